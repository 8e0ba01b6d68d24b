// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK

/// SplitMix64: the same numbers for the same seed, everywhere.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// At most one of each random clique, and hours that fit: the shape of our real models.
func packing(columns: Int, cliques: Int, seed: Int, costs: ClosedRange<Int> = 1...1000) -> LinearModel {
  var random = Seeded(seed)
  var model = LinearModel(name: "packing", direction: .maximise)
  for _ in 0..<columns { model.addBinary(cost: Double(Int.random(in: costs, using: &random))) }
  for _ in 0..<cliques {
    let members = (0..<columns).shuffled(using: &random).prefix(Int.random(in: 2...5, using: &random))
    model.addRow(upper: 1, terms: members.map { (column: $0, value: 1) })
  }
  let minutes = (0..<columns).map { (column: $0, value: Double(50 * Int.random(in: 1...6, using: &random))) }
  model.addRow(upper: minutes.reduce(0) { $0 + $1.value } / 2, terms: minutes)
  return model
}

/// Several knapsacks at once: plans are easy to find, proofs take long.
func knapsacks(columns: Int, rows: Int, seed: Int) -> LinearModel {
  var random = Seeded(seed)
  var model = LinearModel(name: "knapsacks", direction: .maximise)
  for _ in 0..<columns { model.addBinary(cost: Double(Int.random(in: 500...600, using: &random))) }
  for _ in 0..<rows {
    let terms = (0..<columns).map {
      (column: $0, value: Double(Int.random(in: 100...999, using: &random)))
    }
    model.addRow(upper: (terms.reduce(0) { $0 + $1.value } / 2).rounded(), terms: terms)
  }
  return model
}

/// A relaxation whose simplex takes longer (some 20 s) than anybody waits for in a test.
func endlessRelaxation() -> LinearModel { packing(columns: 4000, cliques: 8000, seed: 3) }

/// The best objective of a model of binary columns, by trying every point; `nil` if none keeps the rows.
func bestByTrial(_ model: LinearModel) -> Double? {
  let count = model.columns.count
  var best: Double?
  for choice in 0..<(1 << count) {
    var sums = [Double](repeating: 0, count: model.rows.count)
    for entry in model.entryValues.indices where choice >> Int(model.entryColumns[entry]) & 1 == 1 {
      sums[Int(model.entryRows[entry])] += model.entryValues[entry]
    }
    guard zip(model.rows, sums).allSatisfy({ $0.lower <= $1 && $1 <= $0.upper }) else { continue }
    let objective = model.objective(at: (0..<count).map { Double(choice >> $0 & 1) })
    best = best.map { model.direction == .maximise ? max($0, objective) : min($0, objective) } ?? objective
  }
  return best
}
