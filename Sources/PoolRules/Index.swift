// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The positions of a table's rows by their ids.
struct Index {
  private let table: String
  private let positions: [String: Int]

  init(_ table: String, _ ids: some Sequence<String>) {
    var positions: [String: Int] = [:]
    for (position, id) in ids.enumerated() {
      guard positions.updateValue(position, forKey: id) == nil else {
        preconditionFailure("\(table): id '\(id)' is used twice")
      }
    }
    (self.table, self.positions) = (table, positions)
  }

  /// The position of the row `id`, which exists.
  subscript(id: String) -> Int {
    guard let position = positions[id] else { preconditionFailure("\(table): there is no '\(id)'") }
    return position
  }
}
