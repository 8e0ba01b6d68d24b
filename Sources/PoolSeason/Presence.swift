// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Who of a pool is not ill, the same in every regime and resolution: each member and week draws from a stream of its own.
package struct Presence: Sendable {
  private let sickness: Double
  private let stream: RandomStream

  package init(_ model: SeasonModel, seed: UInt64) {
    sickness = model.sickness
    stream = RandomStream(seed, "season sickness")
  }

  /// Which of so many members are there in a week of a replicate.
  package func of(_ members: Int, _ replicate: Int, week: Int) -> [Bool] {
    if sickness == 0 { return Array(repeating: true, count: members) }
    let stream = stream.part(replicate).part(week)
    return (0..<members).map { member in
      var random = stream.part(member)
      return random.fraction() >= sickness
    }
  }
}
