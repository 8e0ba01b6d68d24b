// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolRules
import PoolSolver
import Testing

@Suite("Offers beside a plan") struct OfferTests {
  static func placement(_ stint: Stint, _ rulebook: Rulebook) -> Placement {
    Placement(
      group: rulebook.region.groups[rulebook.openings[stint.opening].group].id,
      member: rulebook.region.members[stint.member].id, dates: stint.dates, state: .proposed)
  }

  @Test(
    "make a sound plan whose goals change as told, and move nobody before they move somebody",
    arguments: [Shipped.tiny, Shipped.small])
  func sound(shipped: Shipped.Case) {
    let rulebook = Rulebook(shipped.region)
    let hand = PlanInHand(shipped.plan, in: rulebook)
    #expect(hand.others.isEmpty)
    let before = audit(shipped.plan, of: shipped.region).goals
    for vacancy in shipped.region.vacancies.indices {
      let offers = hand.offers(for: vacancy)
      let moves = offers.map { !$0.leaves.isEmpty }
      #expect(moves == moves.sorted { !$0 && $1 })
      for offer in offers {
        let leaves = Set(offer.leaves.map { Self.placement($0, rulebook) })
        let placements = shipped.plan.placements.filter { !leaves.contains($0) }
        #expect(placements.count == shipped.plan.placements.count - leaves.count)
        let after = audit(
          Plan(placements + offer.takes.map { Self.placement($0, rulebook) }), of: shipped.region)
        #expect(after.isSound, "\(after.breaches)")
        let changes = shipped.region.policy.goals.map { (after.goals[$0.goal] ?? 0) - (before[$0.goal] ?? 0) }
        #expect(changes == offer.changes)
      }
    }
  }

  @Test("take the most that fits beside the plan, by trying all sets of stints") func most() {
    let (region, plan) = (
      Shipped.small.region, Plan(Shipped.small.region.placements.filter { $0.state == .running })
    )
    let rulebook = Rulebook(region)
    let hand = PlanInHand(plan, in: rulebook)
    for vacancy in region.vacancies.indices {
      let stints = rulebook.openings.indices.filter { rulebook.openings[$0].vacancy == vacancy }
        .flatMap { rulebook.stints(for: $0) }
      let free = Dictionary(hand.offers(for: vacancy).map { ($0.member, $0.minutes) }) { first, _ in first }
      for (member, own) in Dictionary(grouping: stints, by: \.member) where own.count <= 4 {
        var best = 0
        for subset in 1..<(1 << own.count) {
          let chosen = own.indices.filter { subset >> $0 & 1 == 1 }.map { own[$0] }
          let minutes = chosen.reduce(0) { $0 + $1.teaching.minutes }
          guard minutes > best else { continue }
          let more = Plan(plan.placements + chosen.map { Self.placement($0, rulebook) })
          if audit(more, of: region).isSound { best = minutes }
        }
        #expect(free[member] ?? 0 == best, "\(region.members[member].id) at \(region.vacancies[vacancy].id)")
      }
    }
  }
}
