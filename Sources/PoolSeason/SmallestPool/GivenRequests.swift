// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// What the vacancies of a region's own table ask, week by week of its horizon, as far as they are taught in it.
///
/// Each lesson group counts at its own level group, on the dates of its vacancy that are no holiday; whether somebody teaches it already is left
/// out, and so are days, lessons, trips and clocks.
public struct GivenRequests: Sendable {
  /// What is asked, in the order of subjects, level groups and areas.
  public let kinds: [SeasonRegion.Kind]
  /// For each week of the horizon the minutes of each class.
  public let weeks: [[Int]]

  /// Adds up the requests.
  ///
  /// - Parameters:
  ///   - rulebook: of the region.
  ///   - areaMetres: the size of an area.
  ///   - subjects: those that count; `nil` = all.
  public init(_ rulebook: Rulebook, areaMetres: Int, subjects: Set<String>? = nil) {
    let region = rulebook.region
    let areas = SeasonRegion.areas(region, metres: areaMetres)
    let places = Dictionary(uniqueKeysWithValues: zip(region.locations.map(\.id), areas))
    let levels = Dictionary(uniqueKeysWithValues: region.levels.map { ($0.id, $0.group.rawValue) })
    let vacancies = Dictionary(uniqueKeysWithValues: region.vacancies.map { ($0.id, $0) })
    var minutes: [SeasonRegion.Kind: [Int]] = [:]
    for (number, group) in region.groups.enumerated() {
      guard let vacancy = vacancies[group.vacancy], let area = places[vacancy.location],
        let level = levels[group.level], subjects?.contains(vacancy.subject) ?? true
      else { continue }
      let taught = rulebook.teaching(of: number, over: region.policy.horizon)
      guard taught.minutes > 0 else { continue }
      let kind = SeasonRegion.Kind(
        subject: vacancy.subject, levelGroup: level, area: region.locations[area].id)
      let before = minutes[kind] ?? taught.minutesByWeek.map { _ in 0 }
      minutes[kind] = zip(before, taught.minutesByWeek).map { $0 + Int($1) }
    }
    let kinds = minutes.keys.sorted {
      ($0.subject, $0.levelGroup, $0.area) < ($1.subject, $1.levelGroup, $1.area)
    }
    self.kinds = kinds
    weeks = (0..<region.policy.weeks).map { week in kinds.map { minutes[$0]?[week] ?? 0 } }
  }
}
