// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import Testing

@Suite("Files of scenarios") struct ScenarioTests {
  func read(_ text: String) throws -> (scenarios: [Scenario], faults: [String]) {
    let scratch = try Scratch()
    let path = try scratch.package(["ideas.txt": text], named: "files") + "/ideas.txt"
    let (scenarios, faults) = readScenarios(at: path)
    return (scenarios, (faults + scenarios.flatMap(\.edits.faults)).map { $0.text(.english) })
  }

  @Test("hold one scenario after the other, each with its name and edits") func several() throws {
    let (scenarios, faults) = try read(
      """
      # For Friday.
      scenario Two more for maths
      add-member NEW1 like p1
        add-member NEW2 like p1

      scenario  Split v1
      vacancy v1 members_max=2
      """)
    #expect(faults == [])
    #expect(scenarios.map(\.name) == ["Two more for maths", "Split v1"])
    #expect(
      scenarios.map(\.edits.edits) == [
        [.addMember("NEW1", like: "p1"), .addMember("NEW2", like: "p1")], [.vacancy("v1", [.membersMax(2)])],
      ])
  }

  @Test("are one scenario with the name of the file where none is named") func single() throws {
    let (scenarios, faults) = try read("withdraw v1\n")
    #expect(faults == [])
    #expect(scenarios.map(\.name) == ["ideas"])
    #expect(scenarios.map(\.edits.edits) == [[.withdraw("v1")]])
  }

  static let wrong: [(text: String, faults: [String])] = [
    ("", ["PATH: error: the scenario has no edits\n  Write them below it, a line each, or remove it."]),
    (
      "scenario\nwithdraw v1\n",
      ["ideas.txt:1: error: the scenario has no name\n  Write one: scenario Two more for maths."]
    ),
    (
      "scenario A\nwithdraw v1\nscenario A\nwithdraw v2\n",
      ["ideas.txt:3: error: scenario 'A' was there before\n  Give each a name of its own."]
    ),
    (
      "scenario A\n# nothing\nscenario B\nwithdraw\n",
      [
        "ideas.txt:1: error: the scenario has no edits\n  Write them below it, a line each, or remove it.",
        "ideas.txt:4: error: 'withdraw' is no edit\n  Write withdraw VACANCY",
      ]
    ),
  ]

  @Test("tell what is wrong, with the line", arguments: wrong)
  func faults(text: String, faults: [String]) throws {
    let found = try read(text).faults.map { fault in
      fault.hasPrefix("/") ? "PATH" + fault.drop { $0 != ":" } : fault
    }
    #expect(found == faults)
  }
}
