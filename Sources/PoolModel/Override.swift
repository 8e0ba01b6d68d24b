// SPDX-License-Identifier: GPL-3.0-or-later

/// A match that a planner forces or forbids for a time, against what planning would decide.
///
/// It is a record: what makes it hold is a running placement of the region for each group of a *force*, and a row `exclude`
/// by the planner for a *forbid*. Members, groups and vacancies that it names may be gone since.
public struct Override: Hashable, Sendable {
  /// Whether the match must be, or must not be.
  public enum Kind: String, CaseIterable, Sendable { case force, forbid }
  /// What a member is matched with, by id.
  public enum Target: Hashable, Sendable {
    case group(String)
    case vacancy(String)
  }
  /// `O0001`, `O0002`, … in the order in which they were stored.
  public var id: String
  /// Whether the match must be, or must not be.
  public var kind: Kind
  /// The member's id.
  public var member: String
  /// The group, or all groups of the vacancy.
  public var target: Target
  /// The dates on which it holds.
  public var dates: DayRange
  /// The rules that it overrides knowingly, in the order of `Rule`; none for a *forbid*.
  public var rules: [Rule]
  /// Who decided it, and why, by codes that mean nothing outside the region's desk.
  public var by, code: String
  /// The date on which it was decided.
  public var on: Day
  /// The date on which it was withdrawn; it held on the dates before that.
  public var withdrawn: Day?

  /// An override that was not withdrawn.
  public init(
    id: String, kind: Kind, member: String, target: Target, dates: DayRange, rules: [Rule] = [], by: String,
    code: String, on: Day, withdrawn: Day? = nil
  ) {
    (self.id, self.kind, self.member, self.target) = (id, kind, member, target)
    (self.dates, self.rules, self.by, self.code) = (dates, rules, by, code)
    (self.on, self.withdrawn) = (on, withdrawn)
  }

  /// Whether it holds on some date from `day` on.
  public func isInForce(from day: Day) -> Bool { withdrawn == nil && day <= dates.until }
}

extension Region {
  /// The overrides that hold on some date from the first one that may be decided, in order: what every report must tell.
  public var overridesInForce: [Override] {
    overrides.filter { $0.isInForce(from: policy.planFrom ?? policy.firstDay) }
  }

  /// The id of the next override.
  public var nextOverride: String {
    let digits = String((overrides.compactMap { Int($0.id.dropFirst()) }.max() ?? 0) + 1)
    return "O" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The region in which an override holds: with its running placements, or with its exclusion. Its record is not added.
  ///
  /// - Precondition: the region knows the member and the target, and of a *force* each group has minutes and no running placement
  ///   on the dates.
  public func holding(_ override: Override) -> Region {
    var region = self
    switch override.kind {
    case .force:
      region.placements += groups(of: override.target).map {
        Placement(group: $0, member: override.member, dates: override.dates, state: .running)
      }
    case .forbid:
      guard case .vacancy(let id) = override.target else { preconditionFailure("a forbid of a group") }
      region.preferences.append(
        Preference(
          member: override.member, target: .vacancy(id), kind: .exclude, by: .planner,
          from: override.dates.from, until: override.dates.until))
    }
    return region
  }

  /// The region after an override was withdrawn on a date: what it made hold does so until the day before.
  ///
  /// - Returns: `nil` if there is no override of that id in force on that date or later.
  public func withdrawing(override id: String, on day: Day) -> Region? {
    guard let number = overrides.firstIndex(where: { $0.id == id }), overrides[number].isInForce(from: day)
    else { return nil }
    var region = self
    region.overrides[number].withdrawn = day
    let override = overrides[number]
    let last = day.advanced(by: -1)
    switch override.kind {
    case .force:
      let groups = Set(groups(of: override.target))
      region.placements = placements.flatMap { placement -> [Placement] in
        guard placement.state == .running, placement.member == override.member,
          groups.contains(placement.group),
          placement.dates.cut(to: override.dates) == placement.dates
        else { return [placement] }
        return placement.dates.cut(from: nil, until: last).map {
          [Placement(group: placement.group, member: placement.member, dates: $0, state: .running)]
        } ?? []
      }
    case .forbid:
      guard let row = holding(override).preferences.last,
        let position = preferences.lastIndex(of: row)
      else { return region }
      region.preferences[position].until = last
      if override.dates.from > last { region.preferences.remove(at: position) }
    }
    return region
  }

  /// The groups of a target, in the region's order.
  public func groups(of target: Override.Target) -> [String] {
    switch target {
    case .group(let id): [id]
    case .vacancy(let id): groups.filter { $0.vacancy == id }.map(\.id)
    }
  }
}
