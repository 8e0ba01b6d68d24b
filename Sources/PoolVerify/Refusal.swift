// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// One claim of a certificate that does not hold, with the numbers that show it.
public struct Refusal: Hashable, Sendable, CustomStringConvertible {
  /// A leaf or branch of a level's tree.
  public struct Place: Hashable, Sendable {
    /// The level.
    public let goal: Goal
    /// Which of the level's nodes, from 1.
    public let step: Int
    /// For each branch from the root whether its stint is taken; empty at the root.
    public let taken: [Bool]
  }

  /// What was found. Amounts of goals are in the goal's unit, prices in units of which `scale` are worth one.
  public enum Finding: Hashable, Sendable {
    /// The certificate was made for another package.
    case otherPackage(certificate: String, package: String)
    /// The package cannot be planned in the certificate's scope.
    case impossibleScope
    /// A file tells another scope than `plan.json`.
    case otherScope(file: String)
    /// `run.json` was written for another package.
    case otherRun(run: String, package: String)
    /// `run.json` says otherwise what the plan has of a goal; `nil` = it does not name the goal.
    case otherRunValue(Goal, run: Int?, plan: Int)
    /// `run.json` says otherwise what the certificate proves of a goal; `nil` = nothing.
    case otherRunBound(Goal, run: Int?, certificate: Int?)
    /// A placement that `plan.json` has and `placements.csv` has not.
    case onlyInPlanJSON(Placement)
    /// A placement that `placements.csv` has and `plan.json` has not.
    case onlyInPlacements(Placement)
    /// The levels are not the policy's goals in order.
    case otherGoals(certificate: [Goal], policy: [Goal])
    /// What later levels keep does not follow from what was reached.
    case wrongKept(Goal, kept: Int, reached: Int, tolerancePerMille: Int, expected: Int)
    /// The plan is worse than what the certificate says every later level keeps.
    case planBelowKept(Goal, plan: Int, kept: Int)
    /// The plan is better than what the certificate says was reached.
    case planBeyondReached(Goal, plan: Int, reached: Int)
    /// The value reached is better than the bound.
    case reachedBeyondBound(Goal, reached: Int, bound: Int)
    /// The scale is not at least 1.
    case scaleNotPositive(Goal, Int)
    /// The unit is not at least 1.
    case unitNotPositive(Goal, Int)
    /// The unit does not divide what a stint adds to the goal.
    case unitTooCoarse(Goal, unit: Int, Certificate.StintKey, amount: Int)
    /// The unit of a goal that counts people is 1.
    case unitOfCount(Goal, Int)
    /// A tree with too many branches from root to leaf.
    case treeTooDeep(Goal, limit: Int)
    /// A branch on something that is no stint of the package.
    case unknownStint(Place, Certificate.StintKey)
    /// A price below 0.
    case negativePrice(Place, Certificate.Row, Int)
    /// A row that the package does not have.
    case unknownRow(Place, Certificate.Row)
    /// A row with two prices.
    case rowTwice(Place, Certificate.Row)
    /// A level may price only what earlier levels keep.
    case keptNotEarlier(Place, Goal)
    /// A price of `split` or `handover` above what further members or placements cost.
    case overPriceTooHigh(Place, Certificate.Row, price: Int, limit: Int)
    /// A bound for a member that the package does not have.
    case unknownMember(Place, String)
    /// A member with two bounds.
    case memberTwice(Place, String)
    /// A member can earn more than the certificate says.
    case mostTooLow(Place, member: String, most: Int, found: Int)
    /// The prices prove another bound.
    case wrongBound(Goal, bound: Int, proven: Int)
    /// Numbers whose result leaves 64 bits.
    case tooLarge(Place, left: Int, operation: String, right: Int)
  }

  /// What was found, by its numbers.
  public let finding: Finding

  /// The name of the reason, the same in every language.
  public var name: String {
    switch finding {
    case .otherPackage: "other-package"
    case .impossibleScope, .otherScope: "scope"
    case .otherRun, .otherRunValue, .otherRunBound: "other-run"
    case .onlyInPlanJSON, .onlyInPlacements: "other-plan"
    case .otherGoals: "other-goals"
    case .wrongKept: "wrong-kept"
    case .planBelowKept: "plan-below-kept"
    case .planBeyondReached: "plan-beyond-reached"
    case .reachedBeyondBound: "reached-beyond-bound"
    case .scaleNotPositive: "scale"
    case .unitNotPositive, .unitTooCoarse, .unitOfCount: "unit"
    case .treeTooDeep: "tree-too-deep"
    case .unknownStint: "unknown-stint"
    case .negativePrice: "negative-price"
    case .unknownRow: "unknown-row"
    case .rowTwice: "row-twice"
    case .keptNotEarlier: "kept-not-earlier"
    case .overPriceTooHigh: "over-price"
    case .unknownMember: "unknown-member"
    case .memberTwice: "member-twice"
    case .mostTooLow: "most-too-low"
    case .wrongBound: "wrong-bound"
    case .tooLarge: "too-large"
    }
  }

  /// The reason in English, one line.
  public var description: String { text(.english) }

  /// The reason in one line: its name, the level, the ids and the numbers.
  public func text(_ language: Language) -> String {
    switch language {
    case .english: "\(name): \(englishText)"
    case .dutch: "\(name): \(dutchText)"
    }
  }
}
