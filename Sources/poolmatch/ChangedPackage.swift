// SPDX-License-Identifier: GPL-3.0-or-later
import PoolData
import PoolModel

/// Changes a package in one step, and alone.
///
/// - Throws: `Failure` if the package cannot be read or written, or is being changed by another run; and what `change` throws.
func changingPackage(
  at path: String, _ language: Language, _ change: (Region, _ sha256: String) throws -> Region
) throws {
  do {
    try changePackage(at: path, change)
  } catch PackageChangeError.unreadable(let faults) {
    throw Failure(faults.status, faults.text(language))
  } catch PackageChangeError.notWritten(let error) {
    throw Failure.cannotWrite(error.path, error.reason, language)
  } catch PackageChangeError.busy {
    throw Failure.busy(path, language)
  }
}
