// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

/// What the files of an output folder say of the plan beside them.
public struct OutputClaims: Sendable {
  /// SHA-256 of the package, as `run.json` has it.
  public let sha256: String
  /// The goals of `run.json` in order, each with the plan's value, the bound, and the bound that `certificate.json` is said to
  /// prove.
  public let goals: [(goal: Goal, value: Int, bound: Int, certifiedBound: Int?)]
  /// The placements of `plan.json` that are not running.
  public let decided: [Placement]
  /// The scope, as `run.json` and as `plan.json` have it.
  public let runScope, planScope: PlanScope
}

/// Reads `run.json` and `plan.json` of an output folder; the claims are `nil` if there is a fault.
///
/// The first fault ends the reading.
public func readOutputClaims(in folder: String) -> (claims: OutputClaims?, faults: [Fault]) {
  do throws(Fault) {
    let (run, runJSON) = try OutputReader.open("run.json", in: folder)
    let top = try run.object(runJSON, ["input_sha256", "goals"], nil, isClosed: false)
    var goals: [(goal: Goal, value: Int, bound: Int, certifiedBound: Int?)] = []
    for json in try run.list(top, "goals") {
      let line = try run.object(
        json, ["name", "value", "bound", "certified_bound"], "goals", isClosed: false)
      var certified: Int?
      if case .null = try run.value(line, "certified_bound").content {
      } else {
        certified = try run.number(line, "certified_bound")
      }
      goals.append(
        (try run.goal(line, "name"), try run.number(line, "value"), try run.number(line, "bound"), certified))
    }
    let (plan, planJSON) = try OutputReader.open("plan.json", in: folder)
    let whole = try plan.object(planJSON, ["placements"], nil, isClosed: false)
    return (
      OutputClaims(
        sha256: try run.text(top, "input_sha256"), goals: goals,
        decided: Plan(try plan.placements(whole)).decided, runScope: try run.scope(top),
        planScope: try plan.scope(whole)), []
    )
  } catch {
    return (nil, [error])
  }
}

extension OutputReader {
  /// A list of placements, such as that of `plan.json`.
  func placements(_ top: [String: JSON], _ name: String = "placements") throws(Fault) -> [Placement] {
    var placements: [Placement] = []
    for json in try list(top, name) { placements.append(try placement(json, name)) }
    return placements
  }

  private func placement(_ json: JSON, _ name: String) throws(Fault) -> Placement {
    let line = try object(json, ["group", "member", "from", "until", "state"], name, isClosed: false)
    guard let state = PlacementState(rawValue: try text(line, "state")) else {
      throw fault(.state, try value(line, "state"), "state")
    }
    return Placement(
      group: try text(line, "group"), member: try text(line, "member"), dates: try dates(line), state: state)
  }
}
