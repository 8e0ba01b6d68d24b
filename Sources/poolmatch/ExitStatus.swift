// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What the process says when it ends (`sysexits.h`, where that has a word for it).
enum ExitStatus: Int32 {
  case done = 0
  /// Done, but a limit stopped the proof, or the exact engine could not work.
  case unproven = 2
  case wrongUsage = 64
  case faultInData = 65
  case noSuchInput = 66
  case noSolver = 69
  case internalFault = 70
  case cannotWrite = 73
  /// Interrupted; the best plan so far was written.
  case interrupted = 130
}

/// Ends the command with a status, after a message on standard error (none if it is empty).
struct Failure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String = "") { (self.status, self.message) = (status, message) }

  /// A package is being changed by another run.
  static func busy(_ package: String, _ language: Language) -> Failure {
    Failure(
      .cannotWrite,
      language.say(
        "\(package): error: another run is changing it. Nothing was changed; try again in a moment.",
        "\(package): fout: het wordt al door een ander gewijzigd. Er is niets veranderd; probeer het zo weer."
      ))
  }

  /// Something could not be written, for the system's reason.
  static func cannotWrite(_ path: String, _ reason: String, _ language: Language) -> Failure {
    Failure(
      .cannotWrite,
      language.say(
        "\(path): error: cannot be written: \(reason). Nothing was changed.",
        "\(path): fout: kan niet worden geschreven: \(reason). Er is niets veranderd."))
  }
}
