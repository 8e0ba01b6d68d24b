// SPDX-License-Identifier: GPL-3.0-or-later
import PoolAudit
import PoolData
import PoolModel
import Testing

@testable import poolmatch

/// The planner makes no unsound plan that a test could ask for, so its guard is tried with plans made here.
@Suite("The guard before writing (status 70)") struct AuditedPlanTests {
  let region: Region
  let sound: Plan

  init() throws {
    let folder = Program.repository.appendingPathComponent("Instances/tiny").path
    region = try #require(readPackage(at: folder).region)
    sound = Plan(region.placements.filter { $0.state == .running })
  }

  @Test("passes what the audit finds sound and counts the same") func passes() {
    let report = audit(sound, of: region)
    #expect(AuditedPlan.findings(report, claims: [(.value, 0), (.cost, 0)]) == [])
  }

  @Test("stops a plan whose value was claimed too high") func claims() {
    let report = audit(sound, of: region)
    #expect(
      AuditedPlan.findings(report, claims: [(.value, 1000), (.cost, 0)])
        == ["value: the engine counts 1000, the audit 0"])
  }

  @Test("stops a plan that breaks a rule, and names the rule") func breaches() throws {
    let group = try #require(
      region.groups.first { group in !region.placements.contains { $0.group == group.id } })
    let everybody = region.members.map {
      Placement(group: group.id, member: $0.id, dates: region.policy.horizon, state: .proposed)
    }
    let report = audit(Plan(sound.placements + everybody), of: region)
    let findings = AuditedPlan.findings(report, claims: [])
    #expect(findings.contains { $0.hasPrefix("one-teacher-per-group: ") }, "\(findings)")
  }
}
