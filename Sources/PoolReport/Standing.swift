// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// How a member stands to a run of dates that nobody teaches.
public enum Standing: Hashable, Sendable {
  /// The rules refuse it; in the order of `Rule`, never empty.
  case refused([Refusal])
  /// The rules allow only dates of the opening that somebody teaches already.
  case otherDates
  /// The member could take (part of) it, were it not for the rest of the plan; without hindrance as the plan stands.
  case candidate(Stint, Hindrance?)

  /// The rule at which the member falls: the first that refuses, or that the plan would break; `nil` = none.
  public var rule: Rule? {
    switch self {
    case .refused(let refusals): refusals[0].rule
    case .otherDates: .memberDates
    case .candidate(_, let hindrance): hindrance?.rule
    }
  }
}
