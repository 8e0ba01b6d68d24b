// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolModel

/// `poolmatch calc`
struct Calculate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calc",
    abstract: "Answer a question of pool size exactly, by formula.",
    discussion: """
      For one subject at one site, or a few; what a region is, poolmatch season simulates. Loads are mean numbers of open \
      vacancies (new ones a week × mean weeks), in members. Docs/pool-size.md has each law with its source and range.

      Examples:
        poolmatch calc erlang-b --load 10 --servers 10
        poolmatch calc weekly-locked --load 10 --members 10 --duration geometric:8
        poolmatch calc newsvendor --load 10 --own 58 --external 113 --format json
      """,
    subcommands: [
      ErlangBLaw.self, WeeklyPersistentLaw.self, WeeklySeasonLaw.self, WeeklyLockedLaw.self,
      MinimumTermLaw.self,
      EngsetLaw.self, FiniteStaffLaw.self, PartTimeLaw.self, PackingLaw.self, KaufmanRobertsLaw.self,
      OverflowLaw.self,
      SpecialistFirstLaw.self, MinimumCutLaw.self, TwoSubjectsLaw.self, NewsvendorLaw.self,
      SquareRootLaw.self,
    ])
}

/// How the one number of a calculator is shown.
struct NumberOptions: ParsableArguments {
  @Option(help: "What goes to standard output: a line, or the bare number.")
  var format: AnswerFormat = .text
  @OptionGroup var chosen: LanguageOption

  /// Shows a number with what it is, in English and Dutch; all its digits.
  func answer(_ number: Double, _ english: String, _ dutch: String) throws {
    try answer(text: number.description, english, dutch)
  }

  /// Shows a whole number with what it is.
  func answer(_ number: Int, _ english: String, _ dutch: String) throws {
    try answer(text: number.description, english, dutch)
  }

  private func answer(text: String, _ english: String, _ dutch: String) throws {
    let line = "\(chosen.language.say(english, dutch)): \(text)\n"
    try Terminal.answer(format == .json ? text + "\n" : line)
  }

  /// Ends the command because the exact law is too large to be worked through.
  func tooLarge(_ what: String) -> Failure {
    Failure(
      .wrongUsage,
      chosen.language.say(
        "Too large for the exact law (\(what)): take fewer members, classes or weeks, or simulate with poolmatch season.",
        "Te groot voor de exacte wet (\(what)): neem minder leden, klassen of weken, of simuleer met poolmatch season."
      ))
  }
}

/// A number and another, as `8:2.5`.
struct Pair: ExpressibleByArgument {
  let first: Int
  let second: Double

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Int(parts[0]), let second = Double(parts[1]) else { return nil }
    (self.first, self.second) = (first, second)
  }
}

/// Several numbers, as `3,5,5`.
struct Numbers: ExpressibleByArgument {
  let values: [Double]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.allSatisfy({ $0 != nil }) else { return nil }
    values = parts.compactMap(\.self)
  }
}

/// A law of durations, as `fixed:8` or `geometric:8`.
struct DurationArgument: ExpressibleByArgument {
  let isFixed: Bool
  let weeks: Double

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, ["fixed", "geometric"].contains(parts[0]), let weeks = Double(parts[1]),
      weeks >= 1,
      weeks <= 1000, parts[0] == "geometric" || weeks == weeks.rounded()
    else { return nil }
    (isFixed, self.weeks) = (parts[0] == "fixed", weeks)
  }
}

/// Says what is wrong with a value unless it lies in a range.
func require<Value: Comparable>(_ name: String, _ value: Value, _ range: ClosedRange<Value>) throws {
  guard range.contains(value) else {
    throw ValidationError(
      "\(name) is \(value): give a number from \(range.lowerBound) to \(range.upperBound).")
  }
}

/// The loads that calculators take: above 0, or nothing is asked.
let loads = 1e-6...1e6
/// The numbers of members that calculators take.
let counts = 0...1_000_000
