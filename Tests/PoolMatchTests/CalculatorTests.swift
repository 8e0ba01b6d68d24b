// SPDX-License-Identifier: GPL-3.0-or-later
import PoolLaws
import Testing

@Suite("poolmatch calc") struct CalculatorTests {
  /// Each law, asked for something of which the answer is known: published, or the same as another law's.
  static let known: [(arguments: String, answer: Double)] = [
    ("erlang-b --load 10 --servers 10", 0.214582343107347),
    ("weekly-persistent --load 10 --members 10", WeeklyPersistent.coverage(load: 10, members: 10)),
    ("weekly-persistent --load 10 --members 10 --sickness 1", 0),
    (
      "weekly-season --starts 3,3 --duration fixed:1 --members 2",
      WeeklyPersistent.coverage(load: 3, members: 2)
    ),
    (
      "weekly-locked --load 10 --members 10 --duration geometric:1",
      WeeklyPersistent.coverage(load: 10, members: 10)
    ),
    (
      "weekly-locked --load 10 --members 10 --duration fixed:1",
      WeeklyPersistent.coverage(load: 10, members: 10)
    ),
    (
      "minimum-term --load 2 --members 2 --mean-weeks 5 --term 1",
      WeeklyPersistent.coverage(load: 2, members: 2)
    ),
    ("engset --sources 1 --rate 1 --servers 1 --give time", 0.5),
    ("engset --sources 1 --rate 1 --servers 1", 0),
    ("finite-staff --staff 1 --falling-out 1 --mean-weeks 1 --members 1", 1),
    ("part-time --class 1:3 --capacity 2", WeeklyPersistent.coverage(load: 3, members: 2)),
    ("packing --class 20:3 --member 20 --member 20", WeeklyPersistent.coverage(load: 3, members: 2)),
    ("kaufman-roberts --class 1:10 --slots 10 --lost 1", 0.214582343107347),
    ("overflow --load 3 --servers 0 --give variance", 3),
    ("specialist-first --subject 4:10 --flexible 6", 1 - 0.214582343107347),
    ("min-cut --load 3 --profile 1:2", WeeklyPersistent.coverage(load: 3, members: 2)),
    ("min-cut --demand 6 --demand 1 --profile 1:4 --profile 2:2 --profile 1+2:2", 7),
    (
      "two-subjects --loads 1,1 --specialists 0,0 --flexible 2 --mean-weeks 3",
      WeeklyPersistent.coverage(load: 2, members: 2)
    ),
    ("newsvendor --load 10 --own 58 --external 113", 10),
    ("newsvendor --load 10 --own 58 --external 113 --regime locked", 11),
    ("square-root --load 100 --beta 0.5", 105),
  ]

  @Test("each law gives its bare number as JSON", arguments: known) func bare(
    arguments: String, answer: Double
  ) throws {
    let outcome = try Program.run(
      ["calc"] + arguments.split(separator: " ").map(String.init) + ["--format", "json"])
    let number = try #require(Double(outcome.output.dropLast()), "\(outcome.errors)")
    #expect(outcome.status == 0 && abs(number - answer) < 1e-9)
  }

  @Test("each law says in both languages what its number is") func words() throws {
    let arguments = ["calc", "erlang-b", "--load", "0", "--servers", "1"]
    #expect(try Program.run(arguments).output == "share lost: 0.0\n")
    #expect(try Program.run(arguments + ["--language", "nl"]).output == "deel verloren: 0.0\n")
  }
}
