// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolOracle
import Testing

@Suite("Publishing, killed at any moment") struct PublishKilledTests {
  /// Every file below a folder, by path.
  static func tree(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      files[path] = FileManager.default.contents(atPath: folder + "/" + path) ?? Data()
    }
    return files
  }

  /// Half of the runs are killed at any moment of their lives, half from the moment on at which they begin to write.
  @Test("leaves the old state or the new, of the history and of what is not the package's too, and no lock")
  func killed() throws {
    var dice = Dice(seed: 4)
    try PublishTests.planned { desk, region in
      try FileManager.default.createDirectory(atPath: region + "/letters", withIntermediateDirectories: true)
      try desk.write("dear", to: "tiny/letters/draft.txt")
      try desk.write("mine", to: "tiny/notes.txt")
      let old = try Self.tree(region)
      try FileManager.default.copyItem(atPath: region, toPath: desk["pristine"])
      let arguments = ["publish", region, desk["week-49"], "--on", "2026-11-27"]
      let began = ContinuousClock.now
      #expect(try Program.run(arguments).status == 0)
      let whole = Int(began.duration(to: .now) / .microseconds(1))
      let new = try Self.tree(region)
      #expect(
        Set(new.keys).subtracting(old.keys) == ["publications.csv", "published.csv"])

      var seen: [Bool: Int] = [:]
      var isOld = false
      for run in 0..<200 {
        if !isOld {
          try FileManager.default.removeItem(atPath: region)
          try FileManager.default.linkItem(atPath: desk["pristine"], toPath: region)
        }
        let process = try Program.start(arguments, in: desk.folder)
        if run % 2 == 0 {
          usleep(UInt32(dice.number(0...whole)))
        } else {
          let writing = "\(region).writing-\(process.id)"
          while access(writing, F_OK) != 0, kill(process.id, 0) == 0,
            access(region + "/published.csv", F_OK) != 0
          { usleep(100) }
          usleep(UInt32(dice.number(0...6000)))
        }
        kill(process.id, SIGKILL)
        _ = try process.outcome()
        let found = try Self.tree(region)
        isOld = found == old
        #expect(isOld || found == new, "run \(run)")
        seen[isOld, default: 0] += 1
      }
      #expect(seen[true, default: 0] > 0 && seen[false, default: 0] > 0, "\(seen)")

      if !isOld {
        try FileManager.default.removeItem(atPath: region)
        try FileManager.default.linkItem(atPath: desk["pristine"], toPath: region)
      }
      #expect(try Program.run(arguments).status == 0)
      #expect(try Self.tree(region) == new)
      let left = try FileManager.default.contentsOfDirectory(atPath: desk.folder).filter {
        $0.hasPrefix("tiny")
      }
      #expect(left == ["tiny"])
    }
  }
}
