// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import PoolSeason
import PoolSolver

/// What one season came to in detail.
public struct DetailedTally: Sendable {
  /// Lesson minutes, counted as in classes.
  public var minutes: SeasonTally
  /// For each week of the season that had something to decide: the value reached, and what no plan exceeds.
  public var weeks: [(value: Int, bound: Int)] = []
}

/// Simulates a region's own pool through seasons with lessons, travel and all rules, each week decided by the planner's own engine.
///
/// It meets the same vacancies and illnesses as `Season` does with the same seed. Each vacancy gets a location among those that ask for its class
/// and the lessons of one of the region's own vacancies of its size. Every week is taught as the first week of the region's horizon with
/// fewest days off: who may teach what and when is as in that week, and every member is in the pool. A class of lessons is one person's;
/// who has it keeps it to the end, except in `repack`.
public struct DetailedSeason: Sendable {
  private let base: Region
  private let season: SeasonRegion
  private let regime: Regime
  private let requests: RequestStream
  private let presence: Presence
  private let draws: RandomStream
  private let forms: VacancyForms
  /// Per class: the locations that ask, and the weight of each, by board.
  private let places: [[Int: [(location: String, weight: Int)]]]
  /// The vacancies with which a season begins, with who has what of them.
  private let openings: [Opening]
  private let work: Int

  /// A region's pool in a regime.
  ///
  /// - Parameters:
  ///   - region: with its people, schools and the vacancies whose forms are taken.
  ///   - season: the same region in classes, not divided by board.
  ///   - rates: by which it was made.
  ///   - regime: what becomes of work that nobody takes.
  ///   - seed: as of `Season`.
  ///   - work: units of work that a week may cost, as `PlanningOptions.work` counts them.
  public init(
    _ region: Region, _ season: SeasonRegion, _ rates: SeasonRates, regime: Regime, seed: UInt64,
    work: Int = 50_000
  ) {
    let forms = VacancyForms(region)
    (base, self.forms) = (region.inOneWeek, forms)
    (self.season, self.regime, self.work) = (season, regime, work)
    requests = RequestStream(season.model, seed: seed)
    presence = Presence(season.model, seed: seed)
    draws = RandomStream(seed, "season detail")
    places = season.places(rates, in: region)
    openings = season.openVacancies.map { Opening($0, of: region, forms) }
  }

  /// A vacancy while it lasts.
  private struct Live {
    let request: Request
    let location: String
    let form: VacancyForm
    /// Who has each part of it until it ends, by position.
    var holder: [Int?]
    /// The week until which an external has each part.
    var hiredUntil: [Int?]
  }

  /// A part of a live vacancy.
  private struct PartNumber: Hashable {
    let vacancy, part: Int
    var group: String { "V\(vacancy)-\(part)" }
  }

  /// One season.
  public func tally(_ replicate: Int) -> DetailedTally {
    let factors = requests.factors(replicate)
    let counted = season.model.warmUp.count
    var tally = DetailedTally(
      minutes: SeasonTally(season.model, boards: season.model.boardCount, members: base.members.count))
    var live: [Live] = []
    for (week, factor) in factors.enumerated() {
      end(week, &live)
      let opened = week == 0 ? requests.open(replicate) : []
      let new = opened + requests.new(replicate, week: week, factor: factor)
      let draws = draws.part(replicate).part(week)
      for (number, request) in new.enumerated() { live.append(begin(request, draws.part(number))) }
      let isPresent = presence.of(base.members.count, replicate, week: week)
      let (covers, value) = match(&live, isPresent)
      if week >= counted {
        if let value { tally.weeks.append(value) }
        count(live, covers, isPresent, week - counted, &tally.minutes)
      }
      hire(week, &live)
    }
    return tally
  }

  private func begin(_ request: Request, _ stream: RandomStream) -> Live {
    if let number = request.opening {
      let opening = openings[number]
      return Live(
        request: request, location: opening.location, form: opening.form, holder: opening.holder,
        hiredUntil: opening.holder.map { _ in nil })
    }
    var random = stream
    let here = places[request.demand][request.board] ?? []
    guard let place = random.position(by: here.map(\.weight)),
      let levelGroup = LevelGroup(rawValue: season.kinds[request.demand].levelGroup)
    else {
      preconditionFailure("nobody of board \(request.board) asks for \(season.kinds[request.demand])")
    }
    let form = forms.form(of: request.minutes, at: levelGroup, &random)
    let nobody = form.parts.map { _ in Int?.none }
    return Live(
      request: request, location: here[place].location, form: form, holder: nobody, hiredUntil: nobody)
  }

  /// A vacancy of the region as it stands when its horizon begins.
  private struct Opening {
    let location: String
    let form: VacancyForm
    let holder: [Int?]

    init(_ id: String, of region: Region, _ forms: VacancyForms) {
      guard let vacancy = region.vacancies.first(where: { $0.id == id }), let form = forms.form(of: id) else {
        preconditionFailure("no vacancy \(id) with minutes")
      }
      let holders = region.placementsAtStart
      let members = Dictionary(uniqueKeysWithValues: region.members.enumerated().map { ($1.id, $0) })
      (location, self.form) = (vacancy.location, form)
      holder = form.parts.map { part in part.group.flatMap { holders[$0] }.flatMap { members[$0] } }
    }
  }

  /// Ends what has had its last week, lists again what was hired for until now, and in `repack` takes everything back.
  private func end(_ week: Int, _ live: inout [Live]) {
    live.removeAll { $0.request.until == week }
    for number in live.indices {
      for part in live[number].holder.indices {
        if live[number].hiredUntil[part] == week { live[number].hiredUntil[part] = nil }
        if regime == .repack { live[number].holder[part] = nil }
      }
    }
  }

  /// Lets the planner decide the week; who has a part of one who is ill has it for this week alone.
  private func match(_ live: inout [Live], _ isPresent: [Bool]) -> (
    covers: [PartNumber: Int], value: (value: Int, bound: Int)?
  ) {
    var region = base
    for (member, isThere) in isPresent.enumerated() where !isThere {
      region.members[member].until = region.policy.firstDay.advanced(by: -1)
    }
    var parts: [String: PartNumber] = [:]
    var isOpen = false
    for (number, vacancy) in live.enumerated() {
      let asked = vacancy.form.parts.indices.filter { vacancy.hiredUntil[$0] == nil }
      if asked.isEmpty { continue }
      add(vacancy, number, asked, to: &region)
      for part in asked {
        let name = PartNumber(vacancy: number, part: part)
        parts[name.group] = name
        if let holder = vacancy.holder[part], isPresent[holder] {
          region.placements.append(
            Placement(
              group: name.group, member: region.members[holder].id, dates: region.policy.horizon,
              state: .running))
        } else {
          isOpen = true
        }
      }
    }
    guard isOpen else { return ([:], nil) }
    let result = plan(Rulebook(region), PlanningOptions(work: work, threads: 1))
    let members = Dictionary(uniqueKeysWithValues: base.members.enumerated().map { ($1.id, $0) })
    var covers: [PartNumber: Int] = [:]
    for placement in result.plan.decided {
      guard let name = parts[placement.group], let member = members[placement.member] else { continue }
      if live[name.vacancy].holder[name.part] == nil {
        live[name.vacancy].holder[name.part] = member
      } else {
        covers[name] = member
      }
    }
    return (covers, result.goals.first.map { ($0.reached, $0.bound) })
  }

  private func add(_ vacancy: Live, _ number: Int, _ parts: [Int], to region: inout Region) {
    let id = "V\(number)"
    region.vacancies.append(
      Vacancy(
        id: id, location: vacancy.location, subject: season.kinds[vacancy.request.demand].subject,
        from: region.policy.firstDay, until: region.policy.horizon.until,
        priority: season.model.demands[vacancy.request.demand].value, membersMax: vacancy.form.membersMax,
        tierMax: vacancy.form.tierMax, submitted: region.policy.firstDay))
    for part in parts {
      let group = PartNumber(vacancy: number, part: part).group
      let form = vacancy.form.parts[part]
      region.groups.append(
        LessonGroup(id: group, vacancy: id, level: form.level, flexibleMinutes: form.flexibleMinutes))
      region.lessons += form.lessons.map { Lesson(group: group, weekday: $0.weekday, span: $0.span) }
    }
  }

  private func count(
    _ live: [Live], _ covers: [PartNumber: Int], _ isPresent: [Bool], _ week: Int, _ tally: inout SeasonTally
  ) {
    for (number, vacancy) in live.enumerated() {
      let shares = vacancy.form.parts.indices.compactMap { part -> (person: Int, minutes: Int)? in
        let holder = vacancy.holder[part].flatMap { isPresent[$0] ? $0 : nil }
        let teacher = holder ?? covers[PartNumber(vacancy: number, part: part)]
        return teacher.map { ($0, vacancy.form.parts[part].minutes) }
      }
      tally.count(vacancy.request, minutes: vacancy.form.minutes, in: week, by: shares)
    }
  }

  /// Hires for what stays open, as the regime has it.
  private func hire(_ week: Int, _ live: inout [Live]) {
    for number in live.indices {
      for part in live[number].holder.indices
      where live[number].holder[part] == nil && live[number].hiredUntil[part] == nil {
        switch regime {
        case .persistent, .repack: break
        case .locked: live[number].hiredUntil[part] = live[number].request.until
        case .minimumTerm(let weeks): live[number].hiredUntil[part] = week + weeks
        }
      }
    }
  }
}

extension SeasonRegion {
  /// Per class and board: the locations that ask, and how often.
  fileprivate func places(_ rates: SeasonRates, in region: Region)
    -> [[Int: [(location: String, weight: Int)]]]
  {
    let numbers = Dictionary(uniqueKeysWithValues: boards.enumerated().map { ($1, $0) })
    let boardOf = Dictionary(uniqueKeysWithValues: region.locations.map { ($0.id, numbers[$0.board]) })
    var places = kinds.map { _ in [Int: [(location: String, weight: Int)]]() }
    for request in rates.requests where request.perWeek > 0 {
      guard let demand = demand(of: request), let board = boardOf[request.location] ?? nil else { continue }
      places[demand][board, default: []].append((request.location, max(1, Int(request.perWeek * 1e6))))
    }
    return places
  }
}
