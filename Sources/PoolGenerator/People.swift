// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A member with what belongs to one.
struct Person {
  var member: Member
  var qualifications: [Qualification]
  var availability: [Availability]
  var preferences: [Preference]
  /// Where the member lives, as far as the region tells: the position of the postcode if only that is told.
  let home: Position
}

/// Makes up members around the schools.
struct PersonMaker {
  let rates: Rates
  let schools: Schools
  let postcodes: [Postcode]
  let firstDay: Day
  let seed: UInt64
  private let subjectWeights: [Int]
  private let postcodeGrid: [Grid]

  init(_ rates: Rates, _ schools: Schools, _ postcodes: [Postcode], firstDay: Day, seed: UInt64) {
    (self.rates, self.schools, self.postcodes) = (rates, schools, postcodes)
    (self.firstDay, self.seed) = (firstDay, seed)
    postcodeGrid = postcodes.map { Grid($0.position) }
    subjectWeights = Catalog.subjects.map {
      (rates.subjectWeights[$0.subject.id] ?? 0) * (rates.subjectSupply[$0.subject.id] ?? 100)
    }
  }

  /// Member number `number` (from 0), with an id of `width` digits; `nil` if there are no schools.
  func person(_ number: Int, width: Int) -> Person? {
    var random = RandomStream(seed, "member", number)
    guard let anchor = random.position(by: schools.pupils) else { return nil }
    let id = "M" + padded(number + 1, width)
    let hire = HireForm.allCases[
      random.position(by: HireForm.allCases.map { rates.hireForms[$0.rawValue] ?? 0 }) ?? 0]
    let tenths = 2 + (random.position(by: rates.contracts) ?? 0)
    let minutes = (tenths * 115 + 14) / 15 * 15
    let mode = TravelMode.allCases[
      random.position(by: TravelMode.allCases.map { rates.travelModes[$0.rawValue] ?? 0 }) ?? 0]
    let travel =
      switch mode {
      case .car: random.between(6, 13) * 5
      case .bike: random.between(5, 8) * 5
      case .transit: random.between(9, 16) * 5
      }
    let (grid, postcode) = home(near: anchor, &random)
    let (from, until) = dates(&random)
    var member = Member(
      id: id, hire: hire, home: grid.position, postcode4: postcode?.id, mode: mode, travelMaxMinutes: travel,
      minutesMax: minutes, minutesMin: contracted(minutes, hire, &random),
      locationsMax: 1 + (random.position(by: [15, 50, 35]) ?? 0), from: from, until: until,
      centsPerHour: nil, conductCertificate: certificate(&random))
    var home = grid.position
    if let postcode, random.chance(rates.postcodeOnlyPerMille) {
      member.home = nil
      home = postcode.position
    }
    let isHired = hire == .agency || hire == .freelance
    if !isHired { member.board = schools.board(of: anchor) }
    if isHired, random.chance(400) {
      member.centsPerHour = (hire == .agency ? 9500 : 7700) + random.between(-6, 8) * 250
    }
    let qualifications = qualifications(of: &member, &random)
    return Person(
      member: member, qualifications: qualifications,
      availability: availability(of: member, tenths: tenths, &random),
      preferences: preferences(of: member, near: anchor, &random),
      home: home)
  }

  /// A home in a postcode within 12 km of a school (one in six: 25 km), or near the school if no postcodes are known.
  private func home(near site: Int, _ random: inout RandomStream) -> (Grid, Postcode?) {
    var grid = Grid(schools.sites[site].position)
    let reach = random.below(6) == 0 ? 250 : 120
    let near = postcodeGrid.indices.filter { grid.squaredHectometres(to: postcodeGrid[$0]) <= reach * reach }
    if let chosen = random.element(of: near) {
      grid = postcodeGrid[chosen]
      grid.north += random.between(-6, 6)
      grid.east += random.between(-9, 9)
      return (grid, postcodes[chosen])
    }
    grid.north += random.between(-60, 60)
    grid.east += random.between(-90, 90)
    return (grid, nil)
  }

  private func contracted(_ minutes: Int, _ hire: HireForm, _ random: inout RandomStream) -> Int {
    switch hire {
    case .permanent: minutes * random.between(8, 10) / 10 / 15 * 15
    case .flexible: minutes * random.between(0, 4) / 10 / 15 * 15
    case .seconded, .agency, .freelance: 0
    }
  }

  private func dates(_ random: inout RandomStream) -> (Day, Day?) {
    let before = firstDay.advanced(by: -random.between(30, 1500))
    guard random.chance(rates.partOfHorizonPerMille) else {
      return (
        before, random.chance(150) ? firstDay.advanced(by: 7 * rates.weeks + random.between(30, 200)) : nil
      )
    }
    let day = firstDay.advanced(by: 7 * random.between(1, max(1, rates.weeks - 2)) + random.below(5))
    return random.chance(500) ? (day, nil) : (before, day)
  }

  /// The date on the certificate of conduct: none, one that runs out within the plan, or a recent one.
  private func certificate(_ random: inout RandomStream) -> Day? {
    guard random.chance(rates.certificatePerMille) else {
      return firstDay.advanced(by: -random.between(40, 900))
    }
    if random.chance(400) { return nil }
    return firstDay.adding(months: -36).advanced(by: random.between(-60, 7 * rates.weeks))
  }

  private func qualifications(of member: inout Member, _ random: inout RandomStream) -> [Qualification] {
    let degrees = Degree.allCases
    guard let main = random.position(by: subjectWeights),
      var degree = random.position(by: degrees.map { rates.degrees[$0.rawValue] ?? 0 }).map({ degrees[$0] })
    else { return [] }
    let kind = Catalog.subjects[main]
    let trade = ["vmbo-profielen", "beroepsvakken mbo", "praktijkvakken"].contains(
      kind.subject.reportingGroup)
    // A trade has no first degree; a school subject has no vocational one.
    if trade, degree == .first || degree == .secondLimited {
      degree = random.chance(350) ? .vocational : .second
    }
    if !trade, degree == .vocational { degree = .second }
    let from = random.chance(80) ? firstDay.advanced(by: random.between(-400, 60)) : nil
    if random.chance(degree == .trainee ? 600 : rates.exceptionPerMille) {
      member.exceptionUntil = firstDay.advanced(by: random.between(60, 300))
    }
    var subjects = [kind.subject.id]
    if degree == .primary { subjects = ["ne", "rek", "pv"] }
    if random.chance(rates.secondSubjectPerMille), let second = secondSubject(beside: kind, &random),
      !subjects.contains(second)
    {
      subjects.append(second)
    }
    return subjects.enumerated().map { index, subject in
      let lesser: Degree = index > 0 && degree == .first && random.chance(500) ? .second : degree
      return Qualification(member: member.id, subject: subject, degree: lesser, from: from)
    }
  }

  /// A related subject if there is one, in three of four cases; else any.
  private func secondSubject(beside kind: SubjectKind, _ random: inout RandomStream) -> String? {
    let related = Catalog.neighbours.filter { $0.neighbour == kind.subject.id }.map(\.subject)
    if random.chance(750), let one = random.element(of: related) { return one }
    return random.position(by: subjectWeights).map { Catalog.subjects[$0].subject.id }
  }

  /// Days enough for the contract and `spareDays` more; a full week may be told by no rows at all.
  private func availability(of member: Member, tenths: Int, _ random: inout RandomStream) -> [Availability] {
    let count = min(5, (tenths + 1) / 2 + random.between(rates.spareDays - 1, rates.spareDays))
    if count == 5, random.chance(60) { return [] }
    return random.shuffled([1, 2, 3, 4, 5]).prefix(max(1, count)).sorted().compactMap { weekday in
      let half = random.chance(rates.halfDayPerMille)
      let (start, end) = !half ? (480, 1050) : random.chance(600) ? (480, 770) : (720, 1050)
      let changes = random.chance(25)
      guard let span = ClockSpan(start, end) else { return nil }
      return Availability(
        member: member.id, weekday: weekday, span: span,
        until: changes ? firstDay.advanced(by: 7 * random.between(2, max(2, rates.weeks)) - 1) : nil)
    }
  }

  /// A school to prefer and one to avoid, both near; who says so is the member or, for one in four, the school.
  private func preferences(of member: Member, near site: Int, _ random: inout RandomStream) -> [Preference] {
    var preferences: [Preference] = []
    for (kind, share) in [(Preference.Kind.prefer, rates.preferPerMille), (.exclude, rates.excludePerMille)]
    where random.chance(share) {
      let by: Preference.Side = random.chance(250) ? .school : .member
      let grid = Grid(schools.sites[site].position)
      let near = schools.sites.indices.filter {
        grid.squaredHectometres(to: Grid(schools.sites[$0].position)) <= 100 * 100
      }
      guard let target = random.element(of: near) else { continue }
      let wanted = Preference.Target.location(schools.sites[target].id)
      if preferences.allSatisfy({ $0.target != wanted }) {
        preferences.append(Preference(member: member.id, target: wanted, kind: kind, by: by))
      }
    }
    return preferences
  }
}
