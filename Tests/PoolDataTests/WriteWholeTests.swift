// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import PoolData
import Testing

@testable import func PoolData.discard
@testable import func PoolData.discardLeftovers
@testable import func PoolData.exchangeByRenames
@testable import func PoolData.linkTree
@testable import func PoolData.makeFresh

@Suite("Files appear whole or not at all") struct WriteWholeTests {
  func content(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
  func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
  func files(_ pairs: [String: String]) -> [(name: String, bytes: [UInt8])] {
    pairs.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }
  }

  @Test("a new folder is made, with those above it") func new() throws {
    let scratch = try Scratch()
    try writeWhole(folder: scratch.path + "/a/b/out/", files: files(["x.csv": "1", "y.csv": "2"]))
    #expect(try names(scratch.path + "/a/b") == ["out"])
    #expect(try names(scratch.path + "/a/b/out") == ["x.csv", "y.csv"])
    #expect(content(scratch.path + "/a/b/out/y.csv") == "2")
  }

  @Test("an old folder keeps what is not ours and loses what is retired") func replace() throws {
    let scratch = try Scratch()
    let out = try scratch.package(
      ["x.csv": "old", "notes.txt": "mine", "report.html": "stale"], named: "out")
    mkdir(out + "/letters", 0o777)
    try writeWhole(folder: out, files: files(["x.csv": "new", "y.csv": "2"]), retired: ["report.html"])
    #expect(try names(out) == ["letters", "notes.txt", "x.csv", "y.csv"])
    #expect(content(out + "/x.csv") == "new")
    #expect(content(out + "/notes.txt") == "mine")
    #expect(try names(scratch.path) == ["out"])
  }

  @Test("a folder in the old folder is the same one in the new, with all that is in it") func trees() throws {
    let scratch = try Scratch()
    let out = try scratch.package(["x.csv": "old", "notes.txt": "mine"], named: "out")
    _ = try scratch.package(["draft.txt": "dear"], named: "out/letters/2026")
    symlink("nowhere", out + "/dangling")
    func node(_ path: String) throws -> Int {
      try #require(FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int)
    }
    let kept = ["notes.txt", "letters", "letters/2026", "letters/2026/draft.txt", "dangling"]
    let before = try kept.map { try node(out + "/" + $0) }
    try writeWhole(folder: out, files: files(["x.csv": "new"]))
    #expect(try kept.map { try node(out + "/" + $0) } == before)
    #expect(try names(out) == ["dangling", "letters", "notes.txt", "x.csv"])
    #expect(try names(scratch.path) == ["out"])
  }

  @Test("the new folder is whole before it takes the old one's place") func wholeBefore() throws {
    let scratch = try Scratch()
    let out = try scratch.package(
      ["x.csv": "old", "notes.txt": "mine", "report.html": "stale"], named: "out")
    _ = try scratch.package(["draft.txt": "dear"], named: "out/letters")
    let fresh = scratch.path + "/fresh"
    try makeFresh(fresh, files(["x.csv": "new"]), keepingFrom: out, except: ["x.csv", "report.html"])
    #expect(try names(fresh) == ["letters", "notes.txt", "x.csv"])
    #expect(content(fresh + "/x.csv") == "new")
    #expect(content(fresh + "/letters/draft.txt") == "dear")
    #expect(try names(out) == ["letters", "notes.txt", "report.html", "x.csv"])
  }

  @Test("a folder with the name of a file of ours is refused and kept") func folderInTheWay() throws {
    let scratch = try Scratch()
    let out = try scratch.package(["y.csv": "old"], named: "out")
    _ = try scratch.package(["draft.txt": "dear"], named: "out/x.csv")
    let error = #expect(throws: WriteError.self) {
      try writeWhole(folder: out, files: files(["x.csv": "new", "y.csv": "new"]))
    }
    #expect(error?.reason == "Is a directory")
    #expect(content(out + "/x.csv/draft.txt") == "dear")
    #expect(content(out + "/y.csv") == "old")
    #expect(try names(scratch.path) == ["out"])
  }

  @Test("the likeness of a folder holds the same files, and goes without them") func likeness() throws {
    let scratch = try Scratch()
    _ = try scratch.package(["draft.txt": "dear"], named: "letters/2026")
    linkTree(scratch.path + "/letters", to: scratch.path + "/copy")
    #expect(content(scratch.path + "/copy/2026/draft.txt") == "dear")
    discard(scratch.path + "/copy")
    #expect(try names(scratch.path) == ["letters"])
    #expect(content(scratch.path + "/letters/2026/draft.txt") == "dear")
    linkTree(scratch.path + "/none", to: scratch.path + "/copy")
    #expect(try names(scratch.path) == ["letters"])
  }

  @Test("only what runs left that are no more is cleared away") func leftovers() throws {
    let scratch = try Scratch()
    let gone = Process()
    gone.executableURL = URL(filePath: "/bin/true")
    try gone.run()
    gone.waitUntilExit()
    for name in ["out", "out.writing-\(gone.processIdentifier)", "out.writing-\(getpid())", "out.writing-x"] {
      _ = try scratch.package(["a": "1"], named: name)
    }
    discardLeftovers(of: scratch.path + "/out")
    #expect(try names(scratch.path) == ["out", "out.writing-\(getpid())", "out.writing-x"])
  }

  @Test("a link to a folder stays a link") func link() throws {
    let scratch = try Scratch()
    let out = try scratch.package(["x.csv": "old"], named: "out")
    symlink(out, scratch.path + "/link")
    try writeWhole(folder: scratch.path + "/link", files: files(["x.csv": "new"]))
    #expect(content(out + "/x.csv") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path + "/link") == out)
  }

  @Test("a file in the place of the folder is refused and kept") func file() throws {
    let scratch = try Scratch()
    let path = try scratch.package(["out": "mine"]) + "/out"
    let error = #expect(throws: WriteError.self) {
      try writeWhole(folder: path, files: files(["x.csv": "1"]))
    }
    #expect(error?.description == "\(path): error: cannot write: Not a directory\n  Nothing was changed.")
    #expect(content(path) == "mine")
  }

  @Test("without the exchange in one step, two renames do") func renames() throws {
    let scratch = try Scratch()
    let old = try scratch.package(["x": "old"], named: "old")
    let new = try scratch.package(["x": "new"], named: "new")
    try exchangeByRenames(new, old)
    #expect(content(old + "/x") == "new")
    #expect(content(new + "/x") == "old")
    #expect(throws: (any Error).self) { try exchangeByRenames(scratch.path + "/none", old) }
    #expect(content(old + "/x") == "new")
    #expect(try names(scratch.path) == ["new", "old"])
  }

  /// Runs in a process of its own, because limits hold for the whole of it.
  @Test("a full disk leaves the old folder as it was") func fullDisk() async throws {
    await #expect(processExitsWith: .success) {
      let root = NSTemporaryDirectory() + "full-\(getpid())"
      let out = root + "/out"
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: root) }
      try Data("old".utf8).write(to: URL(fileURLWithPath: out + "/x.csv"))
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      setrlimit(__rlimit_resource_t(1), &limit)
      let files: [(name: String, bytes: [UInt8])] = [
        ("a.csv", [65]), ("x.csv", [UInt8](repeating: 65, count: 10_000)),
      ]
      let error = #expect(throws: WriteError.self) { try writeWhole(folder: out, files: files) }
      #expect(error?.description == "\(out): error: cannot write: File too large\n  Nothing was changed.")
      #expect(throws: WriteError.self) { try writeWhole(file: out + "/x.csv", bytes: files[1].bytes) }
      #expect(try String(contentsOfFile: out + "/x.csv", encoding: .utf8) == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: root) == ["out"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: out) == ["x.csv"])
    }
  }

  @Test("a folder that may not be written to leaves all as it was") func noRight() async throws {
    await #expect(processExitsWith: .success) {
      let root = NSTemporaryDirectory() + "locked-\(getpid())"
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
      chmod(root, 0o555)
      seteuid(getuid() == 0 ? 65534 : getuid())
      let error = #expect(throws: WriteError.self) {
        try writeWhole(folder: root + "/out", files: [("x", [65])])
      }
      #expect(error?.reason == "Permission denied")
      #expect(try FileManager.default.contentsOfDirectory(atPath: root) == [])
      seteuid(getuid())
      rmdir(root)
    }
  }
}
