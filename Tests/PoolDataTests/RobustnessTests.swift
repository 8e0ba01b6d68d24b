// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import Testing

@Suite("Whatever a file holds, reading ends with a region or an error") struct RobustnessTests {
  @Test("bytes put in, left out or replaced anywhere", arguments: 0..<8) func mutated(block: UInt64) throws {
    let names = Sample.files.keys.sorted()
    let marks = Array("\",;\t\n\r:-./0123456789{}[]\\ ".utf8) + [0, 0x80, 0xC3, 0xE9, 0xEF, 0xFF]
    let scratch = try Scratch()
    let clean = Sample.files.mapValues { Data($0.utf8) }
    let path = try scratch.package(clean)
    for seed in block * 40..<block * 40 + 40 {
      var random = Random(state: seed)
      let name = try #require(names.randomElement(using: &random))
      var bytes = Array(try #require(clean[name]))
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let start = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...3, using: &random))
        let new = (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
          marks.randomElement(using: &random)
        }
        bytes.replaceSubrange(start..<end, with: new)
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
      let reading = readPackage(at: path)
      #expect((reading.region == nil) == !reading.errors.isEmpty, "seed \(seed), \(name): \(reading.faults)")
      for fault in reading.faults { #expect(!fault.text(.dutch).isEmpty) }
      try clean[name]?.write(to: URL(fileURLWithPath: path + "/" + name))
    }
  }
}
