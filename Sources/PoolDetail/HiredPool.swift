// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolSeason

extension Region {
  /// The region with another pool: so many members of each entry of a catalog in place of its own.
  ///
  /// They live at the first school of their base, go by car as far as the catalog takes them to go, work at up to three locations a week, and
  /// are available from Monday to Friday all day.
  public func hiring(_ counts: [Int], of catalog: ProfileCatalog) -> Region {
    var region = self
    (region.members, region.qualifications, region.availability) = ([], [], [])
    (region.preferences, region.placements, region.overrides, region.publications) = ([], [], [], [])
    let positions = Dictionary(uniqueKeysWithValues: locations.map { ($0.id, $0.position) })
    for (entry, count) in zip(catalog.entries, counts) {
      for _ in 0..<count {
        let id = "P\(region.members.count + 1)"
        region.members.append(
          Member(
            id: id, hire: .permanent, home: positions[entry.area], mode: .car,
            travelMaxMinutes: catalog.reachMinutes, minutesMax: entry.minutes, locationsMax: 3,
            from: policy.firstDay, conductCertificate: policy.firstDay))
        region.qualifications += entry.subjects.map {
          Qualification(member: id, subject: $0, degree: entry.degree)
        }
      }
    }
    return region
  }
}
