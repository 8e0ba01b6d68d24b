// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolModel
import PoolRules
import Testing

@testable import PoolOracle

/// The rulebook against the audit, and against the oracle, which asks the audit about every run of weeks.
@Suite("The rulebook agrees with the words") struct AgreementTests {
  static func region(_ seed: UInt64) -> Region {
    var maker = TinyRegionMaker(dice: Dice(seed: seed))
    return maker.region()
  }

  @Test("openings and stints are those that an independent search finds", arguments: UInt64(0)..<150)
  func sameStints(seed: UInt64) {
    let region = Self.region(seed)
    let rulebook = Rulebook(region)
    let choices = Choices(region)
    let openings = rulebook.openings.map {
      "\(region.groups[$0.group].id) \($0.dates.from) \($0.dates.until)"
    }
    let runs = choices.openings.map { "\($0.group) \($0.days[0]) \($0.days[$0.days.count - 1])" }
    #expect(openings == runs, "seed \(seed)")
    let found = rulebook.stints().map { stint in
      "\(stint.opening) \(region.members[stint.member].id) \(stint.dates.from) \(stint.dates.until) "
        + "\(stint.teaching.minutesByWeek) tier \(stint.tier) row \(stint.authority)"
    }
    let expected = choices.stints.flatMap(\.self).map { choice in
      let placement = choice.duty.placement
      return "\(choice.opening) \(placement.member) \(placement.dates.from) \(placement.dates.until) "
        + "\(choice.duty.weekMinutes) tier \(choice.duty.standing?.tier ?? -1) "
        + "row \(choice.duty.standing?.row ?? -1)"
    }
    #expect(found.sorted() == expected.sorted(), "seed \(seed)")
  }

  @Test("a stint is worth what the audit counts for it", arguments: UInt64(0)..<40)
  func sameGoals(seed: UInt64) {
    let region = Self.region(seed)
    let rulebook = Rulebook(region)
    let running = region.placements.filter { $0.state == .running }
    let without = audit(Plan(running), of: region).goals
    for stint in rulebook.stints() {
      let opening = rulebook.openings[stint.opening]
      let placement = Placement(
        group: region.groups[opening.group].id, member: region.members[stint.member].id, dates: stint.dates,
        state: .proposed)
      let with = audit(Plan(running + [placement]), of: region).goals
      let minutes = stint.teaching.minutes
      let rare = rulebook.rarity(ofMember: stint.member) - rulebook.rarity(ofOpening: stint.opening)
      let worth: [Goal: Int] = [
        .quality: minutes * stint.tier,
        .cost: (minutes * rulebook.centsPerHour(of: stint.member) + 30) / 60,
        .travel: 2 * stint.homeMinutes * stint.teaching.days,
        .scarcity: minutes * max(0, rare),
        .preference: rulebook.prefers(stint.member, stint.opening) ? minutes : 0,
      ]
      for (goal, value) in worth {
        #expect(with[goal] == without[goal].map { $0 + value }, "seed \(seed), \(goal), \(placement)")
      }
    }
  }

  @Test("two stints clash where the audit says so", arguments: UInt64(0)..<40)
  func sameClashes(seed: UInt64) {
    let region = Self.region(seed)
    let rulebook = Rulebook(region)
    let auditor = Auditor(region)
    let stints = rulebook.stints()
    for (index, a) in stints.enumerated() {
      // Within a group the audit speaks of one teacher per group.
      for b in stints[(index + 1)...] where a.member == b.member && a.opening != b.opening {
        let pair = [a, b].map { stint in
          Placement(
            group: region.groups[rulebook.openings[stint.opening].group].id,
            member: region.members[stint.member].id, dates: stint.dates, state: .proposed)
        }
        let broken = auditor.breaches(of: Plan(pair)).compactMap(\.rule)
        let expected = [Rule.onePlaceAtATime, .travelBetweenSchools].first(where: broken.contains)
        #expect(rulebook.clash(a, b) == expected, "seed \(seed), \(pair)")
        #expect(rulebook.clash(b, a) == expected, "seed \(seed), \(pair)")
      }
    }
  }

  @Test(
    "verdicts offer the stints, and refuse for rules that the audit finds broken", arguments: UInt64(0)..<150)
  func sameVerdicts(seed: UInt64) {
    let region = Self.region(seed)
    let rulebook = Rulebook(region)
    let auditor = Auditor(region)
    let running = region.placements.filter { $0.state == .running }
    for (number, opening) in rulebook.openings.enumerated() {
      let stints = rulebook.stints(for: number)
      let verdicts = rulebook.verdicts(for: number)
      for member in region.members.indices {
        let own = stints.filter { $0.member == member }
        #expect(verdicts[member] == rulebook.verdict(of: member, for: number), "seed \(seed)")
        guard case .refuses(let refusals) = verdicts[member] else {
          #expect(verdicts[member] == .offers(own), "seed \(seed)")
          continue
        }
        #expect(own.isEmpty, "seed \(seed)")
        #expect(!refusals.isEmpty, "seed \(seed)")
        let rules = refusals.map(\.rule)
        #expect(rules == rules.sorted(), "seed \(seed)")
        let facts = region.members[member]
        guard let dates = opening.dates.cut(from: facts.from, until: facts.until),
          rulebook.teaching(of: opening.group, over: dates).minutes > 0
        else {
          #expect(rules.contains(.memberDates), "seed \(seed)")
          continue
        }
        // On all dates together the audit finds the same rules, if no week was possible.
        let everything = Placement(
          group: region.groups[opening.group].id, member: facts.id, dates: dates, state: .proposed)
        let broken = Set(auditor.breaches(of: Plan(running + [everything])).compactMap(\.rule))
        #expect(Set(rules).isSubset(of: broken), "seed \(seed), \(refusals), \(broken)")
        let ofWeeks = broken.intersection([.availability, .hoursPerWeek, .freeTime, .locationsPerMember])
        if !ofWeeks.isDisjoint(with: rules) { #expect(Set(rules) == broken, "seed \(seed), \(refusals)") }
      }
    }
  }
}
