// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import PoolGLPK

/// Wall-clock seconds by phase, in order.
final class PhaseClock {
  private(set) var phases: [(phase: String, seconds: Double)] = []

  /// Runs `body` as the phase `name`.
  func time<Answer>(_ name: String, _ body: () throws -> Answer) rethrows -> Answer {
    let began = ContinuousClock.now
    defer { add(name, seconds: began.duration(to: .now) / .seconds(1)) }
    return try body()
  }

  /// Adds a phase that was timed elsewhere.
  func add(_ name: String, seconds: Double) { phases.append((name, seconds)) }
}

/// What this process has used.
enum PeakMemory {
  /// The most resident memory so far, rounded up to megabytes of 2²⁰ bytes.
  static var megabytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return (usage.ru_maxrss + 1023) / 1024
  }
}

/// What made a plan.
enum Versions {
  /// PoolMatch, and GLPK where it is installed.
  static var all: [(name: String, version: String)] {
    [("poolmatch", PoolMatch.version)] + ((try? GLPK.version()).map { [("glpk", $0)] } ?? [])
  }
}
