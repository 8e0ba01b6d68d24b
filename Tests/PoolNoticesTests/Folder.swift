// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Runs `body` with a new folder that is removed afterwards.
func withFolder<Answer>(_ body: (String) throws -> Answer) throws -> Answer {
  let folder = NSTemporaryDirectory() + "poolmatch-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// The folder of the shipped regions.
let instances = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Instances")
