// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Runs on a terminal of its own, which `script` (util-linux) makes.
@Suite("On a terminal") struct ScreenTests {
  static let wipe = "\r\u{1B}[K"

  private func onTerminal(_ command: String) throws -> String {
    try Program.shell("script -qec '\(command)' /dev/null").output
  }

  @Test("a progress line is drawn, and gone before the answer") func progress() throws {
    try Desk.with { desk in
      let screen = try onTerminal("poolmatch plan \(try desk.hard()) --out \(desk["plan"])")
      let parts = screen.components(separatedBy: Self.wipe)
      #expect(parts.count >= 3, "\(screen)")
      #expect(parts.dropFirst().first?.hasPrefix("value: ") == true, "\(screen)")
      #expect(parts.last?.contains("roven optimal") == true, "\(screen)")
    }
  }

  @Test("--quiet draws nothing") func quiet() throws {
    try Desk.with { desk in
      let screen = try onTerminal(
        "poolmatch plan \(try desk.hard()) --out \(desk["plan"]) --quiet")
      #expect(screen == "", "\(screen)")
    }
  }

  @Test("colour is used, unless NO_COLOR or a dumb terminal forbids it") func colour() throws {
    try Desk.with { desk in
      let plan = "poolmatch plan Instances/tiny --out \(desk["plan"])"
      let green = "\u{1B}[32mProven optimal"
      for (settings, isColoured) in [
        ("TERM=xterm NO_COLOR=", true), ("TERM=xterm NO_COLOR=1", false), ("TERM=dumb", false),
      ] {
        let screen = try onTerminal("env \(settings) \(plan)")
        #expect(screen.contains(green) == isColoured, "\(settings): \(screen)")
      }
    }
  }
}
