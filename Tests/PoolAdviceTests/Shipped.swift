// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import PoolRules
import PoolSolver
import Testing

/// The regions that are shipped, each with a plan: read and planned once.
enum Shipped {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let region: Region
    let plan: Plan
    var testDescription: String { name }
  }

  static let tiny = made("tiny")
  static let small = made("small")
  static let zeeland = made("zeeland")
  static let twente = made("twente")
  static let haaglanden = made("haaglanden")

  private static func made(_ name: String) -> Case {
    let path = URL(filePath: #filePath).appending(path: "../../../Instances/\(name)").standardized.path
    guard let region = readPackage(at: path).region else { preconditionFailure("\(path) cannot be read") }
    let greedy = plan(Rulebook(region), PlanningOptions(engine: .greedy))
    return Case(name: name, region: region, plan: greedy.plan)
  }
}
