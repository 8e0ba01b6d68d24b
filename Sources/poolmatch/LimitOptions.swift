// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolModel
import PoolSolver

/// How far the engines that prove go, and with what.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Stop the proof after so many seconds; inf = go on to its end.", valueName: "seconds"))
  var timeLimit = 60.0
  @Option(
    help: ArgumentHelp(
      "Stop the proof after so much work, about a microsecond a unit; the same plan on every machine.",
      valueName: "units"))
  var workLimit: Int?
  @Option(
    help: ArgumentHelp(
      "Go on to the next goal once one is within this share of its bound, such as 0.005.", valueName: "share")
  )
  var gap = 0.0
  @Option(help: ArgumentHelp("Work on so many cores; the plan is the same.", valueName: "count"))
  var threads = 2

  func validate() throws {
    if !(timeLimit >= 0) {
      throw ValidationError("--time-limit is \(timeLimit): give seconds, 0 or more.")
    }
    if let workLimit, workLimit < 0 {
      throw ValidationError("--work-limit is \(workLimit): give a whole number, 0 or more.")
    }
    if !(0..<1).contains(gap) {
      throw ValidationError(
        "--gap is \(gap): give a share from 0 to below 1, such as 0.005 for half a percent.")
    }
    if !(1...64).contains(threads) {
      throw ValidationError("--threads is \(threads): give a whole number from 1 to 64.")
    }
  }

  func options(engine: Engine, after previous: PreviousPlan? = nil, cancellation: Cancellation)
    -> PlanningOptions
  {
    PlanningOptions(
      engine: engine, seconds: timeLimit.isFinite ? timeLimit : nil, work: workLimit, gap: gap,
      threads: threads, previous: previous, cancellation: cancellation)
  }
}
