// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules

/// A made-up region of four schools in which every kind of reason occurs, and a plan for it.
enum SmallRegion {
  static func day(_ text: String) -> Day {
    guard let day = Day(iso: text) else { preconditionFailure("no date \(text)") }
    return day
  }
  static func dates(_ from: String, _ until: String) -> DayRange {
    guard let range = DayRange(day(from), day(until)) else { preconditionFailure("\(from) after \(until)") }
    return range
  }
  private static func span(_ period: Int) -> ClockSpan {
    guard let span = ClockSpan(510 + 50 * (period - 1), 560 + 50 * (period - 1)) else {
      preconditionFailure("no period \(period)")
    }
    return span
  }

  static let rulebook = Rulebook(region)

  static let region: Region = {
    var region = Region(policy: Policy(firstDay: day("2026-11-30"), weeks: 8))
    region.boards = [
      Board(id: "16SW", name: "Stichting Noord"), Board(id: "20CL", name: "Scholen & <Zorg> \"Zuid\""),
    ]
    region.locations = [
      location("16SW00", "Noordcollege", "16SW", 52.36, 6.66, "Almelo"),
      location("16SW01", "Noordcollege <dependance>", "16SW", 52.38, 6.64, "Almelo"),
      location("20CL00", "Zuidlyceum", "20CL", 52.22, 6.89, "Enschede"),
      location("20CL01", "Vakschool Zuid", "20CL", 52.31, 6.93, "Oldenzaal"),
    ]
    region.bells = (1...9).map { Bell(period: $0, span: span($0)) }
    region.holidays = [Holiday(dates: dates("2026-12-19", "2027-01-03"), name: "kerstvakantie")]
    region.subjects = [
      Subject(id: "ne", name: "Nederlands", reportingGroup: "Nederlands"),
      Subject(id: "wi", name: "wiskunde", reportingGroup: "wiskunde"),
      Subject(id: "rek", name: "rekenen", reportingGroup: "wiskunde"),
      Subject(id: "lo", name: "lichamelijke opvoeding", reportingGroup: "lichamelijke opvoeding"),
      Subject(id: "bi", name: "biologie", reportingGroup: "biologie"),
    ]
    region.levels = [
      Level(id: "havo-2", name: "havo 2", group: .lower), Level(id: "vwo-5", name: "vwo 5", group: .upper),
      Level(id: "vmbo-k", name: "vmbo kader", group: .vmbo),
    ]
    for group in [LevelGroup.vmbo, .lower, .upper] {
      region.authority += [
        Authority(levelGroup: group, degree: .first, tier: 0),
        Authority(levelGroup: group, degree: .second, tier: group == .upper ? 1 : 0),
        Authority(levelGroup: group, degree: .trainee, tier: 2, monthsMax: 24),
      ]
    }
    region.neighbours = [Neighbour(subject: "rek", neighbour: "wi", tier: 1)]
    addMembers(to: &region)
    addRequests(to: &region)
    region.preferences = [
      Preference(member: "M07", target: .location("16SW00"), kind: .exclude, by: .school),
      Preference(member: "M03", target: .vacancy("V03"), kind: .exclude, by: .member),
    ]
    region.placements = [
      Placement(group: "G04", member: "M03", dates: dates("2026-11-23", "2026-12-18"), state: .running)
    ]
    return region
  }()

  private static func location(
    _ id: String, _ name: String, _ board: String, _ latitude: Double, _ longitude: Double, _ place: String
  ) -> Location {
    Location(
      id: id, name: name, board: board, position: Position(latitude: latitude, longitude: longitude),
      place: place)
  }

  private static func addMembers(to region: inout Region) {
    func add(
      _ id: String, _ hire: HireForm, _ latitude: Double, _ longitude: Double, _ subject: String,
      _ degree: Degree,
      mode: TravelMode = .car, hours: Int = 10, contract: Int = 0, until: Day? = nil, certificate: Day? = nil
    ) {
      region.members.append(
        Member(
          id: id, hire: hire, home: Position(latitude: latitude, longitude: longitude), mode: mode,
          travelMaxMinutes: 45, minutesMax: 60 * hours, minutesMin: 60 * contract, locationsMax: 2,
          from: day("2026-08-01"), until: until, conductCertificate: certificate))
      region.qualifications.append(Qualification(member: id, subject: subject, degree: degree))
    }
    let shown = day("2026-01-15")
    add("M01", .permanent, 52.35, 6.67, "ne", .first, hours: 20, contract: 15, certificate: shown)
    add("M02", .flexible, 52.37, 6.65, "wi", .second, certificate: shown)
    add("M03", .agency, 52.30, 6.80, "wi", .first, until: day("2026-12-31"), certificate: shown)
    add("M04", .freelance, 52.38, 6.62, "lo", .second, mode: .bike, certificate: shown)
    add("M05", .seconded, 52.22, 6.88, "ne", .trainee, certificate: shown)
    add("M06", .permanent, 52.23, 6.90, "bi", .second)
    add("M07", .flexible, 52.36, 6.66, "ne", .second, certificate: shown)
  }

  private static func addRequests(to region: inout Region) {
    func vacancy(
      _ id: String, _ location: String, _ subject: String, _ from: String, _ until: String?, priority: Int,
      tierMax: Int = 2
    ) {
      region.vacancies.append(
        Vacancy(
          id: id, location: location, subject: subject, from: day(from), until: until.map(day),
          priority: priority, membersMax: 1, tierMax: tierMax, submitted: day("2026-11-20")))
    }
    func group(_ id: String, _ vacancy: String, _ level: String, _ lessons: [(weekday: Int, period: Int)]) {
      region.groups.append(LessonGroup(id: id, vacancy: vacancy, level: level))
      region.lessons += lessons.map {
        Lesson(group: id, weekday: $0.weekday, period: $0.period, span: span($0.period))
      }
    }
    vacancy("V01", "16SW00", "ne", "2026-11-30", nil, priority: 7)
    group("G01", "V01", "vwo-5", [(1, 1), (2, 2), (4, 1), (5, 3)])
    vacancy("V02", "16SW00", "wi", "2026-11-30", "2027-01-22", priority: 9)
    group("G02", "V02", "havo-2", [(1, 3), (3, 3), (5, 1)])
    vacancy("V03", "16SW01", "wi", "2026-11-30", "2027-01-15", priority: 8)
    group("G03", "V03", "havo-2", [(1, 3), (3, 4), (5, 1), (5, 2)])
    vacancy("V04", "20CL00", "rek", "2026-11-23", nil, priority: 5)
    group("G04", "V04", "vmbo-k", [(2, 1), (4, 2)])
    vacancy("V05", "20CL01", "lo", "2026-12-07", "2027-01-22", priority: 4)
    group("G05", "V05", "vmbo-k", [(2, 5), (2, 6), (4, 5)])
    vacancy("V06", "20CL00", "bi", "2026-11-30", nil, priority: 6)
    group("G06", "V06", "vwo-5", [(1, 4), (3, 5)])
    vacancy("V07", "20CL00", "ne", "2026-11-30", "2026-12-18", priority: 5)
    region.groups.append(LessonGroup(id: "G07", vacancy: "V07", level: "havo-2", flexibleMinutes: 100))
    vacancy("V08", "16SW01", "ne", "2026-11-30", "2027-01-22", priority: 5, tierMax: 1)
    group("G08", "V08", "havo-2", [(2, 5), (3, 1)])
    vacancy("V09", "16SW01", "ne", "2027-01-04", "2027-01-22", priority: 3, tierMax: 1)
    group("G09", "V09", "havo-2", [(3, 6)])
  }

  /// Made by hand, so that it also does what a planner's proven plan would not: V09 is left though somebody is free.
  static let plan = Plan([
    Placement(group: "G01", member: "M01", dates: dates("2026-11-30", "2027-01-24"), state: .proposed),
    Placement(group: "G02", member: "M02", dates: dates("2026-11-30", "2027-01-22"), state: .published),
    Placement(group: "G04", member: "M03", dates: dates("2026-11-23", "2026-12-18"), state: .running),
    Placement(group: "G07", member: "M05", dates: dates("2026-11-30", "2026-12-18"), state: .proposed),
    Placement(group: "G08", member: "M07", dates: dates("2026-11-30", "2026-12-11"), state: .proposed),
  ])

  static let report = PlanReport(
    plan, in: rulebook, comparedWith: Coverage(of: Plan(Array(plan.placements.prefix(2))), in: rulebook))

  static let summary: PlanSummary = {
    var summary = PlanSummary(
      status: .feasible, engine: "exact",
      goals: [
        .init(.value, value: 53_300_000, bound: 53_300_000, certifiedBound: 53_310_000, isProven: true),
        .init(.stability, value: 1200, bound: 1150, isProven: false),
        .init(.cost, value: 143_700, bound: 143_700, certifiedBound: 0, isProven: false),
      ], stop: .timeLimit)
    summary.statistics = [("stints", 24), ("nodes", 5)]
    summary.seconds = [("compile", 0.0004), ("search", 60.01)]
    summary.trace = [
      .init(seconds: 0.0312, goal: .value, value: nil, bound: 54_000_000),
      .init(seconds: 1.5, goal: .stability, value: 1200, bound: 1150),
    ]
    summary.peakMegabytes = 31
    summary.versions = [("poolmatch", "0.1.0"), ("glpk", "5.0")]
    summary.inputSHA256 = String(repeating: "0123456789abcdef", count: 4)
    summary.previous = (
      PreviousUse(placements: 5, placementsFit: 4, prices: 12, pricesFit: nil),
      String(repeating: "fedcba9876543210", count: 4)
    )
    summary.options = [("engine", "exact"), ("time_limit", "60")]
    return summary
  }()
}
