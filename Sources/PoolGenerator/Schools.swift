// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The schools of a region: the sites given, and made-up mbo locations, each with its bells.
struct Schools {
  var sites: [Site]
  /// How many pupils each site counts for.
  let pupils: [Int]
  let bellKinds: [BellKind]
  let periods: [[ClockSpan]]

  init(_ sites: [Site], _ rates: Rates, seed: UInt64) {
    var all = sites
    let count = sites.isEmpty ? 0 : (sites.count * rates.mboPerMille + 999) / 1000
    let known = sites.map { $0.pupils ?? rates.pupilsUnknown }
    for number in 0..<count {
      var random = RandomStream(seed, "mbo", number)
      guard let anchor = random.position(by: known) else { break }
      all.append(Schools.madeUp(number + 1, near: sites[anchor], &random))
    }
    self.sites = all
    pupils = known + Array(repeating: 1500, count: all.count - sites.count)
    bellKinds = all.indices.map { index in
      if all[index].sector == .mbo { return .sixty }
      var random = RandomStream(seed, "bells", index)
      return [BellKind.fifty, .fortyFive, .own][random.position(by: rates.bells) ?? 0]
    }
    periods = zip(all.indices, bellKinds).map { index, kind in
      var random = RandomStream(seed, "bell shift", index)
      return kind.periods(shift: kind == .own ? [-20, -10, 10, 15][random.below(4)] : 0)
    }
  }

  /// A made-up mbo location about a kilometre from a real school; its name says that it is made up.
  private static func madeUp(_ number: Int, near site: Site, _ random: inout RandomStream) -> Site {
    var grid = Grid(site.position)
    grid.north += random.between(-8, 8)
    grid.east += random.between(-12, 12)
    let board = "ZZ" + padded((number - 1) / 3 + 1, 2)
    return Site(
      id: board + padded((number - 1) % 3, 2), name: "Verzonnen mbo-locatie \(number)", place: site.place,
      position: grid.position, sector: .mbo, levels: ["mbo-2", "mbo-3", "mbo-4"],
      holidayRegion: site.holidayRegion)
  }

  /// The institution of a site, which stands in for its board.
  private static func board(of site: Site) -> String { String(site.id.prefix(4)) }
  /// The board of a site, by its position.
  func board(of site: Int) -> String { Schools.board(of: sites[site]) }

  /// The institutions, each standing in for a board, in order of id.
  var boards: [Board] {
    var ids: [String] = []
    for id in sites.map({ Schools.board(of: $0) }).sorted() where ids.last != id { ids.append(id) }
    return ids.map {
      Board(id: $0, name: $0.hasPrefix("ZZ") ? "Verzonnen mbo-instelling \($0)" : "Instelling \($0)")
    }
  }

  var locations: [Location] {
    sites.map {
      Location(
        id: $0.id, name: $0.name, board: Schools.board(of: $0), position: $0.position,
        postcode: $0.postcode,
        place: $0.place, holidayRegion: $0.holidayRegion, sector: $0.sector)
    }
  }

  /// The default bells, then those of the locations that differ.
  var bells: [Bell] {
    var bells: [Bell] = []
    func add(_ location: String?, _ periods: [ClockSpan]) {
      bells += periods.enumerated().map { Bell(location: location, period: $0.offset + 1, span: $0.element) }
    }
    add(nil, BellKind.fifty.periods())
    for index in sites.indices where bellKinds[index] != .fifty { add(sites[index].id, periods[index]) }
    return bells
  }

  /// The level groups taught at each site.
  func levels(at site: Int, for kind: SubjectKind) -> [Level] {
    Catalog.levels.filter { sites[site].levels.contains($0.id) && kind.levelGroups.contains($0.group) }
  }
}

/// A number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
