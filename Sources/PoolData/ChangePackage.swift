// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import PoolModel

/// Why a package could not be changed; it is as it was.
public enum PackageChangeError: Error, Sendable {
  /// It is no package without errors.
  case unreadable([Fault])
  /// It could not be written, or its lock not be had.
  case notWritten(WriteError)
  /// Another run was changing it all the while.
  case busy
}

/// Changes a package in one step: reads it, lets `change` make another region of it, and writes that in its place.
///
/// Of runs that change one package at the same time, each waits for the one before, and none longer than `waiting`; so `change`
/// sees what the others did. The package is written in the strict form, whole or not at all; files in its folder that are
/// not the package's stay. A region that `change` leaves as it is, is not written.
///
/// - Parameters:
///   - path: A folder or a .zip.
///   - waiting: The longest wait for other runs.
///   - change: Gets the region and the SHA-256 of the package; what it throws is passed on.
/// - Throws: `PackageChangeError`, or what `change` throws; then the package is as it was.
public func changePackage(
  at path: String, waiting: Duration = .seconds(10),
  _ change: (_ region: Region, _ sha256: String) throws -> Region
) throws {
  guard access(path, F_OK) == 0 else {
    throw PackageChangeError.unreadable([Fault(.noSuchInput, file: path)])
  }
  let done: Result<Void, any Error>?
  do {
    done = try PackageLock.hold(path, waiting: waiting) {
      Result { try changeAlone(path, change) }
    }
  } catch {
    throw PackageChangeError.notWritten(error)
  }
  guard let done else { throw PackageChangeError.busy }
  try done.get()
}

/// Changes a package that no other run is changing.
private func changeAlone(_ path: String, _ change: (Region, String) throws -> Region) throws {
  let log = FaultLog()
  guard let source = PackageFiles(at: path, log: log) else { throw PackageChangeError.unreadable(log.faults) }
  let reading = readPackage(source, log: log)
  guard let region = reading.region else { throw PackageChangeError.unreadable(reading.errors) }
  let changed = try change(region, reading.sha256)
  if changed == region { return }
  do {
    try write(changed, to: path, replacing: source.names)
  } catch {
    throw PackageChangeError.notWritten(error)
  }
}
