// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolLaws
import PoolModel

/// `poolmatch calc weekly-persistent`
struct WeeklyPersistentLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weekly-persistent",
    abstract: "Coverage where an unfilled vacancy stays listed and is hired for by the week.",
    discussion: """
      E[min(N, c)] / a, N Poisson(a); any law of durations. With --sickness s each member is ill in a week with probability s.

      Example:
        poolmatch calc weekly-persistent --load 10 --members 10
      """)
  @Option(help: "Mean number of open vacancies.") var load: Double
  @Option(help: "Members of the pool.") var members: Int
  @Option(help: "The probability that a member is ill in a week.") var sickness = 0.0
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    try require("--load", load, loads)
    try require("--members", members, counts)
    try require("--sickness", sickness, 0...1)
  }
  func run() throws {
    try shown.answer(
      WeeklyPersistent.coverage(load: load, members: members, sickness: sickness), "coverage",
      "vervullingsgraad")
  }
}

/// `poolmatch calc weekly-season`
struct WeeklySeasonLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weekly-season",
    abstract: "Coverage of a season that begins without vacancies, unfilled ones hired for by the week.",
    discussion: """
      Σ E[min(N_t, c)] / Σ m_t, N_t Poisson(m_t), m_t = Σ_k starts(t − k) P(D > k), cut at the end of the season.

      Example:
        poolmatch calc weekly-season --starts 1,1,2,3,2,1 --duration geometric:8 --members 10
      """)
  @Option(help: "Mean number of new vacancies in each week.") var starts: Numbers
  @Option(help: "How long vacancies last: fixed:WEEKS or geometric:MEAN.") var duration: DurationArgument
  @Option(help: "Members of the pool.") var members: Int
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    for value in starts.values { try require("--starts", value, 0...1e6) }
    if !starts.values.contains(where: { $0 > 0 }) { throw ValidationError("--starts asks for nothing.") }
    try require("--members", members, counts)
  }
  func run() throws {
    let law: DurationLaw = duration.isFixed ? .fixed(Int(duration.weeks)) : .geometric(mean: duration.weeks)
    try shown.answer(
      WeeklyPersistent.coverage(starts: starts.values, duration: law, members: members), "coverage",
      "vervullingsgraad")
  }
}

/// `poolmatch calc weekly-locked`
struct WeeklyLockedLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weekly-locked",
    abstract: "Coverage where an unfilled vacancy goes to an external hire to its end.",
    discussion: """
      geometric: the chain on busy members, n ~ Bin(b, 1 − p), b' = min(c, n + Poisson(λ)); E[b] / a. fixed: the chain on the
      acceptances of the last D − 1 weeks.

      Example:
        poolmatch calc weekly-locked --load 10 --members 10 --duration geometric:8
      """)
  @Option(help: "Mean number of open vacancies.") var load: Double
  @Option(help: "Members of the pool.") var members: Int
  @Option(help: "How long vacancies last: fixed:WEEKS or geometric:MEAN.") var duration: DurationArgument
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    try require("--load", load, 1e-6...1e4)
    try require("--members", members, 0...2000)
  }
  func run() throws {
    let coverage =
      duration.isFixed
      ? WeeklyLocked.coverage(load: load, members: members, weeks: Int(duration.weeks))
      : WeeklyLocked.coverage(load: load, members: members, meanWeeks: duration.weeks)
    guard let coverage else { throw shown.tooLarge("\(WeeklyLocked.statesMax) states") }
    try shown.answer(coverage, "coverage", "vervullingsgraad")
  }
}

/// `poolmatch calc minimum-term`
struct MinimumTermLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "minimum-term",
    abstract:
      "Coverage where externals are hired for a shortest term, after which the vacancy is listed again.",
    discussion: """
      The chain on busy members and externals by weeks left; durations geometric. Term 1 is weekly-persistent; long terms near weekly-locked.

      Example:
        poolmatch calc minimum-term --load 4 --members 4 --mean-weeks 8 --term 2
      """)
  @Option(help: "Mean number of open vacancies.") var load: Double
  @Option(help: "Members of the pool.") var members: Int
  @Option(help: "Mean duration of a vacancy.") var meanWeeks: Double
  @Option(help: "The fewest weeks for which an external is hired.") var term: Int
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    try require("--load", load, 1e-6...1e4)
    try require("--members", members, 0...2000)
    try require("--mean-weeks", meanWeeks, 1...1000)
    try require("--term", term, 1...60)
  }
  func run() throws {
    let coverage = MinimumTerm.coverage(load: load, members: members, meanWeeks: meanWeeks, term: term)
    guard let coverage else { throw shown.tooLarge("\(MinimumTerm.statesMax) states") }
    try shown.answer(coverage, "coverage", "vervullingsgraad")
  }
}

/// `poolmatch calc finite-staff`
struct FiniteStaffLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finite-staff",
    abstract: "Coverage of the absences of a staff of known size, unfilled ones hired for by the week.",
    discussion: """
      Absent in a week: Bin(M, q / (p + q − p q)), p = 1 / mean weeks; E[min(N, c)] / E[N].

      Example:
        poolmatch calc finite-staff --staff 120 --falling-out 0.01 --mean-weeks 8 --members 8
      """)
  @Option(help: "Teachers who may fall out.") var staff: Int
  @Option(help: "The probability that one who is there falls out, a week.") var fallingOut: Double
  @Option(help: "Mean duration of an absence.") var meanWeeks: Double
  @Option(help: "Members of the pool.") var members: Int
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    try require("--staff", staff, 1...1_000_000)
    try require("--falling-out", fallingOut, 1e-9...1)
    try require("--mean-weeks", meanWeeks, 1...1000)
    try require("--members", members, counts)
  }
  func run() throws {
    try shown.answer(
      FiniteStaff.coverage(staff: staff, fallingOut: fallingOut, meanWeeks: meanWeeks, members: members),
      "coverage",
      "vervullingsgraad")
  }
}

/// `poolmatch calc part-time`
struct PartTimeLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "part-time",
    abstract: "Coverage of the hours of part-time vacancies that may be split at will.",
    discussion: """
      E[min(H, C)] / E[H], H compound Poisson (Panjer's recursion).

      Example:
        poolmatch calc part-time --class 8:2.5 --class 16:1.5 --capacity 40
      """)
  @Option(
    name: .customLong("class"), help: "SIZE:LOAD, hours a week and mean number open; once for each size.")
  var classes: [Pair]
  @Option(help: "The hours that the pool delivers in a week.") var capacity: Int
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    try requireClasses(classes)
    try require("--capacity", capacity, 0...100_000)
    try require("the sum of loads", classes.reduce(0) { $0 + $1.second }, 1e-6...600)
  }
  func run() throws {
    try shown.answer(
      WeeklyPersistent.coverage(loads: classes.map { ($0.first, $0.second) }, capacity: capacity), "coverage",
      "vervullingsgraad")
  }
}

/// `poolmatch calc packing`
struct PackingLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "packing",
    abstract: "Coverage of the hours of part-time vacancies of one week that are never split.",
    discussion: """
      E[hours of the best packing into the members] / E[hours asked].

      Example:
        poolmatch calc packing --class 8:2 --class 12:1 --member 20 --member 16
      """)
  @Option(name: .customLong("class"), help: "SIZE:LOAD, hours and mean number a week; once for each size.")
  var classes: [Pair]
  @Option(name: .customLong("member"), help: "The hours of a member; once for each member.") var members:
    [Int]
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    try requireClasses(classes)
    for hours in members { try require("--member", hours, 0...10_000) }
  }
  func run() throws {
    let loads = classes.map { (size: $0.first, load: $0.second) }
    guard let coverage = Packing.coverage(loads: loads, capacities: members) else {
      throw shown.tooLarge("\(Packing.vectorsMax) demands")
    }
    try shown.answer(coverage, "coverage", "vervullingsgraad")
  }
}

/// Says what is wrong with classes of size and load.
func requireClasses(_ classes: [Pair]) throws {
  for entry in classes {
    try require("--class size", entry.first, 1...10_000)
    try require("--class load", entry.second, loads)
  }
}
