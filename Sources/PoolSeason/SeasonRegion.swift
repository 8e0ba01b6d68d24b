// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// A region as classes: what its seasons ask, and what each member can do of it.
///
/// A member serves a class at the tier that the member has for it on the region's first day, if some school of the class's area that asks for
/// it lies in reach and excludes nobody. Days, lessons, trips between schools and clocks are left out.
public struct SeasonRegion: Sendable {
  /// What a class stands for.
  public struct Kind: Hashable, Sendable {
    /// Ids and names; the area is called by the id of its first location.
    public let subject, levelGroup, area: String
    /// The board whose schools ask, where classes are divided by board; else `nil`.
    public var board: String?
  }

  /// The classes, in the order of the model's demands.
  public let kinds: [Kind]
  /// What seasons ask.
  public let model: SeasonModel
  /// The members, in the region's order.
  public private(set) var pool: [SeasonModel.Person]
  /// The vacancies with which seasons begin, by id, where they begin with the region's own; and who has what of them.
  public let openVacancies: [String], held: [[SeasonModel.Hold]]
  /// What each member costs.
  public let wages: [Wage]
  /// The area of each location, by ids.
  private let areaOf: [String: String]
  /// The region's boards by id, in the order of the tallies.
  public let boards: [String]

  /// What a member's hours cost.
  public struct Wage: Hashable, Sendable {
    /// Whether all hours of the contract are paid, taught or not.
    public let isSalaried: Bool
    /// For 60 minutes.
    public let cents: Int

    /// What a week of so many minutes, of which so many are taught, costs × 60.
    func cost(capacity: Int, taught: Int) -> Int { cents * (isSalaried ? capacity : taught) }
  }

  /// How much of the year before a season fills the region up, in weeks.
  static let warmUpWeeks = 26

  /// - Parameters:
  ///   - rulebook: of the region.
  ///   - rates: what is asked; every id is one of the region (`SeasonRates.faults(in:)` tells those that are not).
  ///   - byBoard: whether vacancies of different boards are of different classes.
  public init(_ rulebook: Rulebook, _ rates: SeasonRates, byBoard: Bool = false) {
    let region = rulebook.region
    boards = region.boards.map(\.id)
    let areas = Self.areas(region, metres: rates.areaMetres)
    let areaOf = Dictionary(
      uniqueKeysWithValues: areas.enumerated().map { (region.locations[$0].id, region.locations[$1].id) })
    self.areaOf = areaOf
    let locations = Dictionary(uniqueKeysWithValues: region.locations.enumerated().map { ($1.id, $0) })
    let boardOf = Dictionary(uniqueKeysWithValues: boards.enumerated().map { ($1, $0) })
    var byKind: [Kind: [SeasonRates.Request]] = [:]
    for request in rates.requests where request.perWeek > 0 {
      guard let location = locations[request.location], let area = areaOf[request.location] else { continue }
      let kind = Kind(
        subject: request.subject, levelGroup: request.levelGroup, area: area,
        board: byBoard ? region.locations[location].board : nil)
      byKind[kind, default: []].append(request)
    }
    let kinds = byKind.keys.sorted {
      ($0.subject, $0.levelGroup, $0.area, $0.board ?? "")
        < ($1.subject, $1.levelGroup, $1.area, $1.board ?? "")
    }
    let sizes = rates.sizes.map { (minutes: $0.minutes, weight: $0.weight) }
    let demands = kinds.map { kind -> SeasonModel.Demand in
      let requests = byKind[kind] ?? []
      let perWeek = requests.reduce(0) { $0 + $1.perWeek }
      let value = requests.reduce(0) { $0 + $1.perWeek * Double($1.priority) } / perWeek
      var weights: [Int: Double] = [:]
      for request in requests {
        guard let location = locations[request.location],
          let board = boardOf[region.locations[location].board]
        else { continue }
        weights[board, default: 0] += request.perWeek
      }
      return SeasonModel.Demand(
        ([kind.subject, kind.levelGroup, kind.area] + [kind.board].compactMap(\.self)).joined(separator: " "),
        perWeek: perWeek, value: Int(value.rounded()),
        durations: rates.durations, sizes: sizes,
        boards: weights.keys.sorted().map { ($0, max(1, Int((weights[$0] ?? 0) * 1e6))) })
    }
    let season = (0..<rates.weeks).map { $0 < rates.season.count ? rates.season[$0] : 1 }
    let wave =
      rates.waveWeeks > 0 && rates.wavePercent != 100
      ? SeasonModel.Wave(
        first: rates.waveBegins[0], last: rates.waveBegins[1], weeks: rates.waveWeeks,
        factor: Double(rates.wavePercent) / 100) : nil
    var model = SeasonModel(demands: demands, weeks: season, sickness: rates.sickness, wave: wave)
    switch rates.start ?? .equilibrium {
    case .equilibrium:
      model.warmUp = Array(repeating: 1, count: Self.warmUpWeeks)
      (openVacancies, held) = ([], [])
    case .open:
      let open = region.openings { vacancy, levelGroup in
        guard let location = locations[vacancy.location], let area = areaOf[vacancy.location],
          let board = boardOf[region.locations[location].board],
          let demand = kinds.firstIndex(
            of: Kind(
              subject: vacancy.subject, levelGroup: levelGroup, area: area,
              board: byBoard ? region.locations[location].board : nil))
        else { return nil }
        return (demand, board)
      }
      model.start = .open(open.map(\.opening))
      (openVacancies, held) = (open.map(\.vacancy), open.map(\.held))
    }
    self.model = model
    self.kinds = kinds
    pool = Self.people(rulebook, kinds, byKind, locations)
    wages = region.members.indices.map { member in
      let isSalaried = region.members[member].hire == .permanent
      // The marginal cost of a permanent member is nothing; a season asks what the contract costs.
      let own = region.members[member].centsPerHour ?? rates.ownCents
      return Wage(isSalaried: isSalaried, cents: isSalaried ? own : rulebook.centsPerHour(of: member))
    }
  }

  /// Leaves members whom a board put in the classes of that board alone.
  mutating func separateBoards(_ region: Region) {
    for (number, member) in region.members.enumerated() {
      guard let board = member.board else { continue }
      pool[number].skills.removeAll { kinds[$0.demand].board != board }
    }
  }

  /// The class that a request is of, where classes are not divided by board; `nil` where nothing is asked of its kind.
  package func demand(of request: SeasonRates.Request) -> Int? {
    areaOf[request.location].flatMap { area in
      kinds.firstIndex {
        $0.subject == request.subject && $0.levelGroup == request.levelGroup && $0.area == area
      }
    }
  }

  /// For each location the first location of its area: the first in the region's order that lies near enough.
  static func areas(_ region: Region, metres: Int) -> [Int] {
    var leaders: [Int] = []
    return region.locations.indices.map { location in
      let near = leaders.first {
        region.locations[$0].position.metres(to: region.locations[location].position) <= metres
      }
      if let near { return near }
      leaders.append(location)
      return location
    }
  }

  private static func people(
    _ rulebook: Rulebook, _ kinds: [Kind], _ requests: [Kind: [SeasonRates.Request]],
    _ locations: [String: Int]
  ) -> [SeasonModel.Person] {
    let region = rulebook.region
    let today = DayRange(region.policy.firstDay, region.policy.firstDay)
    let levels = Dictionary(uniqueKeysWithValues: region.levels.map { ($0.id, $0.group.rawValue) })
    let subjects = Dictionary(uniqueKeysWithValues: region.vacancies.map { ($0.id, $0.subject) })
    /// A group of each subject and level group, by which authority is asked.
    var example: [String: Int] = [:]
    for (number, group) in region.groups.enumerated() {
      let key = "\(subjects[group.vacancy] ?? "") \(levels[group.level] ?? "")"
      if example[key] == nil { example[key] = number }
    }
    var excluded: [String: Set<String>] = [:]
    for preference in region.preferences where preference.kind == .exclude {
      if case .location(let location) = preference.target {
        excluded[preference.member, default: []].insert(location)
      }
    }
    return region.members.enumerated().map { number, member in
      let skills = kinds.enumerated().compactMap { demand, kind -> SeasonModel.Skill? in
        guard let group = example["\(kind.subject) \(kind.levelGroup)"], let today,
          let tier = rulebook.grant(of: number, for: group, over: today)?.tier
        else { return nil }
        let reaches = (requests[kind] ?? []).contains { request in
          guard let location = locations[request.location],
            let minutes = rulebook.homeMinutes(of: number, to: location)
          else { return false }
          return minutes <= member.travelMaxMinutes && excluded[member.id]?.contains(request.location) != true
        }
        return reaches ? SeasonModel.Skill(demand, perMille: region.policy.tierValue[tier]) : nil
      }
      return SeasonModel.Person(minutes: member.minutesMax, skills: skills)
    }
  }
}
