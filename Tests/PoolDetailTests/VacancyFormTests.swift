// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import PoolSeason
import Testing

@testable import PoolDetail

@Suite("What simulated vacancies ask in detail") struct VacancyFormTests {
  /// A region with one vacancy of a flexible class of an hour and a class of three lessons of 50 minutes.
  static func region() throws -> Region {
    var region = plainRegion([])
    region.levels.append(Level(id: "h4", name: "h4", group: .upper))
    region.vacancies = Array(region.vacancies.prefix(1))
    region.groups = [
      LessonGroup(id: "a", vacancy: "V0", level: "h1", flexibleMinutes: 60),
      LessonGroup(id: "b", vacancy: "V0", level: "h1"),
    ]
    for weekday in 1...3 {
      region.lessons.append(Lesson(group: "b", weekday: weekday, span: try #require(ClockSpan(540, 590))))
    }
    return region
  }

  @Test(
    "lessons beyond what is asked are left out, and what lacks is flexible",
    arguments: [(210, [60, 150]), (120, [60, 100]), (60, [60]), (300, [60, 150, 90])])
  func size(minutes: Int, parts: [Int]) throws {
    var random = RandomStream(1, "test")
    let form = VacancyForms(try Self.region()).form(of: minutes, at: .lower, &random)
    #expect(form.parts.map(\.minutes) == parts)
  }

  @Test("the classes are of the level that is asked") func level() throws {
    var random = RandomStream(1, "test")
    let form = VacancyForms(try Self.region()).form(of: 210, at: .upper, &random)
    #expect(form.parts.map(\.level) == ["h4", "h4"])
  }

  @Test("a region without vacancies has flexible work") func none() {
    var region = plainRegion([])
    (region.vacancies, region.groups) = ([], [])
    var random = RandomStream(1, "test")
    let form = VacancyForms(region).form(of: 90, at: .lower, &random)
    #expect(form.parts.map(\.flexibleMinutes) == [90])
  }

  @Test("the week that stands for a season has fewest days off, and everybody is in the pool") func oneWeek()
    throws
  {
    var region = plainRegion([(["wi"], 1)])
    let first = region.policy.firstDay
    // Six weeks off; then a week with two holidays of a day at one of both schools, and one in which that school has all days off.
    func off(_ from: Int, _ until: Int, _ holidayRegion: String?) throws {
      let dates = try #require(DayRange(first.advanced(by: from), first.advanced(by: until)))
      region.holidays.append(Holiday(holidayRegion: holidayRegion, dates: dates, name: ""))
    }
    region.locations[1].holidayRegion = "zuid"
    try off(0, 41, nil)
    try off(42, 42, "zuid")
    try off(43, 43, "zuid")
    try off(49, 53, "zuid")
    region.members[0].until = first
    let week = region.inOneWeek
    #expect(week.policy.horizon == DayRange(first.advanced(by: 42), first.advanced(by: 48)))
    #expect(week.members[0].until == nil)
    #expect(week.vacancies.isEmpty)
  }

  @Test("who is hired from a catalog can do what the catalog says, and no less") func hired() throws {
    let region = plainRegion([(["na", "wi"], 1)])
    let rates = try #require(SeasonRates(fittedTo: region))
    let season = SeasonRegion(Rulebook(region), rates)
    let catalog = ProfileCatalog(Rulebook(region), season, rates)
    let counts = catalog.entries.indices.map { 1 + $0 % 2 }
    let hired = SeasonRegion(Rulebook(region.hiring(counts, of: catalog)), rates)
    #expect(!catalog.entries.isEmpty)
    #expect(hired.pool == catalog.pool(counts))
  }
}
