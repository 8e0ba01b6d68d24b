// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Packages and plans of a test, in a temporary folder.
struct Desk {
  let folder: String

  /// Runs `body` with a new folder, which is removed afterwards.
  static func with<Answer>(_ body: (Desk) throws -> Answer) throws -> Answer {
    try withTemporaryFolder { try body(Desk(folder: $0)) }
  }

  subscript(name: String) -> String { folder + "/" + name }

  func text(_ name: String) throws -> String { try String(contentsOfFile: self[name], encoding: .utf8) }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: self[name], atomically: false, encoding: .utf8)
  }

  /// A copy of the shipped region `tiny`; `change` may alter one of its files.
  func tiny(
    as name: String = "tiny", changing file: String? = nil, _ change: (String) -> String = { $0 }
  ) throws -> String {
    let source = Program.repository.appendingPathComponent("Instances/tiny").path
    try FileManager.default.copyItem(atPath: source, toPath: self[name])
    if let file { try write(change(try text("\(name)/\(file)")), to: "\(name)/\(file)") }
    return self[name]
  }

  /// A made-up region that takes a moment to plan; with 150 members and 250 vacancies longer than a test may last.
  func hard(members: Int = 70, vacancies: Int = 110) throws -> String {
    let made = try Program.run(
      "generate", self["hard"], "--locations", "Instances/sites/twente.csv", "--family", "dense",
      "--members", "\(members)", "--vacancies", "\(vacancies)")
    guard made.status == 0 else { throw TestFailure(made.errors) }
    return self["hard"]
  }

  /// The bytes of the files in a folder, by name.
  func files(in name: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: self[name]) {
      files[file] = try Data(contentsOf: URL(fileURLWithPath: self[name] + "/" + file))
    }
    return files
  }

  /// What `run.json` of a plan says.
  func run(of plan: String) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(try text("\(plan)/run.json").utf8))
    guard let members = json as? [String: Any] else { throw TestFailure("run.json is no object") }
    return members
  }
}
