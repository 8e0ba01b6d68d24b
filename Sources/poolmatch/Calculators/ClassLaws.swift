// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolLaws
import PoolModel

/// `poolmatch calc min-cut`
struct MinimumCutLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "min-cut",
    abstract:
      "What a few subjects get from members with one or several subjects, if all are placed anew each week.",
    discussion: """
      min over sets S of subjects of Σ_{k ∉ S} demand(k) + members who serve any of S. With --demand the number served; with --load
      the coverage E[served] / Σ a over Poisson demands.

      Examples:
        poolmatch calc min-cut --load 5 --load 3 --profile 1:4 --profile 2:2 --profile 1+2:2
        poolmatch calc min-cut --demand 6 --demand 1 --profile 1:4 --profile 2:2 --profile 1+2:2
      """)
  /// Members with a set of subjects, as `1+2:3`.
  struct ProfileArgument: ExpressibleByArgument {
    let classes: [Int]
    let members: Int
    init?(argument: String) {
      let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, let members = Int(parts[1]), members >= 0 else { return nil }
      let classes = parts[0].split(separator: "+", omittingEmptySubsequences: false).map { Int($0) }
      guard classes.allSatisfy({ $0 != nil }) else { return nil }
      (self.classes, self.members) = (classes.compactMap(\.self), members)
    }
  }
  @Option(name: .customLong("load"), help: "Mean number of open vacancies; once for each subject.")
  var means: [Double] = []
  @Option(name: .customLong("demand"), help: "Open vacancies; once for each subject.") var demand: [Int] = []
  @Option(name: .customLong("profile"), help: "SUBJECTS:MEMBERS, such as 1+2:3; once for each profile.")
  var profiles: [ProfileArgument]
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    guard means.isEmpty != demand.isEmpty else { throw ValidationError("Give either --load or --demand.") }
    try require("the number of subjects", max(means.count, demand.count), 1...MinimumCut.classesMax)
    for mean in means { try require("--load", mean, loads) }
    for count in demand { try require("--demand", count, 0...1_000_000_000) }
    for profile in profiles {
      try require("--profile members", profile.members, counts)
      for subject in profile.classes {
        try require("--profile subject", subject, 1...max(means.count, demand.count))
      }
    }
  }
  func run() throws {
    let cut = MinimumCut(
      classCount: max(means.count, demand.count),
      profiles: profiles.map { .init(classes: Set($0.classes.map { $0 - 1 }), members: $0.members) })
    if !demand.isEmpty { return try shown.answer(cut.served(demand), "served", "vervuld") }
    guard let coverage = cut.coverage(loads: means) else {
      throw shown.tooLarge("\(MinimumCut.demandsMax) demands")
    }
    try shown.answer(coverage, "coverage", "vervullingsgraad")
  }
}

/// `poolmatch calc two-subjects`
struct TwoSubjectsLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "two-subjects",
    abstract: "Coverage of two subjects week by week when placements stick, by who is asked first.",
    discussion: """
      The chain on busy specialists, flexible members at work in each subject, and waiting vacancies; durations geometric.

      Example:
        poolmatch calc two-subjects --loads 2,1 --specialists 1,1 --flexible 1 --mean-weeks 8 --regime persistent
      """)
  @Option(help: "Mean number of open vacancies of each subject, as 2,1.") var loads: Numbers
  @Option(help: "Specialists of each subject, as 1,1.") var specialists: Numbers
  @Option(help: "Members who can do both.") var flexible: Int
  @Option(help: "Mean duration of a vacancy.") var meanWeeks: Double
  @Option(
    help: "persistent: unfilled vacancies stay listed; locked: they go to an external hire to their end.")
  var regime: TwoSubjects.Regime = .persistent
  @Option(help: "Who is asked first.") var order: TwoSubjects.Order = .specialistFirst
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    try require("the number of --loads", loads.values.count, 2...2)
    try require("the number of --specialists", specialists.values.count, 2...2)
    for load in loads.values { try require("--loads", load, 1e-6...1000) }
    for count in specialists.values where count != count.rounded() || !(0...1000).contains(count) {
      throw ValidationError("--specialists is \(count): give whole numbers from 0 to 1000.")
    }
    try require("--flexible", flexible, 0...1000)
    try require("--mean-weeks", meanWeeks, 1...1000)
  }
  func run() throws {
    let region = TwoSubjects(
      loads: (loads.values[0], loads.values[1]),
      specialists: (Int(specialists.values[0]), Int(specialists.values[1])), flexible: flexible,
      meanWeeks: meanWeeks)
    guard let coverage = region.coverage(regime, order) else {
      throw shown.tooLarge("\(TwoSubjects.statesMax) states")
    }
    try shown.answer(coverage, "coverage", "vervullingsgraad")
  }
}

extension TwoSubjects.Regime: ExpressibleByArgument {}
extension TwoSubjects.Order: ExpressibleByArgument {}
