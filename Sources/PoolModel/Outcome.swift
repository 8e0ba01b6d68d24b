// SPDX-License-Identifier: GPL-3.0-or-later

// How planning ended, for who plans and who tells it.

/// How far the proof went.
public enum PlanStatus: String, Sendable {
  /// Proven best on every goal.
  case optimal
  /// A plan with a bound on every goal, not all met.
  case feasible
  /// The heuristic's plan, because the engine that proves could not work or had no time to.
  case fallback
}

/// Why planning ended before the proof.
public enum PlanStop: String, Sendable {
  case timeLimit = "time-limit"
  case workLimit = "work-limit"
  /// Every goal was near enough to its bound.
  case gap
  case interrupted
}

/// Why an engine could not go on. Details are the solver's own words, or say where in the program: in English.
public enum EngineFailure: Error, Hashable, Sendable {
  /// The solver could not be loaded, for the system's reason.
  case solverMissing(String)
  /// The program held something that the solver must not see.
  case programRefused(String)
  /// The solver ended without an answer.
  case solverGaveUp(String)
  /// The answer contradicts the program, or what is known.
  case answerUnreliable(String)
  /// The solver's plan breaks a rule at this choice of the program.
  case planBreaksRule(at: String)
  /// The solver's plan has less of an earlier goal than was to be kept.
  case goalGivenUp(Goal, found: Int, kept: Int)
}

/// At which goal an engine could not go on, and why.
public struct PlanFailure: Hashable, Sendable {
  /// The goal that was being searched.
  public let goal: Goal
  /// What happened.
  public let cause: EngineFailure
  /// A failure at a goal.
  public init(at goal: Goal, _ cause: EngineFailure) { (self.goal, self.cause) = (goal, cause) }
}
