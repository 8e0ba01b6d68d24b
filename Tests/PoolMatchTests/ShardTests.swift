// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Studies in shards") struct ShardTests {
  static let season = ["season", "Instances/tiny", "--replicates", "7", "--seed", "3"]
  static let names = ["season.csv", "season-open.csv", "detail.csv", "season.html"]

  /// Whether a cluster of this machine can be started; tried once.
  static let slurm: Bool = {
    let folder = FileManager.default.temporaryDirectory.path + "/poolmatch-slurm-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let tried = try? Program.shell(
      "PATH=$PATH:/usr/sbin; command -v slurmctld slurmd sbatch munged >/dev/null && Scripts/slurm/one-node start \(folder) && Scripts/slurm/one-node stop \(folder)"
    )
    return tried?.status == 0
  }()

  @Test("merged shards show and write what one process does, and a shard that is there is kept") func merged()
    throws
  {
    try Desk.with { desk in
      let whole = try Program.run(Self.season + ["--out", desk["whole"]])
      for shard in ["2/3", "1/3", "3/3", "2/3"] {
        let before = FileManager.default.contents(atPath: desk["shards/season-shard-2-of-3.json"])
        let outcome = try Program.run(Self.season + ["--shard", shard, "--out", desk["shards"]])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let path = desk["shards/season-shard-\(shard.prefix(1))-of-3.json"]
        #expect(outcome.output == path + (shard == "2/3" && before != nil ? " is there already\n" : "\n"))
      }
      let merged = try Program.run([
        "merge", "Instances/tiny", desk["shards"], "--out", desk["merged"], "--threads", "1",
      ])
      #expect(merged.status == 0 && merged.output == whole.output, "\(merged.errors)")
      for name in Self.names { #expect(try desk.text("merged/" + name) == desk.text("whole/" + name)) }
    }
  }

  @Test("shards that are missing, of another run, of another region or broken are named") func faults() throws
  {
    try Desk.with { desk in
      func shard(_ number: Int, _ more: [String] = []) throws {
        _ = try Program.run(Self.season + ["--shard", "\(number)/3", "--out", desk["s"]] + more)
      }
      func merge(_ region: String = "Instances/tiny") throws -> (Int32, String) {
        let outcome = try Program.run(["merge", region, desk["s"]])
        #expect(outcome.output.isEmpty)
        return (outcome.status, outcome.errors.components(separatedBy: "\n").dropLast().last ?? "")
      }
      #expect(try merge() == (66, "\(desk["s"]): error: there is no shard here"))
      try shard(2)
      #expect(try merge() == (65, "\(desk["s"]): error: shards missing: 1, 3"))
      try shard(1, ["--seed", "4"])
      let other = desk["s/season-shard-2-of-3.json"]
      #expect(try merge() == (65, "\(other): error: it is of another study than season-shard-1-of-3.json"))
      let first = desk["s/season-shard-1-of-3.json"]
      #expect(
        try merge("Instances/small")
          == (
            65,
            "\(first): error: it is of another region, or of this one before it was changed; simulate it again"
          ))
      try desk.write("{", to: "s/season-shard-3-of-3.json")
      #expect(
        try merge()
          == (
            65, "\(desk["s/season-shard-3-of-3.json"]): error: this is no shard of a study; simulate it again"
          ))
    }
  }

  @Test(
    "an array job of Slurm, given again where one shard is gone, gives the bytes of one process",
    .enabled(if: slurm, "Slurm is not installed, or does not start here: Scripts/setup cluster"))
  func slurmArray() throws {
    try Desk.with { desk in
      let whole = try Program.run(Self.season + ["--out", desk["whole"]])
      #expect(whole.status == 0)
      let array =
        "sbatch --wait --quiet --mem=0 --output=\(desk["log"]).%a --array=1-3 Scripts/slurm/study.sbatch"
      let outcome = try Program.shell(
        """
        set -e
        Scripts/slurm/one-node start \(desk["slurm"])
        trap 'Scripts/slurm/one-node stop \(desk["slurm"])' EXIT
        export SLURM_CONF=\(desk["slurm"])/slurm.conf POOLMATCH=\(Program.path)
        arguments="season $PWD/Instances/tiny \(desk["shards"]) --replicates 7 --seed 3"
        timeout 100 \(array) $arguments
        rm \(desk["shards"])/season-shard-2-of-3.json
        timeout 100 \(array) $arguments
        cat \(desk["log"]).1
        poolmatch merge Instances/tiny \(desk["shards"]) --out \(desk["merged"])
        """)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("season-shard-1-of-3.json is there already\n"))
      #expect(outcome.output.hasSuffix(whole.output))
      for name in Self.names { #expect(try desk.text("merged/" + name) == desk.text("whole/" + name)) }
    }
  }
}
