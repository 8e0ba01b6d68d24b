// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What may run out while a placement lasts.
public enum Clock: String, CaseIterable, Sendable {
  /// The member's running exception to the authority rules (`exception_until`).
  case exception = "exception_until"
  /// The months that a placement under its row of `authority.csv` may last (`months_max`).
  case months = "months_max"
  /// The row of `qualifications.csv`.
  case qualification
  /// The row of `authority.csv`.
  case authority
  /// The certificate of conduct.
  case certificate
}

/// A clock, and the last date that it allows.
public struct ClockEnd: Hashable, Sendable {
  /// What runs out.
  public let clock: Clock
  /// The last date before it has run out.
  public let last: Day
  /// A clock that runs out after a date.
  public init(clock: Clock, last: Day) { (self.clock, self.last) = (clock, last) }
}

extension Rulebook {
  /// What runs out on a placement that began on `first`, in order of date, then of `Clock`; what never ends is left out.
  ///
  /// - Parameters:
  ///   - member: the member's number.
  ///   - group: the group's number.
  ///   - grant: what entitles the member to the group, as `grant(of:for:over:)` gives it; `nil` = nothing does.
  ///   - first: the first date of the placement, also one before the horizon: months count from there.
  public func clocks(of member: Int, for group: Int, under grant: Grant?, from first: Day) -> [ClockEnd] {
    let facts = region.members[member]
    var ends: [ClockEnd] = []
    func add(_ clock: Clock, _ last: Day?) {
      if let last { ends.append(ClockEnd(clock: clock, last: last)) }
    }
    if let grant {
      let candidate = authority.candidate(member, for: authority.needOfGroup[group])
      let pair = candidate?.pairs.first { authority.pairs[$0].grant == grant }.map { authority.pairs[$0] }
      let end = pair?.clockEnd(from: first, exceptionUntil: facts.exceptionUntil)
      add(facts.exceptionUntil == nil ? .months : .exception, end == .distantFuture ? nil : end)
      add(.qualification, region.qualifications[grant.qualification].until)
      add(.authority, region.authority[grant.authority].until)
    }
    if let months = region.policy.certificateMonths {
      add(.certificate, facts.conductCertificate?.adding(months: months).advanced(by: -1))
    }
    return Clock.allCases.flatMap { clock in ends.filter { $0.clock == clock } }.sorted { $0.last < $1.last }
  }
}
