// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The built program, run as a process of its own, in the repository's folder and with English messages.
enum Program {
  /// How a run ended.
  struct Outcome {
    /// The exit status; for a run that a signal ended, 128 and its number, as a shell gives it.
    let status: Int32
    let endedBySignal: Bool
    let output, errors: String
  }

  /// Beside the test bundle, where the package manager builds everything.
  static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("poolmatch").path

  /// The folder of the repository.
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Runs it with the given arguments and waits for its end.
  static func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  /// Runs it with the given arguments and waits for its end.
  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    try withTemporaryFolder { try start(arguments, environment: environment, in: $0).outcome() }
  }

  /// Runs a shell command in which `poolmatch` is the built program, and waits for its end.
  static func shell(_ command: String) throws -> Outcome {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let search = folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    return try withTemporaryFolder {
      try start(["-c", command], executable: "/bin/sh", environment: ["PATH": search], in: $0).outcome()
    }
  }

  /// Starts it; what it writes is kept in files of `folder`.
  static func start(
    _ arguments: [String], executable: String = path, environment: [String: String] = [:], in folder: String
  ) throws -> Running {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = repository
    process.environment = ProcessInfo.processInfo.environment
      .merging(["LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]) { $1 }
      .merging(environment) { $1 }
    let running = Running(process: process, output: folder + "/output.txt", errors: folder + "/errors.txt")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try emptyFile(running.output)
    process.standardError = try emptyFile(running.errors)
    try process.run()
    return running
  }

  private static func emptyFile(_ path: String) throws -> FileHandle {
    try Data().write(to: URL(fileURLWithPath: path))
    return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }
}

/// A run that has not ended yet.
struct Running {
  fileprivate let process: Process
  fileprivate let output, errors: String

  var id: Int32 { process.processIdentifier }

  /// Waits for the end.
  func outcome() throws -> Program.Outcome {
    process.waitUntilExit()
    let endedBySignal = process.terminationReason == .uncaughtSignal
    return Program.Outcome(
      status: (endedBySignal ? 128 : 0) + process.terminationStatus, endedBySignal: endedBySignal,
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }

  /// Waits until it takes signals, for which it has a thread beside the main one.
  func waitUntilListening() throws { try wait(forThreads: 2) }

  /// Waits until it searches, from a plan that it has: beside the main thread there are then one for signals, one for planning
  /// and those that help with that.
  func waitUntilSearching() throws { try wait(forThreads: 4) }

  private func wait(forThreads count: Int) throws {
    try wait(for: "\(count) threads") {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/task").count >= count
    }
  }

  /// Waits until no signal is waiting for it any more.
  func waitUntilSignalsAreTaken() throws {
    try wait(for: "the signal to be taken") {
      try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8).contains(
        "ShdPnd:\t0000000000000000\n")
    }
  }

  private func wait(for what: String, _ holds: () throws -> Bool) throws {
    for _ in 0..<12_000 {
      if try holds() { return }
      guard process.isRunning else { break }
      usleep(5000)
    }
    throw TestFailure("waited in vain for \(what) of \(id)")
  }
}

/// Runs `body` with a new folder that is removed afterwards.
func withTemporaryFolder<Answer>(_ body: (String) throws -> Answer) throws -> Answer {
  let folder = NSTemporaryDirectory() + "poolmatch-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// Why a test cannot go on.
struct TestFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
