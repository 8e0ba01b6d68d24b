// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolNotices
import PoolOracle
import PoolRules
import Testing

@Suite("The lessons of a plan as series") struct SeriesTests {
  let series = ToldLessons(SmallPool.plan, of: SmallPool.region, on: day("2026-11-27")).series

  func one(_ group: String, weekday: Int? = nil) throws -> LessonSeries {
    try #require(series.first { $0.group == group && $0.key.weekday == weekday })
  }

  @Test("placements that follow one another are one series, within the vacancy's window") func joined() throws
  {
    let mondays = try one("G1", weekday: 1)
    #expect(
      mondays.dates.map(\.description) == [
        "2026-11-30", "2026-12-07", "2026-12-14", "2027-01-04", "2027-01-11",
      ])
    #expect(mondays.datesWithout.map(\.description) == ["2026-12-21", "2026-12-28"])
  }

  @Test("a day off at one school is none at another") func ownHolidays() throws {
    #expect(!(try one("G1", weekday: 5).dates.contains(day("2026-12-11"))))
    #expect(try one("G2", weekday: 3).dates.contains(day("2026-12-09")))
  }

  @Test("a running placement counts with all its dates, also after the horizon") func wholePlacement() throws
  {
    #expect(try one("G2", weekday: 3).range == dates("2026-12-02", "2027-02-10"))
  }

  @Test("flexible work stands on the Mondays of its weeks, also of a week that begins later") func flexible()
    throws
  {
    let weeks = try one("G3")
    #expect(weeks.slot == .flexible(minutes: 90))
    #expect(weeks.dates.map(\.description) == ["2026-11-30", "2026-12-07", "2026-12-14"])
  }

  @Test("series come in one order, whatever the order of the tables") func order() {
    var region = SmallPool.region
    region.lessons.reverse()
    region.placements.reverse()
    #expect(ToldLessons(SmallPool.plan, of: region, on: day("2026-11-27")).series == series)
    #expect(series.map(\.member) == series.map(\.member).sorted())
  }

  /// The lessons of placements by looking at every date, written anew from section 1 of `Docs/rules.md`.
  static func lessonsByDate(of plan: Plan, in region: Region) -> Set<String> {
    var lessons: Set<String> = []
    for placement in region.placements.filter({ $0.state == .running }) + plan.decided {
      for group in region.groups where group.id == placement.group {
        for vacancy in region.vacancies where vacancy.id == group.vacancy {
          for location in region.locations where location.id == vacancy.location {
            func isTaught(_ day: Day) -> Bool {
              day >= vacancy.from && day <= vacancy.until ?? day && placement.dates.contains(day)
                && region.holidays.allSatisfy {
                  !$0.dates.contains(day)
                    || $0.holidayRegion != nil && $0.holidayRegion != location.holidayRegion
                }
            }
            for day in placement.dates.days {
              for lesson in region.lessons where lesson.group == group.id && lesson.weekday == day.weekday {
                if isTaught(day) { lessons.insert("\(placement.member) \(group.id) \(day) \(lesson.span)") }
              }
            }
            guard let minutes = group.flexibleMinutes else { continue }
            for monday in placement.dates.from.advanced(by: -6)...placement.dates.until
            where monday.weekday == 1 {
              let days = (0..<5).filter { isTaught(monday.advanced(by: $0)) }.count
              if minutes * days / 5 > 0 { lessons.insert("\(placement.member) \(group.id) \(monday) week") }
            }
          }
        }
      }
    }
    return lessons
  }

  static func lessons(of series: [LessonSeries]) -> Set<String> {
    Set(
      series.flatMap { one in
        one.dates.map { "\(one.member) \(one.group) \($0) \(one.key.span?.description ?? "week")" }
      })
  }

  /// Placements of anybody anywhere in the horizon and a month around it, sound or not.
  static func anyPlan(of region: Region, _ dice: inout Dice) -> Plan {
    let horizon = region.policy.horizon
    return Plan(
      region.groups.flatMap { group in
        (0..<dice.number(0...2)).compactMap { _ in
          let from = horizon.from.advanced(by: dice.number(-30...horizon.count))
          return DayRange(from, from.advanced(by: dice.number(0...40))).map {
            Placement(group: group.id, member: dice.one(in: region.members).id, dates: $0, state: .proposed)
          }
        }
      })
  }

  @Test("hold the lessons that a look at every date finds, in tiny random regions", arguments: 1...20)
  func byDate(seed: UInt64) throws {
    let region = tinyRegion(seed: seed)
    var dice = Dice(seed: seed)
    let plan = Self.anyPlan(of: region, &dice)
    let found = ToldLessons(plan, of: region, on: region.policy.firstDay).series
    #expect(Self.lessons(of: found) == Self.lessonsByDate(of: plan, in: region), "seed \(seed)")
    #expect(found.reduce(0) { $0 + $1.dates.count } == Self.lessons(of: found).count, "seed \(seed)")
  }
}
