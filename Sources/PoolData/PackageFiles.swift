// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// The files of a data package as bytes, from a folder or a zip.
struct PackageFiles {
  static let policy = "policy.json"
  static let dataPackage = "datapackage.json"

  /// The files that the package is made of, by their proper names.
  private(set) var files: [String: [UInt8]] = [:]
  /// Those that are there but could not be read, for a fault that was told.
  private(set) var lost: Set<String> = []
  /// The names of the files as they stand there.
  private(set) var names: Set<String> = []

  /// The SHA-256 over policy.json and the tables in their usual order, so that a folder and its zip agree.
  var sha256: String {
    let names = [PackageFiles.policy] + Tables.all.map(\.schema.file)
    return PoolData.sha256(names.compactMap { name in files[name].map { (name, $0) } })
  }

  /// The proper name of a file of the package, whatever its case; `nil` for any other file.
  private static func properName(_ name: String) -> String? {
    let lower = name.lowercased()
    let isOurs = lower == policy || lower == dataPackage || Tables.all.contains { $0.schema.file == lower }
    return isOurs ? lower : nil
  }

  /// Reads what is there; `nil` (and a fault) if that is no package at all.
  ///
  /// A package that another takes the place of while it is read is read anew, so that the files are all of one.
  init?(at path: String, log: FaultLog) {
    for attempt in 1... {
      let (before, faults) = (Files.identity(path), FaultLog())
      let found = PackageFiles(once: path, log: faults)
      guard attempt == 20 || before == Files.identity(path) else { continue }
      for fault in faults.faults { log.tell(fault) }
      guard let found else { return nil }
      self = found
      return
    }
    return nil
  }

  private init?(once path: String, log: FaultLog) {
    do {
      if try Files.isFolder(path) {
        for name in try Files.names(in: path) {
          take(name, log) { () throws(SystemError) in try Files.read(path + "/" + name) }
        }
      } else {
        guard try Files.read(path).starts(with: Array("PK".utf8)) else {
          log.tell(Fault(.notAPackage, file: path))
          return nil
        }
        unzip(path, log)
      }
    } catch {
      log.tell(
        Fault(error.code == ENOENT ? .noSuchInput : .notReadable(reason: error.reason), file: path))
      return nil
    }
    guard files.keys.contains(where: { $0 != PackageFiles.dataPackage }) else {
      if !log.hasErrors { log.tell(Fault(.emptyPackage, file: path)) }
      return nil
    }
  }

  /// - Parameter read: The bytes; `nil` if a fault says already why there are none.
  private mutating func take(_ name: String, _ log: FaultLog, _ read: () throws(SystemError) -> [UInt8]?) {
    guard let proper = PackageFiles.properName(name) else {
      if name.lowercased().hasSuffix(".csv") { log.tell(Fault(.unknownFile, file: name)) }
      return
    }
    names.insert(name)
    guard files[proper] == nil, !lost.contains(proper) else {
      return log.tell(Fault(.fileTwice, file: name))
    }
    do {
      if let bytes = try read() {
        if bytes.count <= Files.largest { return files[proper] = bytes }
        log.tell(Fault(.tooLarge(limitMegabytes: Files.largest >> 20), file: name))
      }
    } catch {
      log.tell(Fault(.notReadable(reason: error.reason), file: name))
    }
    lost.insert(proper)
  }

  /// Takes the entries at the top, or in the one folder that holds `policy.json`.
  private mutating func unzip(_ path: String, _ log: FaultLog) {
    let entries = Zip.read(
      path,
      isWanted: { PackageFiles.properName(lastPart($0)) != nil && !$0.hasPrefix("__MACOSX/") },
      log: log)
    let top = entries.first { lastPart($0.path).lowercased() == PackageFiles.policy }
    let prefix = top.map { String($0.path.dropLast(PackageFiles.policy.count)) } ?? ""
    for entry in entries where entry.path.dropLast(lastPart(entry.path).count) == prefix {
      take(lastPart(entry.path), log) { entry.bytes }
    }
  }
}
