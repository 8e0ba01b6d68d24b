// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import FoundationEssentials
import Glibc
import PoolData
import PoolModel
import PoolReport

/// The folder into which a plan is written, whole or not at all.
struct OutputFolder {
  private let path: String
  private let language: Language

  /// Looks before the work begins whether the folder can be written.
  ///
  /// - Throws: `ValidationError` if the folder holds a data package, whose placements would be replaced;
  ///   `Failure` if it cannot be written.
  init(_ path: String, _ language: Language) throws {
    (self.path, self.language) = (path, language)
    if path.isEmpty { throw ValidationError("--out is empty: name a folder.") }
    for name in ["policy.json", "datapackage.json"] where access(path + "/" + name, F_OK) == 0 {
      throw ValidationError(
        "--out \(path) holds a data package (\(name)), whose placements.csv would be replaced: name another folder."
      )
    }
    var existing = path
    while access(existing, F_OK) != 0, errno == ENOENT {
      guard let slash = existing.lastIndex(of: "/") else {
        existing = "."
        break
      }
      existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
    }
    let isFolder = access(existing + "/.", F_OK) == 0 || errno != ENOTDIR
    guard isFolder, access(existing, W_OK | X_OK) == 0 else {
      throw Failure.cannotWrite(path, String(cString: strerror(isFolder ? errno : ENOTDIR)), language)
    }
  }

  /// What a plan's tables and `plan.json` hold; the same plan, scope and language give the same bytes.
  func files(of plan: Plan, in scope: PlanScope, _ report: PlanReport) -> [(name: String, bytes: [UInt8])] {
    [
      ("placements.csv", placementsTable(plan)),
      ("open.csv", Array(report.openTable(language).utf8)),
      ("coverage.csv", Array(report.coverageTable().utf8)),
      ("exceptions.csv", Array(report.exceptions.table().utf8)),
      ("plan.json", Array(report.planJSON(scope).utf8)),
    ]
  }

  /// Puts the files in place.
  ///
  /// - Parameter isRetired: names of an earlier run's files that are taken away unless they are written anew.
  func write(
    _ files: [(name: String, bytes: [UInt8])], retiring isRetired: (String) -> Bool = { _ in false }
  ) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    do {
      try writeWhole(folder: path, files: files, retired: Set(names.filter(isRetired)))
    } catch {
      throw Failure.cannotWrite(error.path, error.reason, language)
    }
  }
}
