// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@Suite("Usage") struct UsageTests {
  static let wrong: [(arguments: [String], hint: String)] = [
    (["--no-such-option"], "--no-such-option"),
    (["fly"], "fly"),
    (["plan"], "<instance>"),
    (["plan", "Instances/tiny"], "--out"),
    (["plan", "Instances/tiny", "--out", ""], "--out is empty"),
    (["plan", "", "--out", "x"], "The region is empty"),
    (["plan", "Instances/tiny", "--out", "x", "--engine", "quantum"], "exact"),
    (["plan", "Instances/tiny", "--out", "x", "--time-limit", "-1"], "--time-limit"),
    (["plan", "Instances/tiny", "--out", "x", "--work-limit", "-1"], "--work-limit"),
    (["plan", "Instances/tiny", "--out", "x", "--language", "fy"], "nl"),
    (
      ["plan", "Instances/tiny", "--out", "x", "--changes-max", "-1"],
      "--changes-max"
    ),
    (["plan", "Instances/tiny", "--out", "x", "--changes-max", "few"], "--changes-max"),
    (
      ["plan", "Instances/tiny", "--out", "x", "--changes-max", "1", "--changes-curve"], "give one of the two"
    ),
    (["export", "Instances/tiny", "--format", "xls", "--out", "x"], "mps"),
    (["audit", "Instances/tiny"], "<plan>"),
    (["verify", "Instances/tiny"], "<folder>"),
    (["intake", "Instances/tiny"], "<file"),
    (["edit", "Instances/tiny"], "No edit is given"),
    (["whatif", "Instances/tiny"], "No scenario is given"),
    (["override", "Instances/tiny"], "Give one of"),
    (["plan", "Instances/tiny", "--out", "x", "--from", "30-11-2026"], "--from"),
    (["plan", "Instances/tiny", "--out", "x", "--conflicts", "free"], "give --from as well"),
    (["publish", "Instances/tiny"], "<plan>"),
    (["publish", "Instances/tiny", "x", "--by", "=1"], "--by '=1' is no code"),
    (["history", "Instances/tiny", "--out", "x"], "give its number"),
    (["history", "Instances/tiny", "1"], "Instances/tiny has no publication 1: nothing was published yet."),
    (["diff", "Instances/tiny"], "<plans>"),
    (["diff", "Instances/tiny", "1", "2", "3"], "the old and the new one"),
    (["season", "Instances/tiny", "--replicates", "1"], "--replicates is 1"),
    (["season", "Instances/tiny", "--regimes", "locked,lost"], "there is no 'lost'"),
    (["size", "Instances/tiny", "--sizes", "1"], "--sizes is 1"),
    (["size", "Instances/tiny", "--subjects", "wi,xx"], "--subjects: nothing is asked of 'xx'"),
    (["size", "Instances/tiny", "--priority", "10"], "--priority is 10"),
    (["season", "Instances/tiny", "--precision", "0"], "--precision is 0"),
    (["season", "Instances/tiny", "--detail", "-1"], "--detail"),
    (
      ["season", "Instances/tiny", "--precision", "1", "--shard", "1/2", "--out", "x"],
      "--precision is of the whole study, not of a shard"
    ),
    (["season", "Instances/tiny", "--shard", "3/2", "--out", "x"], "--shard"),
    (["season", "Instances/tiny", "--shard", "1/2"], "give --out"),
    (
      ["season", "Instances/tiny", "--replicates", "2", "--shard", "3/3", "--out", "x"],
      "--shard 3/3 has no season: there are 2"
    ),
    (
      ["size", "Instances/tiny", "--shard", "1/2", "--out", "x", "--target", "0.9"],
      "Give --target and --budget to poolmatch merge"
    ),
    (["size", "Instances/tiny", "--all", "--target", "0.9"], "--all simulates nothing"),
    (["size", "Instances/tiny", "--all", "--nodes=-1"], "--nodes is -1"),
    (["merge", "Instances/tiny"], "<shards>"),
    (["calc", "erlang-b", "--load", "10"], "--servers"),
    (["calc", "erlang-b", "--load=-1", "--servers", "1"], "--load is -1.0: give a number from 0"),
    (["calc", "weekly-locked", "--load", "1", "--members", "1", "--duration", "fixed:1.5"], "--duration"),
    (["calc", "min-cut", "--load", "1", "--demand", "1", "--profile", "1:1"], "either --load or --demand"),
    (["calc", "min-cut", "--load", "1", "--profile", "2:1"], "--profile subject is 2"),
    (
      ["calc", "minimum-term", "--load", "90", "--members", "90", "--mean-weeks", "8", "--term", "3"],
      "Too large"
    ),
    (["notices", "Instances/tiny"], "--out"),
    (["notices", "Instances/tiny", "--out", ""], "--out is empty"),
    (["balance"], "<instance>"),
    (["balance", "Instances/tiny", "--by", "group"], "member"),
    (["explain", "Instances/tiny", "x"], "<id>"),
    (["suggest", "Instances/tiny"], "<plan>"),
    (["suggest", "Instances/tiny", "x", "--threads", "0"], "--threads is 0"),
    (["today", "Instances/tiny"], "<request>"),
  ]

  @Test("wrong usage ends with 64 and says what is wrong", arguments: wrong)
  func wrongUsage(arguments: [String], hint: String) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  static let commands = [
    "validate", "plan", "audit", "verify", "coverage", "shortage", "generate", "export", "intake", "publish",
    "history",
    "diff", "calc", "edit", "whatif", "override",
    "notices", "balance",
    "explain", "suggest", "today",
    "fit", "season", "size", "scenarios", "outlook", "merge",
  ]

  @Test("every command explains itself with an example", arguments: commands)
  func help(command: String) throws {
    let outcome = try Program.run([command, "--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\n  poolmatch \(command) "), "\(outcome.output)")
  }

  @Test("the version is a version") func version() throws {
    let outcome = try Program.run("--version")
    #expect(outcome.status == 0)
    #expect(try /\d+\.\d+\.\d+\n/.wholeMatch(in: outcome.output) != nil)
  }

  @Test(
    "completions are made for every shell, and name commands and values", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let outcome = try Program.run("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    for word in Self.commands + ["one-by-one", "time-limit"] {
      #expect(outcome.output.contains(word), "\(word) in the completions for \(shell)")
    }
  }
}
