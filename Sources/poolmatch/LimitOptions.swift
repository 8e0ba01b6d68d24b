// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolSolver

/// How far the exact engine goes.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Stop the proof after so many seconds; inf = go on to its end.", valueName: "seconds"))
  var timeLimit = 60.0
  @Option(help: ArgumentHelp("Stop the proof of a goal after so many nodes.", valueName: "nodes"))
  var nodeLimit: Int?

  func validate() throws {
    if !(timeLimit >= 0) {
      throw ValidationError("--time-limit is \(timeLimit): give seconds, 0 or more.")
    }
    if let nodeLimit, nodeLimit < 0 {
      throw ValidationError("--node-limit is \(nodeLimit): give a whole number, 0 or more.")
    }
  }

  func options(engine: Engine, cancellation: Cancellation) -> PlanningOptions {
    PlanningOptions(
      engine: engine, seconds: timeLimit.isFinite ? timeLimit : nil, nodes: nodeLimit,
      cancellation: cancellation)
  }
}
