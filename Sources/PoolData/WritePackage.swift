// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Writes a region as a data package in the strict form, with its `datapackage.json`: whole or not at all.
///
/// A path that ends in `.zip` gets an archive, any other a folder (see `writeWhole`). Equal regions give equal
/// bytes. Reading what was written gives back an equal region.
public func writePackage(_ region: Region, to path: String) throws(WriteError) {
  try write(region, to: path, replacing: [])
}

/// Writes a package over one whose files have these names; tables that it does not write are gone then.
func write(_ region: Region, to path: String, replacing names: Set<String>) throws(WriteError) {
  let files = packageFiles(of: region)
  if path.lowercased().hasSuffix(".zip") {
    try writeWhole(file: path, bytes: try Zip.bytes(of: files))
  } else {
    try writeWhole(folder: path, files: files, retired: names.union(Tables.all.map(\.schema.file)))
  }
}

/// Every file of a package in the strict form, by name: what `writePackage` writes.
public func packageFiles(of region: Region) -> [(name: String, bytes: [UInt8])] {
  let tables = Tables.all.filter { $0.isWritten(for: region) }
  return [(PackageFiles.dataPackage, dataPackage(of: tables)), (PackageFiles.policy, region.policy.json)]
    .map { (name: $0, bytes: Array($1.document(.spread).utf8)) }
    + tables.map { ($0.schema.file, $0.bytes(of: region)) }
}

/// `placements.csv` of a plan in the strict form.
public func placementsTable(_ plan: Plan) -> [UInt8] {
  Tables.placements.bytes(plan.placements.map(PlacementRow.init))
}
