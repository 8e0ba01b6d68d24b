// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("README.md") struct ReadmeTests {
  /// A command line of a tested transcript, and what it shows.
  struct Step {
    let command: String
    var output = ""
  }

  /// The transcripts that follow a line `<!-- tested -->`, in order.
  static func steps(of text: String) -> [Step] {
    var steps: [Step] = []
    for block in text.components(separatedBy: "<!-- tested -->\n```console\n").dropFirst() {
      let transcript = block.components(separatedBy: "```")[0]
      for line in transcript.components(separatedBy: "\n").dropLast() {
        if line.hasPrefix("$ ") {
          steps.append(Step(command: String(line.dropFirst(2))))
        } else if !steps.isEmpty {
          steps[steps.count - 1].output += line + "\n"
        }
      }
    }
    return steps
  }

  /// Times and versions differ from run to run and from release to release.
  static func masked(_ text: String) -> String {
    text.replacing(/\d+\.\d+\.\d+/, with: "VERSION").replacing(/\d+(\.\d+)? (s|seconds)\b/, with: "TIME")
  }

  @Test(
    "every tested command shows on standard output what the page says",
    arguments: [("README.md", 3), ("Docs/pool-size.md", 2)])
  func transcripts(page: String, least: Int) throws {
    let text = try String(contentsOf: Program.repository.appendingPathComponent(page), encoding: .utf8)
    let steps = Self.steps(of: text)
    #expect(steps.count >= least)
    try Desk.with { desk in
      try FileManager.default.createSymbolicLink(
        atPath: desk["Instances"], withDestinationPath: Program.repository.path + "/Instances")
      for step in steps {
        let outcome = try Program.shell("cd \(desk.folder) && \(step.command)")
        #expect(outcome.status == 0, "\(step.command): \(outcome.errors)")
        #expect(Self.masked(outcome.output) == Self.masked(step.output), "\(step.command)")
      }
    }
  }

  @Test("every file that README.md links to is there") func links() throws {
    let readme = try String(
      contentsOf: Program.repository.appendingPathComponent("README.md"), encoding: .utf8)
    let links = readme.matches(of: /\]\(([^)]+)\)/).map { String($0.output.1) }.filter {
      !$0.hasPrefix("http")
    }
    #expect(links.count > 5)
    for link in links {
      #expect(FileManager.default.fileExists(atPath: Program.repository.path + "/" + link), "\(link)")
    }
  }

  @Test("a transcript stands within the first 15 lines") func early() throws {
    let readme = try String(
      contentsOf: Program.repository.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(
      readme.components(separatedBy: "\n").prefix(15).contains(
        "$ poolmatch plan Instances/zeeland --out out/zeeland"))
  }
}
