// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolLaws
import PoolModel

/// `poolmatch calc newsvendor`
struct NewsvendorLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsvendor",
    abstract: "The cheapest number of members for one subject at one site.",
    discussion: """
      persistent: add members while external × P(N > c) > own; locked: while external × a (B(c) − B(c + 1)) > own.

      Example:
        poolmatch calc newsvendor --load 10 --own 58 --external 113
      """)
  @Option(help: "Mean number of open vacancies.") var load: Double
  @Option(help: "What a member's hour costs, used or not.") var own: Double
  @Option(help: "What an hour costs that the pool does not deliver.") var external: Double
  @Option(help: "What becomes of a vacancy that nobody takes.") var regime: TwoSubjects.Regime = .persistent
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    try require("--load", load, 1e-6...1e5)
    try require("--own", own, 0.01...1e6)
    try require("--external", external, 0.01...1e6)
  }
  func run() throws {
    let members =
      regime == .persistent
      ? Sizing.newsvendorPersistent(load: load, own: own, external: external)
      : Sizing.newsvendorLocked(load: load, own: own, external: external)
    try shown.answer(members, "members", "leden")
  }
}

/// `poolmatch calc square-root`
struct SquareRootLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "square-root",
    abstract: "The square-root rule of thumb: members, and the share that stays uncovered.",
    discussion: """
      members c = a + β √a; uncovered about (φ − β (1 − Φ)) / √a in regime persistent, φ / (Φ √a) in regime locked.

      Example:
        poolmatch calc square-root --load 100 --beta 0.5 --give persistent
      """)
  enum Given: String, CaseIterable, ExpressibleByArgument { case members, persistent, locked }
  @Option(help: "Mean number of open vacancies.") var load: Double
  @Option(help: "How many roots of the load above it.") var beta: Double
  @Option(help: "The number of members, or the share uncovered in a regime.") var give: Given = .members
  @OptionGroup var shown: NumberOptions

  func validate() throws {
    try require("--load", load, loads)
    try require("--beta", beta, -30...30)
  }
  func run() throws {
    let (members, persistent, locked) = Sizing.squareRoot(load: load, beta: beta)
    switch give {
    case .members: try shown.answer(members, "members", "leden")
    case .persistent: try shown.answer(persistent, "share uncovered", "deel onvervuld")
    case .locked: try shown.answer(locked, "share uncovered", "deel onvervuld")
    }
  }
}
