// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Prices without a master program: subgradient steps on the bound.
///
/// What members take beyond a row's limit makes the row dearer, what they leave makes it cheaper. The step is Polyak's: the
/// bound less an aim, over the squared length of the direction, times a factor that shrinks when the bound stands still.
/// Directions are averaged with the last one (Camerini, Fratta and Maffioli 1975). Each step proves a bound of its own.
/// For regions that are too large for a master program.
extension PriceSearch {
  /// Takes steps until they bring next to nothing, or until stopped.
  ///
  /// - Parameter value: What a plan reaches: the aim.
  mutating func descend(_ control: SearchControl, towards value: Int) {
    let level = level
    let rowCount = market.coupling.rows.count
    // So that no sum over all rows overflows.
    let room = (1 << 60) / max(1, rowCount)
    // An earlier goal's row counts in units of that goal: scaled to be like the others.
    let rowScales = market.coupling.amountMax.map { Double(max(1, $0)) }
    let scales = level.kept.map { kept in
      Double(max(1, kept.objective.largest))
    }
    var center = best?.prices ?? firstPrices()
    var direction = [Double](repeating: 0, count: rowCount + scales.count)
    var (factor, idle) = (1.0, 0)
    var prices = center
    let aim = Double(level.inPrices(value))
    while factor > 0.02, !control.isOver {
      let round = market.round(prices, level, known: known, keep: 1, efforts: efforts)
      // The same bound again is no better: rounding can leave prices where they are.
      let isBetter = round.total < best?.total ?? .max
      note(round, prices)
      if isBetter {
        (center, idle) = (prices, 0)
      } else {
        idle += 1
        if idle >= 8 { (factor, idle, prices) = (factor / 2, 0, center) }
      }
      var excess = zip(market.coupling.rows, prices.rows).map { row, _ in Double(-row.limit) }
      var keptExcess = level.kept.map { Double(-$0.limit) }
      for (member, answer) in zip(market.members, round.answers) {
        let places = answer.best.places
        for bundle in answer.new { remember(Bundle(member: member, places: bundle.places)) }
        for (row, count) in market.coupling.coefficients(of: member, places) { excess[row] += Double(count) }
        for (index, kept) in level.kept.enumerated() {
          keptExcess[index] -=
            Double(kept.sign * level.value(of: places, in: market.spaces[member], for: kept.objective))
        }
      }
      // Overs that cost less than their row's price are had in full.
      for (row, shared) in market.coupling.rows.enumerated() where prices.rows[row] > 0 {
        for (width, price) in shared.overs {
          guard let width,
            prices.rows[row] > price * level.price(of: shared.goalOfOver, kept: prices.kept)
          else { continue }
          excess[row] -= Double(width)
          for (index, kept) in level.kept.enumerated() where kept.objective.goal == shared.goalOfOver {
            keptExcess[index] += Double(width * price)
          }
        }
      }
      for row in excess.indices {
        let isFree = market.priceMax(of: row, kept: prices.kept, level) == 0
        excess[row] = isFree ? 0 : excess[row] / rowScales[row]
      }
      excess += zip(keptExcess, scales).map { $0 / $1 }
      var length = 0.0
      for index in direction.indices {
        let price = index < rowCount ? prices.rows[index] : prices.kept[index - rowCount]
        direction[index] = 0.7 * excess[index] + 0.3 * direction[index]
        if price > 0 || direction[index] > 0 { length += direction[index] * direction[index] }
      }
      guard length > 0 else { break }
      let stride = factor * (Double(round.total) - aim) / length
      for row in 0..<rowCount {
        let most = market.priceMax(of: row, kept: prices.kept, level)
        prices.rows[row] = stepped(
          prices.rows[row], stride * direction[row] / rowScales[row], most: min(most, room))
      }
      for index in scales.indices {
        prices.kept[index] = stepped(
          prices.kept[index], stride * direction[rowCount + index] / scales[index],
          most: level.kept[index].priceMax)
      }
    }
  }

  /// Half of what a row's best stint brings: where few want everything.
  private func firstPrices() -> Prices {
    Prices(
      rows: market.mostWorth(level).enumerated().map {
        min($1 / 2, market.priceMax(of: $0, kept: [], level))
      },
      kept: level.kept.map { _ in 0 })
  }
}

/// A price after a step, from 0 to `most`. The step can be huge where a direction is all but nothing, or no number at all.
func stepped(_ price: Int, _ change: Double, most: Int) -> Int {
  let stepped = Double(price) + change
  guard stepped > 0 else { return 0 }
  // A Double of a large `most` can lie above it, and above every integer.
  return stepped < Double(most) ? min(most, Int(stepped)) : most
}
