// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules
import PoolSolver
import PoolText

/// What freeing one running placement would gain, for a human to confirm.
public struct RunningMove: Sendable {
  /// The running placement.
  public let placement: Placement
  /// Lesson minutes more in the whole plan than planning again gives without it.
  public let minutes: Int
  /// What each goal is when planning again with everything running kept, and with this placement free.
  public let goals: [(goal: Goal, kept: Int, freed: Int)]
  /// Who takes the group then, placements of its dates only; empty = nobody.
  public let takers: [Placement]
}

/// Plans again with each running placement given free by itself, and keeps those that gain in the goals, the most lessons first.
///
/// - Parameters:
///   - region: with its running placements.
///   - options: limits of each run; without a limit on time the answer is the same in every run.
/// - Complexity: one run of the planner for each running placement, on `options.threads` threads.
public func runningMoves(of region: Region, _ options: PlanningOptions) -> [RunningMove] {
  var alone = options
  alone.threads = 1
  let kept = plan(Rulebook(region), alone)
  let covered = Coverage(of: kept.plan, in: Rulebook(region)).total.minutesCovered
  let running = region.placements.indices.filter {
    region.placements[$0].state == .running
      && region.placements[$0].dates.cut(to: region.policy.horizon) != nil
  }
  let moves = inParallel(running.count, threads: options.threads) { place -> RunningMove? in
    var freed = region
    let placement = region.placements[running[place]]
    let first = region.policy.planFrom ?? region.policy.firstDay
    // What was before stays as it is; the rest may move.
    freed.placements.replaceSubrange(
      running[place]...running[place],
      with: [
        placement.dates.cut(from: nil, until: first.advanced(by: -1)).map { placement.with($0, .running) },
        placement.dates.cut(from: first, until: nil).map { placement.with($0, .published) },
      ].compactMap(\.self))
    let rulebook = Rulebook(freed)
    let result = plan(rulebook, alone)
    // What was running has no stability to lose, so that goal tells nothing here.
    let goals = zip(kept.goals, result.goals).filter { $0.0.goal != .stability }
      .map { (goal: $0.0.goal, kept: $0.0.value, freed: $0.1.value) }
    guard let first = goals.first, first.goal.wantsMost ? first.freed > first.kept : first.freed < first.kept
    else { return nil }
    return RunningMove(
      placement: placement,
      minutes: Coverage(of: result.plan, in: rulebook).total.minutesCovered - covered, goals: goals,
      takers: result.plan.decided.filter { $0.group == placement.group })
  }
  return moves.compactMap(\.self).enumerated().sorted { a, b in
    (-a.element.minutes, a.offset) < (-b.element.minutes, b.offset)
  }
  .map(\.element)
}

/// Moves of running placements as text and for machines.
public struct RunningMoveReport: Sendable {
  private let region: Region
  private let moves: [RunningMove]

  /// A report in the order given.
  public init(_ moves: [RunningMove], of region: Region) { (self.moves, self.region) = (moves, region) }

  /// A line for each move, and who would take the group over.
  public func text(_ language: Language) -> String {
    let words = AdviceWords(language: language, region: region)
    var screen = ScreenText(colour: false)
    screen.add(
      moves.isEmpty
        ? language.say(
          "Freeing no running placement gains anything.", "Geen lopende plaatsing vrijgeven levert iets op.")
        : language.say(
          "Running placements that would gain most if they were free; somebody has to agree to each.",
          "Lopende plaatsingen die vrijgegeven het meest opleveren; over elke moet iemand beslissen."))
    for move in moves {
      let takers =
        move.takers.isEmpty
        ? language.say("nobody", "niemand")
        : move.takers.map { "\($0.member) \($0.dates.from) – \($0.dates.until)" }.joined(separator: ", ")
      let sign = move.minutes < 0 ? "" : "+"
      screen.add(
        "  \(move.placement.group)/\(move.placement.member)  \(sign)\(words.lessons(move.minutes)) \(language.say("lessons", "lessen"))  "
          + words.changes(move.goals.prefix(3).map { ($0.goal, $0.freed - $0.kept) }))
      screen.addWrapped(language.say("taken over by ", "overgenomen door ") + takers, indent: 4)
    }
    return screen.text
  }

  /// All of it for machines; `Docs/advice.md` describes it.
  public func json() -> String {
    JSON.object([
      ("format", "poolmatch-running-moves"), ("version", .number(1)),
      (
        "moves",
        .list(
          moves.map { move in
            .object([
              ("group", .text(move.placement.group)), ("member", .text(move.placement.member)),
              ("from", .text(move.placement.dates.from.description)),
              ("until", .text(move.placement.dates.until.description)), ("minutes", .number(move.minutes)),
              (
                "goals",
                .list(
                  move.goals.map {
                    .object([
                      ("name", .text($0.goal.rawValue)), ("kept", .number($0.kept)),
                      ("freed", .number($0.freed)),
                    ])
                  })
              ),
              (
                "takers",
                .list(
                  move.takers.map {
                    .object([
                      ("member", .text($0.member)), ("from", .text($0.dates.from.description)),
                      ("until", .text($0.dates.until.description)),
                    ])
                  })
              ),
            ])
          })
      ),
    ]).document(.rows)
  }
}
