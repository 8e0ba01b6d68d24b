// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@Suite("Scripts/season-demo") struct SeasonDemoTests {
  /// Four of its forty weeks: the first plan from nothing, an extension, a member who is away, an early return.
  @Test("its weeks run by commands alone, keep what was told, and come back from the history") func weeks()
    throws
  {
    try Desk.with { desk in
      let outcome = try Program.shell("POOLMATCH=\(Program.path) Scripts/season-demo \(desk["season"]) 4")
      #expect(outcome.status == 0, "\(outcome.errors)\(outcome.output)")
      #expect(
        outcome.output.hasSuffix(
          "4 weeks: every plan keeps the rules, no locked placement moved, the history gives every publication back to the byte.\n"
        ),
        "\(outcome.output)")
      let weeks = outcome.output.split(separator: "\n").dropFirst().dropLast()
      #expect(weeks.count == 4)
      for (week, event) in zip(weeks, ["-", "until=", "away", "until="]) {
        #expect(week.contains(event), "\(week)")
      }
    }
  }

  @Test("it stops where a locked placement has moved") func moved() throws {
    try Desk.with { desk in
      // A planner that forgets what has begun.
      try desk.write(
        """
        #!/bin/sh
        \(Program.path) "$@"; status=$?
        if [ "$1" = plan ]; then for folder in \(desk["season"])/week-*; do
          sed -i '/,running$/{s/,M[0-9]*,/,M0001,/;q}' "$folder/placements.csv"; done; fi
        exit $status
        """, to: "forgetful")
      let outcome = try Program.shell(
        "chmod +x \(desk["forgetful"]); POOLMATCH=\(desk["forgetful"]) Scripts/season-demo \(desk["season"]) 2"
      )
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains("season-demo: week-02: locked placements moved: V"), "\(outcome.errors)")
    }
  }
}
