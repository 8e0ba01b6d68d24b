// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Makes up a region on real school locations: people and requests that exist nowhere, in realistic proportions.
///
/// The same rates, sites, postcodes and seed give the same region, row for row, on every machine. Running
/// and published placements obey every rule of `Docs/rules.md`.
///
/// - Parameters:
///   - rates: How much of everything; see `Docs/generator.md`.
///   - sites: The locations, in the order in which they are written. Without any the region has no requests.
///   - postcodes: Positions of four-digit postcodes in which members may live; without them members live
///     around the schools, and nobody's home is told by postcode.
///   - seed: Any number.
/// - Throws: `RatesError` for a rate out of range.
/// - Complexity: About linear in members × postcodes and vacancies × sites; a national region takes seconds.
public func generate(
  _ rates: Rates, sites: [Site], postcodes: [Postcode] = [], seed: UInt64
) throws(RatesError) -> Region {
  try rates.check()
  guard let firstDay = Day(iso: rates.firstDay) else {
    throw RatesError(name: "first_day", problem: "'\(rates.firstDay)' is no date")
  }
  let policy = Policy(firstDay: firstDay, weeks: rates.weeks, isMadeUp: true)
  let schools = Schools(sites, rates, seed: seed)
  let personMaker = PersonMaker(rates, schools, postcodes, firstDay: firstDay, seed: seed)
  let memberWidth = max(4, String(rates.members).count)
  var people = (0..<rates.members).compactMap { personMaker.person($0, width: memberWidth) }
  let requestMaker = RequestMaker(rates, schools, firstDay: firstDay, seed: seed)
  let vacancyWidth = max(4, String(rates.vacancies * 2).count)
  var requests = (0..<rates.vacancies).compactMap {
    requestMaker.request($0, width: vacancyWidth, filled: false)
  }
  addSchoolWishes(requests, to: &people, seed: seed)

  var placing = Placing(schools, people, policy)
  let filled = fill(
    rates, requestMaker, &placing, firstNumber: rates.vacancies, width: vacancyWidth, seed: seed)
  publish(rates, requests, &placing, horizon: policy.horizon, seed: seed)
  requests += filled

  var region = Region(policy: policy)
  region.boards = schools.boards
  region.locations = schools.locations
  region.bells = schools.bells
  region.holidays = SchoolYear.holidays
  region.subjects = Catalog.subjects.map(\.subject)
  region.levels = Catalog.levels
  region.authority = Catalog.authority
  region.neighbours = Catalog.neighbours
  region.postcodes = postcodes
  region.members = people.map(\.member)
  region.qualifications = people.flatMap(\.qualifications)
  region.availability = people.flatMap(\.availability)
  region.vacancies = requests.map(\.vacancy)
  region.groups = requests.flatMap(\.groups)
  region.lessons = requests.flatMap { $0.lessons.flatMap { $0 } }
  region.preferences = people.flatMap(\.preferences)
  region.placements = placing.placements.sorted(by: Plan.order)
  return region
}

/// Vacancies that somebody already teaches: those requests that can be placed as a whole.
///
/// One in six of these placements ends within the plan, before its vacancy does.
private func fill(
  _ rates: Rates, _ maker: RequestMaker, _ placing: inout Placing, firstNumber: Int, width: Int, seed: UInt64
) -> [Request] {
  let wanted = rates.vacancies * rates.filledPerMille / 1000
  var filled: [Request] = []
  for number in 0..<(3 * wanted) where filled.count < wanted {
    guard let request = maker.request(firstNumber + number, width: width, filled: true),
      let until = request.vacancy.until
    else { continue }
    var random = RandomStream(seed, "placement", number)
    let left = until.number - maker.firstDay.number
    let last = random.chance(160) && left > 28 ? maker.firstDay.advanced(by: left / 14 * 7 - 3) : until
    guard let dates = DayRange(request.vacancy.from, last) else { continue }
    if placing.place(request, over: dates, as: .running, whole: true) { filled.append(request) }
  }
  return filled
}

/// What was told last week: some waiting vacancies have a member, who may still be moved.
private func publish(
  _ rates: Rates, _ requests: [Request], _ placing: inout Placing, horizon: DayRange, seed: UInt64
) {
  for (number, request) in requests.enumerated() {
    var random = RandomStream(seed, "published", number)
    guard random.chance(rates.publishedPerMille),
      let dates = horizon.cut(from: request.vacancy.from, until: request.vacancy.until)
    else { continue }
    _ = placing.place(request, over: dates, as: .published, whole: false)
  }
}

/// For one waiting vacancy in fifteen a school would like somebody it knows, for one in sixty rather not.
private func addSchoolWishes(_ requests: [Request], to people: inout [Person], seed: UInt64) {
  var known: [String: [Int]] = [:]
  for (index, person) in people.enumerated() {
    for qualification in person.qualifications { known[qualification.subject, default: []].append(index) }
  }
  for (number, request) in requests.enumerated() {
    var random = RandomStream(seed, "school wish", number)
    guard let kind: Preference.Kind = [nil, .prefer, .exclude][random.position(by: [55, 4, 1]) ?? 0],
      let index = random.element(of: known[request.vacancy.subject] ?? [])
    else { continue }
    people[index].preferences.append(
      Preference(
        member: people[index].member.id, target: .vacancy(request.vacancy.id), kind: kind, by: .school))
  }
}
