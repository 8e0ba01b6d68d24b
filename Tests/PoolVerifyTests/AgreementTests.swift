// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolOracle
import PoolVerify
import Testing

@Suite("Certificates of tiny regions") struct AgreementTests {
  @Test("are accepted when every bundle was tried, and prove no bound that a plan beats", arguments: 1...100)
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

    // What a member can earn at most is exact in every case: one less is refused, for every member who can have anything.
    guard let node = certificate.levels[0].proof?.nodes.last else { return }
    func exact(_ leaf: Certificate.Leaf) -> [Certificate.Most] {
      let most = Dictionary(uniqueKeysWithValues: leaf.most.map { ($0.member, $0.most) })
      return region.members.map { .init($0.id, most[$0.id] ?? 0) }
    }
    var lowered = certificate
    let count = certificate.levels[0].proof?.nodes.count ?? 0
    lowered.levels[0].proof?.nodes[count - 1] = node.mapLeaves { leaf in
      .init(prices: leaf.prices, most: exact(leaf).map { .init($0.member, $0.most - 1) })
    }
    let refused = verify(lowered, of: region, sha256: "0", goals: goals).refusals
    for (taken, leaf) in node.leaves() {
      let found = refused.compactMap { refusal -> Certificate.Most? in
        guard case .mostTooLow(let place, let member, _, let found) = refusal.finding,
          place.goal == certificate.levels[0].goal, place.step == count, place.taken == taken
        else { return nil }
        return .init(member, found)
      }
      #expect(found == exact(leaf).filter { $0.most != Maker.impossible }, "seed \(seed), \(taken)")
    }
  }
}
