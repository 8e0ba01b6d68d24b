// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import Testing

/// A week with a holiday on Tuesday, a running placement, three told ones and a plan of three placements.
///
/// Minutes: G1 50 + 100 + 100 = 250; G2 50 a week; G3 50 a week; F1 120 × 4 / 5 = 96, then 120 and 120, 336 in all.
private func example() -> (region: Region, plan: Plan) {
  var region = fixture()
  region.holidays = [Holiday(dates: take("", "", "12-01 12-01").dates, name: "Tuesday")]
  for (index, priority) in [5, 3, 2].enumerated() { region.vacancies[index].priority = priority }
  region.vacancies[1].subject = "wi"
  for index in region.vacancies.indices { region.vacancies[index].tierMax = 3 }
  region.authority += [
    Authority(levelGroup: .lower, degree: .second, tier: 1),
    Authority(levelGroup: .lower, degree: .hybrid, tier: 3),
  ]
  region.qualifications = [
    Qualification(member: "M1", subject: "ne", degree: .first),
    Qualification(member: "M2", subject: "ne", degree: .second),
    Qualification(member: "M2", subject: "wi", degree: .second),
    Qualification(member: "M3", subject: "ne", degree: .hybrid),
  ]
  (region.members[0].minutesMax, region.members[1].minutesMax) = (300, 180)
  region.members[1].hire = .agency
  region.boards.append(Board(id: "B2", name: "Board of L2"))
  region.locations[1].board = "B2"
  region.preferences = [
    Preference(member: "M1", target: .location("L1"), kind: .prefer, by: .member),
    Preference(member: "M1", target: .vacancy("V1"), kind: .prefer, by: .school),
    Preference(member: "M2", target: .vacancy("V2"), kind: .prefer, by: .school),
  ]
  region.placements = [
    take("G3", "M3", "11-16 12-06", .running), take("G2", "M3", "11-02 11-29", .running),
    take("G1", "M1", "11-30 12-20", .published), take("G2", "M2", "11-16 12-13", .published),
    take("G3", "M1", "11-30 12-20", .published),
  ]
  let decided = [take("G1", "M1"), take("G2", "M2", "12-07 12-20", .published), take("F1", "M2")]
  return (region, Plan(decided + region.placements.filter { $0.state == .running }))
}

@Suite("Goals") struct GoalTests {
  static let worked: [(goal: Goal, amount: Int)] = [
    // 5 × 250 × 1000 + 3 × 100 × 900 + 2 × 336 × 900
    (.value, 2_124_800),
    // 5 × 250 + 3 × 100 + 2 × 336
    (.coverage, 2222),
    // B1 asks 250 + 100 + 336 and, running, 50: 736, of which 636 are covered. The last two tenths are 663 and 736: 2 × 27 + 100
    // short, at 1,000,000 / 736 = 1,359. B2 asks 150, and 100 are covered; from the seventh tenth on 105, 120, 135 and 150:
    // 8 × 5 + 4 × 20 + 2 × 35 + 50 short, at 6,667.
    (.fairness, 1359 * 154 + 6667 * 240),
    // M2 teaches 100 + 336 minutes at tier 1.
    (.quality, 436),
    // G2: 11-30 of M2's 11-30 and 12-07 is left, 50; G3: its opening from 12-07 has 100, M1 teaches none of it.
    (.stability, 150),
    // G1 is kept, of G2 M2 keeps a part of what was told, of G3 M1 nothing.
    (.changes, 2),
    // M1 is permanent: 0. M2 by agency, 9,500 an hour: (950,000 + 30) / 60 = 15,833; (3,192,000 + 30) / 60 = 53,200.
    (.cost, 69_033),
    // V1 has M1 and, running, M3; M2 comes to L1 and L2. What ended before the horizon does not count.
    (.people, 2),
    (.members, 3),
    // M1 to L1: 2 × 5 × 5 dates. M2 to L2: 2 × 23 × 2 dates; to L1 for F1: 2 × 5 × 3 weeks.
    (.travel, 172),
    // Dutch: G1 250 + G3 100 + F1 336 of (300 + 180) × 3 is 47 %; maths: G2 150 of 180 × 3 is 27 %.
    // M2 could do Dutch and teaches 100 minutes of maths: 100 × (47 - 27).
    (.scarcity, 2000),
    // M1 on G1 250, once; M2 on G2 100.
    (.preference, 350),
    // Groups by bytes F1, G1, G2, G3. M1 G1: 1 + 217,377 mod 997 = 32; M2 G2: 1 + 330,025 mod 997 = 19;
    // M2 F1: 1 + 120,567 mod 997 = 928.
    (.tieBreak, 979),
  ]

  @Test("each goal is what a sheet of paper says", arguments: worked)
  func goals(goal: Goal, amount: Int) {
    let (region, plan) = example()
    #expect(audit(plan, of: region).goals[goal] == amount)
  }

  @Test("the paper covers every goal, and the example is sound") func complete() {
    let (region, plan) = example()
    #expect(audit(plan, of: region).breaches.map(\.description) == [])
    #expect(Set(GoalTests.worked.map(\.goal)) == Set(Goal.allCases))
    #expect(Set(audit(plan, of: region).goals.keys) == Set(Goal.allCases))
  }

  @Test("running and decided minutes are covered, of all that is asked") func coverage() {
    let (region, plan) = example()
    let report = audit(plan, of: region)
    #expect(report.minutesAsked == 250 + 150 + 150 + 336)
    #expect(report.minutesCovered == 250 + 100 + 50 + 336)
  }

  @Test("a date that two placements share is covered once") func coveredOnce() {
    let plan = Plan([
      take("G1", "M1", "11-30 12-08"), take("G1", "M2", "12-08 12-13"), take("F1", "M1"), take("F1", "M2"),
    ])
    #expect(audit(plan, of: fixture()).minutesCovered == 200 + 360)
  }

  @Test("an empty plan moves everybody and costs nothing") func empty() {
    let (region, _) = example()
    let report = audit(Plan(region.placements.filter { $0.state == .running }), of: region)
    // G1 250, G2 50 + 50, G3 100. M3 runs alone.
    #expect(report.goals[.stability] == 450)
    #expect(report.goals[.changes] == 3)
    #expect((report.goals[.people], report.goals[.members]) == (0, 1))
    let others: [Goal] = [.value, .coverage, .quality, .cost, .travel, .scarcity, .preference, .tieBreak]
    #expect(others.allSatisfy { report.goals[$0] == 0 })
  }

  @Test("a published placement of flexible hours is moved by what its ranges hold") func flexibleStability() {
    var region = fixture()
    region.groups[3].flexibleMinutes = 103
    region.placements = [take("F1", "M1", "11-30 12-06", .published)]
    // Told: 103. Kept from Wednesday on: 103 × 3 / 5 = 61.
    #expect(audit(Plan([take("F1", "M1", "12-02 12-20")]), of: region).goals[.stability] == 42)
    #expect(audit(Plan([take("F1", "M2")]), of: region).goals[.stability] == 103)
  }

  @Test("told work is kept by one placement that has all its minutes, and by no less") func changes() {
    var region = fixture()
    // The opening of G1 is in two parts, for M2 runs in the second week; M1 was told of both, and of a Sunday.
    region.placements = [
      take("G1", "M2", "12-07 12-13", .running), take("G1", "M1", "11-30 12-20", .published),
      take("G2", "M1", "11-29 11-29", .published),
    ]
    func changes(_ placements: Placement...) -> Int? {
      audit(Plan(placements), of: region).goals[.changes]
    }
    #expect(changes() == 2)
    #expect(changes(take("G1", "M1", "11-30 12-06"), take("G1", "M1", "12-14 12-20")) == 0)
    // Its lessons are on Mondays and Tuesdays.
    #expect(changes(take("G1", "M1", "11-30 12-01"), take("G1", "M1", "12-14 12-20")) == 0)
    #expect(changes(take("G1", "M1", "11-30 11-30"), take("G1", "M1", "12-14 12-20")) == 1)
    // Two halves do not make a whole, and nobody else does.
    #expect(changes(take("G1", "M1", "11-30 11-30"), take("G1", "M1", "12-01 12-06")) == 2)
    #expect(changes(take("G1", "M2", "11-30 12-20")) == 2)
  }

  @Test("a board that asks nothing is not behind, and one that has all is not either") func boards() {
    var region = fixture()
    region.boards.append(Board(id: "B9", name: "Without schools"))
    #expect(audit(Plan([]), of: region).goals[.fairness] == 1042 * fullyBehind(960))
    let all = [take("G1", "M1"), take("G2", "M2"), take("G3", "M1"), take("F1", "M2")]
    #expect(audit(Plan(all), of: region).goals[.fairness] == 0)
    region.vacancies = region.vacancies.map { vacancy in
      var vacancy = vacancy
      vacancy.until = vacancy.from.advanced(by: -1)
      return vacancy
    }
    #expect(audit(Plan([]), of: region).goals[.fairness] == 0)
  }

  /// What a board lacks of all ten targets when nothing is covered.
  private func fullyBehind(_ asked: Int) -> Int {
    (1...10).map { ((asked * $0 + 9) / 10) << (10 - $0) }.reduce(0, +)
  }

  @Test(
    "cents are rounded to the nearest, halves up",
    arguments: [(5999, 4999), (6000, 5000), (6001, 5001), (1, 1), (0, 0)])
  func cents(rate: Int, cost: Int) {
    var region = fixture()
    region.members[0].centsPerHour = rate
    // One Monday: 50 minutes. 5,999 × 50 / 60 = 4,999.17; 6,001 × 50 / 60 = 5,000.83.
    #expect(audit(Plan([take("G1", "M1", "11-30 11-30")]), of: region).goals[.cost] == cost)
  }

  @Test("splits, handovers and locations are counted beyond the first") func people() {
    var region = fixture()
    region.policy.handoversMax = 1
    let plan = Plan([
      take("G1", "M1", "11-30 12-06"), take("G1", "M2", "12-07 12-20"), take("G3", "M3"), take("G2", "M3"),
    ])
    // V1 has three members: 2. G1 has two placements: 1. M3 comes to two locations: 1.
    #expect(audit(plan, of: region).goals[.people] == 4)
  }

  @Test("ids are numbered in the order of their bytes") func tieBreak() {
    var region = fixture()
    region.members[0].id = "M9"
    region.members[1].id = "M10"
    region.qualifications[1].member = "M10"
    // M10 is 1, M3 is 2, M9 is 3; F1 is 1: 1 + (7,919 + 104,729) mod 997 = 1 + 112,648 mod 997 = 1 + 984.
    #expect(audit(Plan([take("F1", "M10")]), of: region).goals[.tieBreak] == 985)
  }

  @Test("without authority there is no value, for an unknown member nothing at all") func unsound() {
    var region = fixture()
    region.qualifications = []
    let report = audit(Plan([take("G1", "M1"), take("G3", "M9")]), of: region)
    #expect((report.goals[.value], report.goals[.coverage], report.goals[.members]) == (0, 1500, 1))
    #expect(report.minutesCovered == 300)
  }

  @Test("nobody who can do the work makes it as rare as can be") func rarity() {
    var region = fixture()
    region.members = Array(region.members.prefix(1))
    region.members[0].minutesMax = 100
    region.vacancies[1].subject = "wi"
    region.vacancies[1].tierMax = 3
    region.authority.append(Authority(levelGroup: .lower, degree: .hybrid, tier: 3))
    region.qualifications.append(Qualification(member: "M1", subject: "wi", degree: .hybrid))
    // Maths: nobody at tier 0 or 1, 100 %. Dutch: 300 + 150 + 360 of 300, 270 % but at most 100.
    #expect(audit(Plan([take("G2", "M1")]), of: region).goals[.scarcity] == 0)
    region.members[0].minutesMax = 600
    // Dutch now 810 of 1,800: 45 %. M1's rarity is 45, maths still 100: nothing is wasted.
    #expect(audit(Plan([take("G2", "M1")]), of: region).goals[.scarcity] == 0)
    region.qualifications[region.qualifications.count - 1].degree = .first
    // Maths 150 of 1,800: 8 %. 150 minutes × (45 - 8).
    #expect(audit(Plan([take("G2", "M1")]), of: region).goals[.scarcity] == 5550)
  }
}
