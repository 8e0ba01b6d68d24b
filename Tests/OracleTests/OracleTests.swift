// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import Testing

@testable import PoolOracle

@Suite("The oracle") struct OracleTests {
  @Test("the best plan passes the audit, which counts the same goals", arguments: UInt64(0)..<100)
  func auditAgrees(seed: UInt64) {
    let region = tinyRegion(seed: seed)
    let best = bruteForce(region)
    let report = audit(best.plan, of: region)
    #expect(report.breaches.map(\.description) == [], "seed \(seed)")
    #expect(region.policy.goals.map { report.goals[$0.goal] } == best.goals, "seed \(seed)")
    #expect(best.accepted.contains(best.goals), "seed \(seed)")
    if region.policy.goals.allSatisfy({ $0.tolerancePerMille == 0 }) {
      #expect(best.accepted == [best.reached], "seed \(seed)")
    }
  }

  @Test("the rules of the search and of the audit forbid the same sets of stints", arguments: UInt64(0)..<60)
  func samePlans(seed: UInt64) {
    let choices = Choices(tinyRegion(seed: seed))
    let all = choices.stints.flatMap(\.self)
    var dice = Dice(seed: seed)
    for _ in 0..<20 {
      let some = dice.shuffled(all).prefix(dice.number(2...4))
      var draft = Draft(choices)
      var refused: Rule?
      for choice in some {
        refused = draft.refusal(of: choice)
        if refused != nil { break }
        draft.take(choice)
      }
      let plan = Plan(choices.running + some.map(\.duty.placement))
      let rules = choices.auditor.breaches(of: plan).map(\.rule)
      #expect(refused.map(rules.contains) ?? rules.isEmpty, "seed \(seed), \(plan), \(rules)")
    }
  }

  @Test("the regions of a hundred and fifty seeds exercise every rule and every goal") func statistics() {
    var refusing: [Rule: Int] = [:]
    var deciding: [Goal: Int] = [:]
    for seed in UInt64(0)..<150 {
      let best = bruteForce(tinyRegion(seed: seed))
      for rule in best.refusals.keys { refusing[rule, default: 0] += 1 }
      for goal in best.deciding { deciding[goal, default: 0] += 1 }
    }
    for rule in Rule.allCases { #expect(refusing[rule, default: 0] >= 4, "\(rule) \(refusing)") }
    for goal in Goal.allCases { #expect(deciding[goal, default: 0] >= 4, "\(goal) \(deciding)") }
  }

  @Test("a seed always gives the same region") func reproducible() {
    #expect(tinyRegion(seed: 7) == tinyRegion(seed: 7))
    #expect(tinyRegion(seed: 7) != tinyRegion(seed: 8))
  }
}
