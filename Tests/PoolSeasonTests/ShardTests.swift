// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import PoolSeasonReport
import Testing

@testable import PoolSeason

@Suite("A study in shards") struct ShardTests {
  static func study(_ rates: SeasonRates, shards: Int, replicates: Int = 7, seed: UInt64 = 4)
    -> StudyShard.Study
  {
    StudyShard.Study(
      inputSHA256: "x", rates: rates, regimes: [.locked, .minimumTerm(3)], seed: seed, replicates: replicates,
      shards: shards)
  }

  @Test("merged shards, in any order, are the seasons of one process", arguments: [1, 2, 3, 7]) func merged(
    count: Int
  ) throws {
    let rates = try #require(SeasonRates(fittedTo: region()))
    let season = SeasonRegion(Rulebook(region()), rates)
    let shards = try (1...count).map { number in
      let shard = StudyShard(Self.study(rates, shards: count), shard: number, of: season, threads: 1)
      return try #require(StudyShard(json: Array(shard.json.utf8)))
    }
    let merged = try #require(try MergedStudy(shards.reversed()).studies())
    let whole = SeasonStudy.studies(
      of: season, in: [.locked, .minimumTerm(3)], seed: 4, replicates: 7, threads: 2)
    #expect(merged.map(\.tallies) == whole.map(\.tallies))
  }

  @Test(
    "merged shards of a study of sizes give the bytes of one process, answers included", arguments: [1, 3])
  func sizes(count: Int) throws {
    let rates = try SeasonScenarioTests.busy()
    let rulebook = Rulebook(region())
    let season = SeasonRegion(rulebook, rates)
    let catalog = ProfileCatalog(rulebook, season, rates)
    var plan = SizeStudy.Plan()
    (plan.weeks, plan.replicates, plan.sizes, plan.seed, plan.regimes) = (
      20, 7, 4, 2, [.persistent, .locked]
    )
    let asked = StudyShard.Study(
      inputSHA256: "x", rates: rates, regimes: plan.regimes, seed: 2, replicates: 7, shards: count, sizes: 4,
      weeks: 20)
    let choice = SizeChoice(season, catalog, rates, plan)
    let shards = try (1...count).map { number in
      let shard = StudyShard(
        asked, shard: number, of: choice, in: PoolEvaluation(season, catalog, rates, plan))
      return try #require(StudyShard(json: Array(shard.json.utf8)))
    }
    let merged = try MergedStudy(shards)
    let facts = StudyFacts(seed: 2, replicates: 7, weeks: 40, of: region().policy)
    func files(_ merged: MergedStudy?) -> [[UInt8]] {
      let study = SizeStudy(season, catalog, rates, plan, merged: merged)
      return study.files(facts, [study.answer(.target(0.4))], .english).map(\.bytes)
    }
    #expect(files(merged) == files(nil))
    // No shard simulated a pool of one member of each kind.
    #expect(merged.studies(catalog.entries.map { _ in 1 }) == nil)
  }

  @Test("shards that do not belong together are named") func faults() throws {
    let rates = try #require(SeasonRates(fittedTo: region()))
    let season = SeasonRegion(Rulebook(region()), rates)
    func shard(_ number: Int, seed: UInt64 = 4) -> StudyShard {
      StudyShard(
        Self.study(rates, shards: 3, replicates: 3, seed: seed), shard: number, of: season, threads: 1)
    }
    func fault(_ shards: [StudyShard]) -> MergedStudy.Fault? {
      do throws(MergedStudy.Fault) { _ = try MergedStudy(shards) } catch { return error }
      return nil
    }
    #expect(fault([shard(2)]) == .missing([1, 3]))
    #expect(fault([shard(2), shard(2)]) == .twice(2))
    #expect(fault([shard(1), shard(2), shard(3, seed: 5)]) == .otherStudy(2))
    #expect(fault([]) == .missing([1]))
    #expect(StudyShard(json: Array("{}".utf8)) == nil)
    let cut = shard(2).json.replacing("\"shard\":2", with: "\"shard\":3")
    #expect(fault([shard(1), shard(2), try #require(StudyShard(json: Array(cut.utf8)))]) == nil)
    let short = StudyShard(Self.study(rates, shards: 3, replicates: 4), shard: 1, of: season, threads: 1)
    let wrong = short.json.replacing("\"shard\":1", with: "\"shard\":2")
    #expect(fault([try #require(StudyShard(json: Array(wrong.utf8)))]) == .incomplete(0))
  }
}
