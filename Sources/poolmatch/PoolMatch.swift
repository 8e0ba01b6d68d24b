// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CMemory
import Glibc

/// The command line: every command's answer goes to standard output, everything else to standard error.
@main struct PoolMatch: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "poolmatch",
    abstract: "Plan which pooled teachers and substitutes stand in for which temporary vacancies.",
    discussion: """
      A region is a data package: a folder of CSV tables, or a .zip of one.

      Examples:
        poolmatch plan Instances/twente --out out/twente
        poolmatch coverage Instances/twente out/twente
        poolmatch audit Instances/twente placements-from-excel.csv
        poolmatch publish region week-50

      Exit status: 0 done; 2 done, but a limit stopped the proof or the exact engine could not work; \
      64 wrong usage; 65 fault in the data, a plan that breaks a rule, or a claim that does not hold; 66 no such input; 69 solver not \
      available; 70 fault of the program itself; 73 cannot write; 130 interrupted (the best plan so far is written).

      Shell completions: poolmatch --generate-completion-script bash (or zsh, fish).
      """,
    version: version,
    subcommands: [
      Validate.self, PlanWeek.self, Audit.self, Verify.self, CoverageOf.self, ShortageOf.self, Intake.self,
      Generate.self,
      Export.self, Publish.self, History.self, Diff.self, EditPackage.self, WhatIfCommand.self,
      OverrideCommand.self,
      MakeNotices.self, BalanceOf.self, Calculate.self,
      Explain.self, Suggest.self, Today.self,
      Fit.self, SimulateSeason.self, SizeOfPool.self, SimulateScenarios.self, OutlookOn.self,
      MergeShards.self,
    ])

  /// Runs the command that the arguments ask for; the one place where errors become exit statuses.
  static func main() {
    // A file that grows past the limit of `ulimit -f` is then a failed write like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    keepFreedMemory()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Terminal.tell(failure.message)
      Glibc.exit(failure.status.rawValue)
    } catch {
      exit(withError: error)
    }
  }

  /// Keeps what is freed for the next use. Every call of GLPK frees all that it took; to give that back to the system and to
  /// ask for it again took a quarter of a small region's time.
  private static func keepFreedMemory() {
    let megabyte: Int32 = 1 << 20
    _ = mallopt(M_TRIM_THRESHOLD, 64 * megabyte)
    _ = mallopt(M_TOP_PAD, megabyte)
    // Without this, glibc no longer raises it by itself, and maps every larger block anew.
    _ = mallopt(M_MMAP_THRESHOLD, 32 * megabyte)
  }
}
