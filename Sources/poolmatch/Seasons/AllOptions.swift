// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolModel
import PoolReport
import PoolRules
import PoolSeason
import PoolSeasonReport
import PoolSolver

/// Whether `poolmatch size` answers for the region's own requests instead of simulated years.
struct AllOptions: ParsableArguments {
  @Flag(
    help: """
      Instead: the smallest pool, and among equals the cheapest, that covers all vacancies of the region's table in every week of its horizon, with \
      a proof. Nothing is simulated.
      """)
  var all = false
  @Option(
    help: "For --all: GLPK's tree has so many nodes at most; if they do not suffice the answer is a bound.")
  var nodes = 10_000

  func validate() throws { try require("--nodes", nodes, 0...1_000_000_000) }

  /// Writes and shows the smallest pool.
  func answer(_ study: SeasonOptions, subjects: String?, _ output: OutputFolder?) throws {
    let language = study.chosen.language
    let (rulebook, rates, _, _) = try study.read(subjects: subjects)
    let requests = GivenRequests(
      rulebook, areaMetres: rates.areaMetres,
      subjects: subjects.map { Set($0.split(separator: ",").map(String.init)) })
    let pool: SmallestPool
    do {
      pool = try SmallestPool(requests, ProfileCatalog(rulebook, requests.kinds, rates), nodes: nodes)
    } catch {
      throw Failure(.noSolver, EngineFailure(error).text(language))
    }
    try output?.write([("all.csv", Array(pool.table().utf8))])
    try Terminal.answer(pool.screen(requests.kinds, language))
    if !pool.members.isProven || !pool.cents.isProven { throw Failure(.unproven) }
  }
}
