// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// The kinds of members that a region could hire: subjects × degree × base × hours.
///
/// A base is the first school of an area; from there a member reaches every area whose first school is within `reachMinutes` by car.
/// Pairs of subjects are those that somebody of the present pool has. A profile that can do no more than another of the same hours and
/// cost is left out.
public struct ProfileCatalog: Sendable {
  /// A kind of member.
  public struct Entry: Hashable, Sendable {
    /// Ids, one or two.
    public let subjects: [String]
    /// In each of them.
    public let degree: Degree
    /// The id of the base.
    public let area: String
    /// Lesson minutes a week, and what they cost in cents.
    public let minutes, cents: Int
    /// What a member of this kind is in simulations.
    public let person: SeasonModel.Person

    /// Such as `wi+na first 20CP00 1150`.
    public var name: String { "\(subjects.joined(separator: "+")) \(degree.rawValue) \(area) \(minutes)" }
    var profile: Composition.Profile {
      Composition.Profile(name, minutes: minutes, classes: person.skills.map(\.demand), cents: cents)
    }
  }

  /// In the order of subjects, degrees, bases and hours.
  public let entries: [Entry]
  /// How far from the base a member goes, in minutes.
  public let reachMinutes: Int

  /// So many members of each entry, in the catalog's order.
  public func pool(_ counts: [Int]) -> [SeasonModel.Person] {
    zip(entries, counts).flatMap { Array(repeating: $0.person, count: $1) }
  }

  /// The catalog of a region's seasons.
  public init(_ rulebook: Rulebook, _ season: SeasonRegion, _ rates: SeasonRates) {
    self.init(rulebook, season.kinds, rates)
  }

  /// The catalog for some classes of a region.
  ///
  /// - Parameters:
  ///   - rulebook: of the region.
  ///   - kinds: the classes.
  ///   - rates: the tariffs.
  ///   - shares: hours as per cent of a full-time week.
  ///   - reachMinutes: how far from the base a member goes.
  public init(
    _ rulebook: Rulebook, _ kinds: [SeasonRegion.Kind], _ rates: SeasonRates, shares: [Int] = [60, 100],
    reachMinutes: Int = 45
  ) {
    self.reachMinutes = reachMinutes
    let region = rulebook.region
    let places = Dictionary(uniqueKeysWithValues: region.locations.enumerated().map { ($1.id, $0) })
    let areas = Set(kinds.map(\.area)).compactMap { places[$0] }.sorted()
    let asked = Set(kinds.map(\.subject))
    var pairs: Set<[String]> = []
    for (_, rows) in Dictionary(grouping: region.qualifications, by: \.member) {
      let subjects = Set(rows.map(\.subject)).intersection(asked).sorted()
      for (place, first) in subjects.enumerated() {
        for second in subjects[(place + 1)...] { pairs.insert([first, second]) }
      }
    }
    let sets = asked.sorted().map { [$0] } + pairs.sorted { $0.lexicographicallyPrecedes($1) }
    var entries: [Entry] = []
    for subjects in sets {
      for degree in [Degree.first, .second, .vocational] {
        let tiers = Self.tiers(of: degree, in: region)
        for area in areas {
          let skills = kinds.enumerated().compactMap { demand, kind -> SeasonModel.Skill? in
            guard subjects.contains(kind.subject), let tier = tiers[kind.levelGroup],
              let place = places[kind.area],
              rulebook.travelMinutes(from: area, to: place, by: .car) <= reachMinutes
            else { return nil }
            return SeasonModel.Skill(demand, perMille: region.policy.tierValue[tier])
          }
          // A pair of which only one subject can be served is a single.
          if Set(skills.map { kinds[$0.demand].subject }).count < subjects.count { continue }
          for share in shares {
            let minutes = region.policy.fteMinutes * share / 100
            entries.append(
              Entry(
                subjects: subjects, degree: degree, area: region.locations[area].id, minutes: minutes,
                cents: (rates.ownCents * minutes + 30) / 60, person: .init(minutes: minutes, skills: skills)))
          }
        }
      }
    }
    self.entries = Self.undominated(entries)
  }

  /// The tier, 0 or 1, at which a degree may teach each level group on the region's first day.
  private static func tiers(of degree: Degree, in region: Region) -> [String: Tier] {
    var tiers: [String: Tier] = [:]
    let today = region.policy.firstDay
    for row in region.authority where row.degree == degree && row.tier <= 1 && row.minutesMax == nil {
      if let from = row.from, from > today { continue }
      if let until = row.until, until < today { continue }
      tiers[row.levelGroup.rawValue] = min(row.tier, tiers[row.levelGroup.rawValue] ?? row.tier)
    }
    return tiers
  }

  /// Leaves out what another entry of the same hours and cost can do as well, and of equals all but the first.
  private static func undominated(_ entries: [Entry]) -> [Entry] {
    let skills = entries.map {
      Dictionary(uniqueKeysWithValues: $0.person.skills.map { ($0.demand, $0.perMille) })
    }
    func covers(_ a: Int, _ b: Int) -> Bool {
      skills[a].count >= skills[b].count && skills[b].allSatisfy { skills[a][$0.key] ?? 0 >= $0.value }
    }
    return entries.indices.filter { number in
      let entry = entries[number]
      return !entries.indices.contains { other in
        other != number && entries[other].minutes == entry.minutes && entries[other].cents <= entry.cents
          && covers(other, number) && (!covers(number, other) || other < number)
      }
    }
    .map { entries[$0] }
  }
}
