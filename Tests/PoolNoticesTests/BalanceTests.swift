// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolNotices
import PoolOracle
import Testing

@Suite("Balances") struct BalanceTests {
  static func balance(weeks: Int = 8) -> Balance {
    Balance(of: SmallPool.plan, in: SmallPool.region, from: day("2026-11-30"), weeks: weeks)
  }

  /// M1 of B1 teaches G1 at N (B1): 5 Mondays and 5 Fridays less 11 December and the holidays, 9 lessons of 50 minutes.
  /// M2 of B2 teaches G2 at Z (B2): Wednesdays from 2 December to 20 January without two, 6 lessons of 50.
  /// M3 of no board teaches at N: G3 54, 72 and 90 minutes (3, 4 and 5 of 5 days), G4 3 lessons of 50.
  @Test("by hand") func byHand() throws {
    let balance = Self.balance()
    let lines = balance.boards
    #expect(lines.map(\.board) == ["B1", "B2", nil])
    #expect(lines.map(\.members) == [1, 1, 1])
    #expect(lines.map(\.given) == [450, 300, 54 + 72 + 90 + 150])
    #expect(lines.map(\.drawn) == [450 + 366, 300, 0])
    #expect(lines.map(\.own) == [450, 300, 0])
    #expect(lines.map(\.surplus) == [-366, 0, 366])
    // Six open weeks of 300 minutes under contract; a day off in one holiday region is none for the pool.
    #expect(lines.map(\.contracted) == [1800, 0, 0])
    #expect(balance.fteMinutes == 6 * 1150)
  }

  @Test("counts any weeks, also beyond the plan's own") func otherWeeks() {
    #expect(Self.balance(weeks: 1).boards.map(\.given) == [100, 50, 54 + 50])
    let later = Balance(of: SmallPool.plan, in: SmallPool.region, from: day("2027-01-25"), weeks: 4)
    #expect(later.boards.map(\.given) == [0, 150, 0])
  }

  @Test("the spread is told by shares that that part of the members do not exceed") func spread() throws {
    // Used of available hours: M1 450 of 3600, M2 300 of 1800, M3 366 of 1800.
    let spread = try #require(Self.balance().spread)
    #expect(spread == (125, 125, 166, 203, 203))
    #expect(
      Balance(of: Plan([]), in: Region(policy: SmallPool.region.policy), from: day("2026-11-30"), weeks: 1)
        .spread == nil)
  }

  @Test(
    "what is drawn is what the audit counts as covered, and surpluses add up to nothing", arguments: 1...20)
  func agrees(seed: UInt64) {
    var region = tinyRegion(seed: seed)
    var dice = Dice(seed: seed)
    region.boards = [Board(id: "B1", name: "1"), Board(id: "B2", name: "2")]
    for index in region.locations.indices { region.locations[index].board = dice.one(of: "B1", "B2") }
    for index in region.members.indices { region.members[index].board = dice.one(of: "B1", "B2", nil) }
    let plan = SeriesTests.anyPlan(of: region, &dice)
    let balance = Balance(
      of: plan, in: region, from: region.policy.firstDay, weeks: region.policy.weeks)
    func sum(_ part: (Balance.BoardLine) -> Int) -> Int { balance.boards.reduce(0) { $0 + part($1) } }
    #expect(sum(\.drawn) == audit(plan, of: region).minutesCovered, "seed \(seed)")
    #expect(sum(\.given) == sum(\.drawn), "seed \(seed)")
    #expect(sum(\.surplus) == 0, "seed \(seed)")
    #expect(balance.boards.allSatisfy { $0.own <= min($0.given, $0.drawn) }, "seed \(seed)")
  }

  @Test("tables") func tables() {
    #expect(
      Self.balance().boardTable() == """
        board,members,minutes_contracted,minutes_given,minutes_drawn,minutes_own,minutes_surplus,fte_contracted,fte_given,fte_drawn
        B1,1,1800,450,816,450,-366,0.261,0.065,0.118
        B2,1,0,300,300,300,0,0.000,0.043,0.043
        ,1,0,366,0,0,366,0.000,0.053,0.000

        """)
    #expect(
      Self.balance().memberTable() == """
        member,hire,board,minutes_used,minutes_available,minutes_contracted,minutes_contracted_used,share_used
        M1,permanent,B1,450,3600,1800,450,0.1250
        M2,flexible,B2,300,1800,0,0,0.1667
        M3,agency,,366,1800,0,0,0.2033

        """)
  }

  @Test("a screen in two languages, within 100 columns", arguments: Language.allCases)
  func screen(language: Language) {
    let screen = Self.balance().screen(language)
    #expect(screen.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(screen.contains(language == .dutch ? "geen bestuur" : "no board"))
    #expect(screen.contains(language == .dutch ? "-0,05" : "-0.05"), "\(screen)")
  }
}
