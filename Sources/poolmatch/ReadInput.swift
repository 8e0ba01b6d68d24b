// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Glibc
import PoolData
import PoolModel

/// A data package that can be planned.
struct ReadyRegion {
  /// What is planned: the package's region in its scope.
  let region: Region
  /// The region as the package has it.
  let package: Region
  let scope: PlanScope
  let warnings: [Fault]
  let sha256: String

  /// Reads a data package, and tells its faults on standard error: errors all, of warnings the first few.
  ///
  /// - Parameter scope: The scope for the package's region; what it throws is passed on.
  /// - Throws: `Failure` if there is no region to work with.
  init(
    at path: String, _ language: Language, isQuiet: Bool = false,
    in scope: (Region) throws -> PlanScope = { _ in PlanScope() }
  ) throws {
    let reading = readPackage(at: path)
    guard let region = reading.region else {
      throw Failure(reading.errors.status, reading.errors.text(language))
    }
    (package, warnings, sha256) = (region, reading.warnings, reading.sha256)
    if !isQuiet { Terminal.tell(warnings.firstFew(of: path, language)) }
    self.scope = try scope(region)
    self.region = region.scoped(by: self.scope)
  }

  /// Reads a data package, then a plan that belongs to it, in the scope that its `plan.json` tells or the options describe.
  ///
  /// - Parameter isOwn: Whether an output folder must be of the package as it stands; a bare placements.csv tells nothing of that.
  static func withPlan(
    at path: String, of input: InstanceArgument, in options: ScopeOptions? = nil, isOwn: Bool = false,
    _ language: Language
  ) throws -> (ready: ReadyRegion, plan: Plan) {
    let ready = try ReadyRegion(at: input.instance, language) {
      try scopeOfPlan(at: path, for: $0, options, language)
    }
    if isOwn, let claims = readOutputClaims(in: path).claims, claims.sha256 != ready.sha256 {
      throw Failure(
        .faultInData,
        language.say(
          "\(path): error: this plan was made of another package than \(input.instance), or of an earlier state of it\n"
            + "  Plan again, or name the plan's own placements.csv to ask about it as it is.",
          "\(path): fout: dit plan is gemaakt van een ander pakket dan \(input.instance), of van een eerdere stand ervan\n"
            + "  Plan opnieuw, of noem de placements.csv van het plan om ernaar te vragen zoals het is."))
    }
    return (ready, try readPlan(at: path, for: ready.region, language))
  }
}

/// The scope that the `plan.json` of a plan's folder tells; without one that of the options.
func scopeOfPlan(at path: String, for region: Region, _ options: ScopeOptions?, _ language: Language) throws
  -> PlanScope
{
  guard access(path + "/plan.json", F_OK) == 0 else {
    return try options?.scope(in: region, language) ?? PlanScope()
  }
  if options?.isGiven == true {
    throw ValidationError(
      "\(path)/plan.json tells the scope of its plan: leave out --from, --weeks and --free.")
  }
  return try readPlanScope(in: path, for: region, language)
}

/// Reads the scope in which the plan of an output folder was made.
///
/// - Throws: `Failure` if it cannot be read, or the region not be planned in it.
func readPlanScope(in folder: String, for region: Region, _ language: Language) throws -> PlanScope {
  let (scope, faults) = readScope(in: folder)
  guard let scope else { throw Failure(faults.status, faults.text(language)) }
  let flaws = scope.flaws(in: region)
  guard flaws.isEmpty else {
    throw Failure(
      .faultInData, flaws.map { "\(folder)/plan.json: \($0.text(language))" }.joined(separator: "\n"))
  }
  return scope
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
