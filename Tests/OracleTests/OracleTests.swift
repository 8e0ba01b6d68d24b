// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import Testing

@testable import PoolOracle

@Suite("The oracle") struct OracleTests {
  /// One loop for two promises, since a region costs a tenth of a second to make.
  @Test("a hundred and twenty regions exercise every rule and goal, and their best plans pass the audit")
  func statistics() {
    var refusing: [Rule: Int] = [:]
    var deciding: [Goal: Int] = [:]
    for seed in UInt64(0)..<120 {
      let region = tinyRegion(seed: seed)
      let best = bruteForce(region)
      for rule in best.refusals.keys { refusing[rule, default: 0] += 1 }
      for goal in best.deciding { deciding[goal, default: 0] += 1 }
      let report = audit(best.plan, of: region)
      #expect(report.breaches.map(\.description) == [], "seed \(seed)")
      #expect(region.policy.goals.map { report.goals[$0.goal] } == best.goals, "seed \(seed)")
      #expect(best.accepted.contains(best.goals), "seed \(seed)")
      if region.policy.goals.allSatisfy({ $0.tolerancePerMille == 0 }) {
        #expect(best.accepted == [best.reached], "seed \(seed)")
      }
    }
    // Only a planner sets a limit on changes; `ChangesTests` tests it.
    for rule in Rule.allCases where rule != .changesMax {
      #expect(refusing[rule, default: 0] >= 4, "\(rule) of \(refusing)")
    }
    for goal in Goal.allCases { #expect(deciding[goal, default: 0] >= 4, "\(goal) of \(deciding)") }
  }

  @Test("the rules of the search and of the audit forbid the same sets of stints", arguments: UInt64(0)..<40)
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

  @Test("a seed always gives the same region") func reproducible() {
    #expect(findTinyRegion(seed: 7) == findTinyRegion(seed: 7))
    #expect(tinyRegion(seed: 7) != tinyRegion(seed: 8))
  }
}
