// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Where what people were told no longer fits the package.
public struct ToldConflicts: Sendable {
  /// Every rule that the told placements break, by themselves or together; as in `AuditReport`.
  public let breaches: [Breach]
  /// Told placements, as the package has them, without which the others can all be kept.
  public let dropped: [Placement]
}

/// Looks whether what people were told can be kept from the date on from which a scope plans.
///
/// Told are the published placements, and the running ones that a publication once had as published; running placements that
/// never were planned are facts. What is left of each is asked every rule by date and week, as if it were decided anew, and
/// those of handovers as the openings of the scope have them. Where some cannot be kept together, they are taken one by one: those
/// at work first, then those of higher priority, then in the order of `Plan.order`; who does not fit any more is dropped.
///
/// - Precondition: the scope has no flaw in the region.
/// - Complexity: one audit; where there are breaches, another two for each placement that has to do with one.
public func conflicts(amongToldIn region: Region, in scope: PlanScope) -> ToldConflicts {
  let told = ToldPlan(region, scope)
  let breaches = told.breaches(of: told.pieces)
  guard !breaches.isEmpty else { return ToldConflicts(breaches: [], dropped: []) }
  let suspects = told.pieces.filter { piece in breaches.contains { told.isAbout($0, piece.rest) } }
  var kept = told.pieces.filter { piece in !suspects.contains { $0.told == piece.told } }
  var dropped: [Placement] = []
  for piece in suspects.sorted(by: told.order) {
    if told.breaches(of: kept + [piece]).isEmpty { kept.append(piece) } else { dropped.append(piece.told) }
  }
  return ToldConflicts(breaches: breaches, dropped: Plan(dropped).placements)
}

/// What people were told, as a plan of the region from the scope's first date on.
private struct ToldPlan {
  /// A told placement and what is left of it.
  struct Piece {
    let told, rest: Placement
    let isLocked: Bool
  }

  let pieces: [Piece]
  /// The scoped region with what is told locked where it has begun, and with all of it open to decide.
  private let locked, open: Auditor

  init(_ region: Region, _ scope: PlanScope) {
    // Some of what was told is no plan: the rest of it has not changed.
    var scope = scope
    scope.changesMax = nil
    let dropped = Set(scope.dropped)
    let once = Dictionary(
      grouping: region.publications.flatMap(\.placements).filter { $0.state == .published }, by: \.group)
    let freed = Set(scope.freed)
    let told = region.placements.filter { placement in
      if dropped.contains(placement) { return false }
      if freed.contains(placement) { return true }
      switch placement.state {
      case .published: return true
      case .proposed: return false
      case .running:
        return (once[placement.group] ?? []).contains {
          $0.member == placement.member && $0.dates.cut(to: placement.dates) != nil
        }
      }
    }
    var freeing = scope
    freeing.freed = told.filter { scope.locks($0, in: region.policy) }
    let scoped = region.scoped(by: freeing)
    let horizon = scoped.policy.horizon.cut(from: scoped.policy.planFrom, until: nil)
    pieces = told.compactMap { placement in
      guard let rest = horizon.flatMap({ placement.dates.cut(to: $0) }) else { return nil }
      return Piece(
        told: placement, rest: placement.with(rest, .published),
        isLocked: scope.locks(placement, in: region.policy) && !freed.contains(placement))
    }
    open = Auditor(scoped)
    locked = Auditor(region.scoped(by: scope))
  }

  /// Every rule that some pieces break together with what runs.
  func breaches(of pieces: [Piece]) -> [Breach] {
    func found(_ auditor: Auditor, _ pieces: [Piece]) -> [Breach] {
      let running = auditor.tables.region.placements.filter { $0.state == .running }
      return auditor.breaches(of: Plan(running + pieces.map(\.rest)))
    }
    return found(open, pieces).filter { $0.rule != .handovers }
      + found(locked, pieces.filter { !$0.isLocked }).filter { $0.rule == .handovers }
  }

  /// Whether a breach has to do with a placement.
  func isAbout(_ breach: Breach, _ placement: Placement) -> Bool {
    switch breach.finding {
    case .unknownMember(let other), .unknownGroup(let other), .outsideWindow(let other, _),
      .noAuthority(let other), .tierTooHigh(let other, _, _), .noCertificate(let other),
      .certificateTooLate(let other, _), .certificateEnds(let other, _), .excluded(let other, _),
      .memberDates(let other, _, _), .unavailable(let other, _, _, _), .tooFar(let other, _, _, _, _),
      .homeUnknown(let other), .lockedMissing(let other), .lockedUnknown(let other):
      other == placement
    case .overlap(let member, _, _, _, _), .noTimeToTravel(let member, _, _, _, _, _, _),
      .tooManyMinutes(let member, _, _, _, _), .noFreeTime(let member, _, _, _, _),
      .tooManyUnderAuthority(let member, _, _, _, _, _, _), .tooManyLocations(let member, _, _, _):
      member == placement.member
    case .tooManyMembers(let vacancy, _, _, _):
      open.tables.works[placement.group]?.vacancy.id == vacancy
    case .sharedDates(let group, _, _, _), .tooManyHandovers(let group, _, _, _, _): group == placement.group
    case .tooManyChanges: false
    }
  }

  /// Who is kept first.
  func order(_ a: Piece, _ b: Piece) -> Bool {
    func rank(_ piece: Piece) -> (Int, Int) {
      (piece.isLocked ? 0 : 1, -(open.tables.works[piece.told.group]?.vacancy.priority ?? 0))
    }
    return rank(a) == rank(b) ? Plan.order(a.told, b.told) : rank(a) < rank(b)
  }
}
