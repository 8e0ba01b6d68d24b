// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolOracle
import PoolVerify
import Testing

@Suite("Certificates of tiny regions") struct AgreementTests {
  @Test("are accepted when every bundle was tried, and prove no bound that a plan beats", arguments: 1...120)
  func bounds(seed: Int) throws {
    let region = tinyRegion(seed: UInt64(seed))
    var maker = Maker(region, seed: UInt64(seed))
    let certificate = maker.certificate(sha256: "0")
    let goals = audit(maker.optimum.plan, of: region).goals
    let found = verify(certificate, of: region, sha256: "0", goals: goals)
    #expect(found.refusals.map(\.description) == [], "seed \(seed)")
    for (level, best) in zip(certificate.levels, maker.optimum.reached) {
      guard let bound = level.proof?.bound else { continue }
      #expect(
        level.goal.wantsMost ? bound >= best : bound <= best,
        "seed \(seed): \(level.goal.rawValue) reaches \(best), bound \(bound)")
    }
  }
}
