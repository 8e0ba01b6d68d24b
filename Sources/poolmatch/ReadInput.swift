// SPDX-License-Identifier: GPL-3.0-or-later
import PoolData
import PoolModel

/// A data package that can be planned.
struct ReadyRegion {
  let region: Region
  let warnings: [Fault]
  let sha256: String

  /// Reads a data package, and tells its faults on standard error: errors all, of warnings the first few.
  ///
  /// - Throws: `Failure` if there is no region to work with.
  init(at path: String, _ language: Language, isQuiet: Bool = false) throws {
    let reading = readPackage(at: path)
    guard let region = reading.region else {
      throw Failure(reading.errors.status, reading.errors.text(language))
    }
    (self.region, warnings, sha256) = (region, reading.warnings, reading.sha256)
    if !isQuiet { Terminal.tell(warnings.firstFew(of: path, language)) }
  }

  /// Reads a data package, then a plan that belongs to it.
  static func withPlan(
    at path: String, of input: InstanceArgument, _ language: Language
  ) throws -> (ready: ReadyRegion, plan: Plan) {
    let ready = try ReadyRegion(at: input.instance, language)
    return (ready, try readPlan(at: path, for: ready.region, language))
  }
}

/// Reads a plan that belongs to a region.
///
/// - Throws: `Failure` if it cannot be read.
func readPlan(at path: String, for region: Region, _ language: Language) throws -> Plan {
  let (plan, faults) = readPlacements(at: path, for: region)
  guard let plan else { throw Failure(faults.status, faults.text(language)) }
  Terminal.tell(faults.text(language))
  return plan
}

extension [Fault] {
  /// The status of a command that cannot go on because of these.
  var status: ExitStatus {
    let hasNoInput = contains {
      switch $0.kind {
      case .noSuchInput, .notReadable: true
      default: false
      }
    }
    return hasNoInput ? .noSuchInput : .faultInData
  }

  /// All messages, one below the other.
  func text(_ language: Language) -> String { map { $0.text(language) }.joined(separator: "\n") }

  /// The first messages, and how to see the others; empty without any.
  fileprivate func firstFew(of package: String, _ language: Language) -> String {
    let most = 5
    let more = count - most
    guard more > 1 else { return text(language) }
    let rest =
      switch language {
      case .english: "… and \(more) more warnings: poolmatch validate \(package)"
      case .dutch: "… en nog \(more) waarschuwingen: poolmatch validate \(package)"
      }
    return Array(prefix(most)).text(language) + "\n" + rest
  }
}
