// SPDX-License-Identifier: GPL-3.0-or-later
import PoolLaws
import PoolModel
import PoolRules
import Testing

@testable import PoolSeason

@Suite("What a season begins with") struct SeasonStartTests {
  @Test("from empty, week after week: Σ E[min(N_t, c)] / Σ m_t", arguments: [1, 4]) func empty(weeks: Int) {
    let factors = [2.0, 0.5, 1, 0, 0, 3, 1, 1, 2, 1]
    var model = SeasonModel(
      demands: [
        .init("wi", perWeek: 1.5, durations: Array(repeating: 0, count: weeks - 1) + [1], sizes: [(1, 1)])
      ], weeks: factors)
    model.start = .open([])
    let season = Season(
      model, pool: Array(repeating: .init(minutes: 1, skills: [.init(0)]), count: 3), regime: .persistent,
      seed: 29)
    SeasonLawTests.check(
      SeasonStudy(season, replicates: 0..<4000),
      WeeklyPersistent.coverage(starts: factors.map { 1.5 * $0 }, duration: .fixed(weeks), members: 3),
      "\(weeks) weeks, seed 29")
  }

  /// Two weeks of nothing new, with one vacancy open at first.
  static func one(_ opening: SeasonModel.Opening) -> SeasonModel {
    var model = SeasonModel(
      demands: [.init("wi", perWeek: 0, durations: [0.5, 0, 0.25, 0.25], sizes: [(1, 1)])],
      weeks: [1, 1, 1])
    model.start = .open([opening])
    return model
  }

  @Test("a vacancy that is open lasts as long as is known, and who has it keeps it") func known() {
    let model = Self.one(.init(demand: 0, board: 0, minutes: 5, weeksBefore: 1, weeksLeft: 2))
    let pool = Array(repeating: SeasonModel.Person(minutes: 5, skills: [.init(0)]), count: 2)
    let tally = Season(
      model, pool: pool, regime: .persistent, seed: 1, held: [[.init(person: 1, minutes: 5)]]
    ).tally(0)
    #expect(tally.askedByWeek == [5, 5, 0])
    #expect(tally.taught == [0, 10])
  }

  @Test("a board that asks nothing new has what is open of it") func board() {
    let model = Self.one(.init(demand: 0, board: 3, minutes: 5, weeksBefore: 0, weeksLeft: 1))
    let tally = Season(model, pool: [], regime: .locked, seed: 1).tally(0)
    #expect(tally.askedByBoard == [0, 0, 0, 5])
  }

  @Test(
    "an unknown end is drawn from vacancies that lasted as long",
    arguments: [(2, [1, 2]), (1, [2, 3]), (9, [1])])
  func unknown(before: Int, weeks: [Int]) {
    let model = Self.one(.init(demand: 0, board: 0, minutes: 1, weeksBefore: before, weeksLeft: nil))
    let season = Season(model, pool: [], regime: .persistent, seed: 3)
    let lengths = (0..<400).map { season.tally($0).askedByWeek.reduce(0, +) }
    for length in weeks {
      let share = Double(lengths.count { $0 == length }) / 400
      #expect(abs(share - 1 / Double(weeks.count)) < 0.1, "\(length) weeks: \(share), seed 3")
    }
    #expect(Set(lengths) == Set(weeks))
  }

  @Test("a region begins with what is asked in its first week, and who has it by what was told") func list()
    throws
  {
    var region = region()
    let first = region.policy.firstDay
    // V0 lasts two weeks from the first day; V1 and V2 come later; V3 began five weeks ago, and its end is not known.
    region.vacancies[3].from = first.advanced(by: -35)
    region.vacancies[3].until = nil
    for (group, member, state) in [
      ("V0g", "M1", PlacementState.published), ("V3g", "M3", .proposed),
    ] {
      region.placements.append(
        Placement(group: group, member: member, dates: region.policy.horizon, state: state))
    }
    var rates = try #require(SeasonRates(fittedTo: region))
    rates.start = .open
    let season = SeasonRegion(Rulebook(region), rates)
    #expect(season.openVacancies == ["V0", "V3"])
    #expect(season.held == [[.init(person: 0, minutes: 100)], []])
    #expect(season.model.warmUp.isEmpty)
    guard case .open(let openings) = season.model.start else {
      Issue.record("a start in equilibrium")
      return
    }
    #expect(openings.map(\.weeksLeft) == [2, nil])
    #expect(openings.map(\.weeksBefore) == [0, 5])
    #expect(openings.map { season.kinds[$0.demand].subject } == ["wi", "na"])
  }

  @Test("rates that begin with something else say so") func fault() throws {
    var rates = try #require(SeasonRates(fittedTo: region()))
    rates.start = .open
    let json = rates.json
    #expect(try SeasonRates.reading(Array(json.utf8)) == rates)
    let wrong = json.replacing("\"start\" : \"open\"", with: "\"start\" : \"monday\"")
    #expect {
      try SeasonRates.reading(Array(wrong.utf8))
    } throws: { error in
      let fault = error as? SeasonRatesFault
      return fault?.name == "start" && fault?.problem.hasPrefix("this is not one of the words") == true
    }
  }
}
