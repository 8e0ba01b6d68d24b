// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import Testing

@testable import PoolGenerator

@Suite("Placements of a generated region") struct PlacementTests {
  @Test("obey every rule", arguments: ["zeeland", "twente", "haaglanden"], 1...3 as ClosedRange<UInt64>)
  func sound(name: String, seed: UInt64) throws {
    var rates = Rates(members: 80, vacancies: 40)
    (rates.filledPerMille, rates.publishedPerMille) = (600, 600)
    let region = try Shipped.region(name, rates, seed: seed)
    // Running placements are locked, so their own breaches are nobody's fault; audited as proposals they are.
    let plan = Plan(
      region.placements.map {
        Placement(
          group: $0.group, member: $0.member, dates: $0.dates.cut(to: region.policy.horizon) ?? $0.dates,
          state: .proposed)
      })
    var open = region
    open.placements = []
    #expect(!plan.placements.isEmpty)
    #expect(audit(plan, of: open).breaches.map(\.description) == [], "\(name), seed \(seed)")
  }
}
