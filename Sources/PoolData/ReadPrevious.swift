// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolText

/// Reads `plan.json` and `certificate.json` of an output folder as a plan made before; `nil` if there is a fault.
///
/// Only the form is checked, as ids and dates may well be another week's. The first fault of each file ends its reading.
/// `sha256` is of the two files, as a package's is of its files.
public func readPrevious(in folder: String) -> (previous: PreviousPlan?, sha256: String, faults: [Fault]) {
  do {
    _ = try Files.isFolder(folder)
  } catch {
    return (nil, "", [Fault(.notReadable(reason: error.reason), file: folder)])
  }
  var faults: [Fault] = []
  var files: [(name: String, bytes: [UInt8])] = []
  func read<Content>(_ file: String, _ take: (OutputReader, JSON) throws(Fault) -> Content) -> Content? {
    do throws(Fault) {
      let (reader, json) = try OutputReader.open(file, in: folder)
      files.append((file, reader.bytes))
      return try take(reader, json)
    } catch {
      faults.append(error)
      return nil
    }
  }
  let certificate = read("certificate.json") { reader, json throws(Fault) in try reader.certificate(json) }
  let plan = read("plan.json") { reader, json throws(Fault) in
    let top = try reader.object(json, ["first_day", "placements"], nil, isClosed: false)
    return (firstDay: try reader.day(top, "first_day"), placements: try reader.placements(top))
  }
  guard let certificate, let plan else { return (nil, "", faults) }
  return (
    PreviousPlan(
      firstDay: plan.firstDay, placements: Plan(plan.placements).decided, certificate: certificate),
    sha256(files), []
  )
}
