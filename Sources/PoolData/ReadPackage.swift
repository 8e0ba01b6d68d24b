// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

/// What reading a data package gave: a region, or the reasons why there is none.
public struct PackageReading: Sendable {
  /// The region; `nil` if any fault is an error.
  public let region: Region?
  /// Every fault: those of the package itself, then by file in reading order, line and place.
  public let faults: [Fault]
  /// The SHA-256 of policy.json and the tables as they stand, in hexadecimal; the same for a folder and its zip.
  public let sha256: String

  /// The faults that forbid planning.
  public var errors: [Fault] { faults.filter { $0.severity == .error } }
  /// The faults that stay visible in reports but forbid nothing.
  public var warnings: [Fault] { faults.filter { $0.severity == .warning } }
}

/// Reads and checks a data package: a folder, or a zip of one. All faults come at once.
///
/// - Complexity: linear in the bytes, but for the checks that sort the lessons of a group.
public func readPackage(at path: String) -> PackageReading {
  let log = FaultLog()
  guard let package = PackageFiles(at: path, log: log) else {
    return PackageReading(region: nil, faults: log.faults, sha256: "")
  }
  return readPackage(package, log: log)
}

/// Checks the files of a package.
func readPackage(_ package: PackageFiles, log: FaultLog) -> PackageReading {
  let (draft, policy) = readDraft(package, log: log)
  let region = draft.checked(with: policy, log: log)
  return PackageReading(
    region: log.hasErrors ? nil : region, faults: log.inOrder(of: filesInOrder(policy)),
    sha256: package.sha256)
}

/// Reads every file of a package without checking rows against one another.
func readDraft(_ package: PackageFiles, log: FaultLog) -> (draft: Draft, policy: Policy?) {
  var policy: Policy?
  if let bytes = package.files[PackageFiles.policy] {
    policy = PolicyReader.read(bytes, log: log)
  } else if !package.lost.contains(PackageFiles.policy) {
    log.tell(Fault(.missingTable, file: PackageFiles.policy))
  }
  var draft = Draft()
  for table in Tables.all {
    let name = table.schema.file
    guard let bytes = package.files[name] else {
      let isLost = package.lost.contains(name)
      if table.schema.isRequired, !isLost { log.tell(Fault(.missingTable, file: name)) }
      if table.schema.isRequired || isLost { table.markIncomplete(draft) }
      continue
    }
    if let text = decodedText(bytes, file: name, log: log),
      let file = CSVFile(name: name, bytes: text, log: log)
    {
      table.read(file, into: &draft, log: log)
    } else {
      table.markIncomplete(draft)
    }
  }
  if let bytes = package.files[PackageFiles.dataPackage] { compare(bytes, with: package, log) }
  return (draft, policy)
}

/// policy.json, then the tables in the policy's reading order, then the others in their usual order.
func filesInOrder(_ policy: Policy?) -> [String] {
  let named = (policy?.readingOrder ?? []).map { $0 + ".csv" }
  return [PackageFiles.policy] + named + Tables.all.map(\.schema.file) + [PackageFiles.dataPackage]
}

/// Warns where an enclosed datapackage.json and the files beside it tell different stories.
private func compare(_ bytes: [UInt8], with package: PackageFiles, _ log: FaultLog) {
  func tell(_ kind: FaultKind) { log.tell(Fault(kind, file: PackageFiles.dataPackage)) }
  guard case .object(let members)? = (try? JSONReader.read(bytes))?.content,
    case .list(let resources)? = members.first(where: { $0.key == "resources" })?.value.content
  else { return tell(.dataPackageBroken) }
  var listed: [String] = []
  for resource in resources {
    if case .object(let members) = resource.content,
      case .text(let path)? = members.first(where: { $0.key == "path" })?.value.content
    {
      listed.append(path)
    }
  }
  for path in listed where package.files[path] == nil && !package.lost.contains(path) {
    tell(.dataPackageLists(path))
  }
  for table in Tables.all.map(\.schema.file) where package.files[table] != nil && !listed.contains(table) {
    tell(.dataPackageOmits(table))
  }
}
