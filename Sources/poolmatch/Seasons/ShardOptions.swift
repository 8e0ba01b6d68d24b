// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import FoundationEssentials
import PoolData
import PoolModel
import PoolSeason

/// One of several shards, as `3/8`.
struct ShardNumber: ExpressibleByArgument {
  let number, count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], (1...100_000).contains(count),
      (1...count).contains(number)
    else { return nil }
    (self.number, self.count) = (number, count)
  }
}

/// How a study is divided among machines.
struct ShardOptions: ParsableArguments {
  @Option(
    help: "Simulate this shard of the seasons alone, as 3/8, into a file of --out, for poolmatch merge.")
  var shard: ShardNumber?

  func require(_ study: SeasonOptions, folder: String?) throws {
    guard let shard else { return }
    if folder == nil { throw ValidationError("--shard is written to a folder: give --out.") }
    if study.precision != nil {
      throw ValidationError("--precision is of the whole study, not of a shard.")
    }
    if shard.count > study.replicates {
      throw ValidationError(
        "--shard \(shard.number)/\(shard.count) has no season: there are \(study.replicates).")
    }
  }

  /// Simulates a shard into the folder, unless it is there already.
  ///
  /// - Parameters:
  ///   - study: what all shards have in common.
  ///   - folder: where it is written.
  ///   - language: of the words.
  ///   - simulate: makes it.
  func write(
    _ study: StudyShard.Study, to folder: String, _ language: Language, _ simulate: (Int) -> StudyShard
  ) throws {
    guard let shard else { return }
    let path = "\(folder)/\(study.fileName(shard.number))"
    if let bytes = FileManager.default.contents(atPath: path), let there = StudyShard(json: Array(bytes)),
      there.study == study, there.shard == shard.number
    {
      return try Terminal.answer(language.say("\(path) is there already\n", "\(path) is er al\n"))
    }
    do {
      // Alone, so that shards that end at the same moment do not take each other's place.
      try writeWhole(file: path, bytes: Array(simulate(shard.number).json.utf8))
    } catch {
      throw Failure.cannotWrite(error.path, error.reason, language)
    }
    try Terminal.answer(path + "\n")
  }
}
