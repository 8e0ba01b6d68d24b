// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Mixes bundles without a simplex: shares of bundles and prices of rows step towards each other until neither has much
/// reason to move.
///
///     max over shares  min over prices   Σ worth · share − Σ price · (use − limit)
///
/// Members move towards bundles that earn more than others at the prices, prices towards what is used beyond the limit, seen
/// one step ahead (Chambolle and Pock 2011). Each member and row has a length of step of its own (Pock and Chambolle 2011);
/// the common factor follows what steps do, and the weight of prices against shares is set anew at each restart, which is
/// at the average of the steps since the last one (Applegate and others 2021, "PDLP").
///
/// In floating point and never quite at its end: prices prove what they prove only once they are whole numbers and members
/// are asked. A step costs some nanoseconds for each row of each bundle, where a simplex would take minutes.
struct PrimalDual: BundleMixer {
  let market: BundleMarket
  let level: BundleLevel
  private(set) var bundles: [Bundle] = []
  /// By place of the market's members; then one for each way to exceed a row.
  private var parts: [Part]
  /// By member: the place in `parts`; -1 where it has none.
  private var partOfMember: [Int]
  /// What a price of 1 is, in units of price, in a row whose scale is 1.
  private let unit: Double
  /// By row and then by earlier goal: what coefficients are divided by, and the limit.
  private let scales: [Double]
  private var limits: [Double]
  private var prices: [Double]
  /// Rows whose price stays: those that cost nothing whatever is used of them, and those of which held bundles leave nothing.
  private var isFixed: [Bool]
  /// The latter.
  private var isFull: [Bool]
  /// Prices at which nobody wants anything of a row.
  private let forbidding: [Double]
  private var weight = 0.3
  private var stride = 0.5
  private var steps = 0

  /// Steps between two restarts.
  private static let stepsOfRun = 60
  /// Parts of the work that may run side by side; the same on every machine, as sums depend on it.
  private static let chunks = 8
  /// The most bundles of a member that are mixed.
  private static let bundlesMax = 60
  /// Shares below this are as good as none.
  private static let least = 1e-3

  /// One member's bundles, or one way to exceed a row: shares come to `width` at most.
  private struct Part {
    var width = 1.0
    /// The largest sum of a bundle's coefficients.
    var length = 1.0
    var isHeld = false
    /// Of each bundle, from 0; -1 where it is none.
    private(set) var numbers: [Int] = []
    private(set) var worth: [Double] = []
    var shares: [Double] = []
    /// Where the rows of each begin; one more for the end.
    private(set) var first = [0]
    private(set) var rows: [Int32] = []
    private(set) var values: [Double] = []

    mutating func append(
      _ number: Int, worth: Double, share: Double = 0, _ entries: [(row: Int, value: Double)]
    ) {
      numbers.append(number)
      self.worth.append(worth)
      shares.append(share)
      var sum = 0.0
      for (row, value) in entries {
        rows.append(Int32(row))
        values.append(value)
        sum += abs(value)
      }
      first.append(rows.count)
      length = max(length, sum)
    }

    func entries(at place: Int) -> [(row: Int, value: Double)] {
      (first[place]..<first[place + 1]).map { (Int(rows[$0]), values[$0]) }
    }

    /// Leaves out bundles that no longer fit and, where there are many, the oldest without a share.
    mutating func forget(full isFull: [Bool]) {
      let count = numbers.count
      var spare = count > PrimalDual.bundlesMax ? count - PrimalDual.bundlesMax * 3 / 4 : 0
      guard !isHeld, spare > 0 || rows.contains(where: { isFull[Int($0)] }) else { return }
      var isKept = [Bool](repeating: true, count: count)
      for place in 0..<count {
        let isSpare = spare > 0 && shares[place] < PrimalDual.least
        if isSpare { spare -= 1 }
        isKept[place] = !isSpare && !rows[first[place]..<first[place + 1]].contains { isFull[Int($0)] }
      }
      keep(isKept)
    }

    mutating func keep(_ isKept: [Bool]) {
      let old = self
      self = Part(width: width, length: length, isHeld: isHeld)
      for place in isKept.indices where isKept[place] {
        append(old.numbers[place], worth: old.worth[place], share: old.shares[place], old.entries(at: place))
      }
    }

    /// What the best bundle earns at some prices, 0 at least.
    func most(at prices: [Double]) -> Double {
      var most = 0.0
      for place in worth.indices {
        var gain = worth[place]
        for entry in first[place]..<first[place + 1] { gain -= values[entry] * prices[Int(rows[entry])] }
        most = max(most, gain)
      }
      return most
    }
  }

  init(_ market: BundleMarket, _ level: BundleLevel, at start: Prices) {
    (self.market, self.level) = (market, level)
    unit = Double(max(1, level.objective.largest)) * Double(level.scale)
    let rows = market.coupling.rows
    let (unit, keptMax) = (unit, level.kept.map(\.priceMax))
    scales =
      market.coupling.amountMax.map { Double(max(1, $0)) }
      + level.kept.map { Double(max(1, $0.objective.largest)) }
    limits = zip(rows.map(\.limit) + level.kept.map(\.limit), scales).map { Double($0) / $1 }
    isFixed =
      rows.indices.map { market.priceMax(of: $0, kept: keptMax, level) == 0 } + keptMax.map { _ in false }
    isFull = isFixed.map { _ in false }
    prices = zip(start.rows + start.kept, scales).map { Double($0) * $1 / unit }
    forbidding = market.mostWorth(level).map { 2 * Double($0) / unit }
    parts = market.members.map { _ in Part() }
    partOfMember = market.spaces.map { _ in -1 }
    for (index, member) in market.members.enumerated() { partOfMember[member] = index }
    for (row, shared) in rows.enumerated() where !isFixed[row] { addOvers(of: row, shared) }
  }

  private mutating func addOvers(of row: Int, _ shared: Coupling.Row) {
    for (width, price) in shared.overs {
      var entries = [(row: row, value: -1 / scales[row])]
      for (index, kept) in level.kept.enumerated() where kept.objective.goal == shared.goalOfOver {
        let row = market.coupling.rows.count + index
        entries.append((row, Double(price) / scales[row]))
      }
      let isOwn = shared.goalOfOver == level.objective.goal
      var part = Part(width: Double(width ?? market.coupling.membersOfRow[row].count))
      part.append(-1, worth: isOwn ? -Double(price * level.scale) / unit : 0, entries)
      parts.append(part)
    }
  }

  // MARK: What is mixed

  @discardableResult
  mutating func add(_ bundle: Bundle) -> Bool {
    let index = partOfMember[bundle.member]
    guard !bundle.places.isEmpty, !parts[index].isHeld,
      !parts[index].numbers.contains(where: { bundles[$0].places == bundle.places })
    else { return false }
    let space = market.spaces[bundle.member]
    var entries = market.coupling.coefficients(of: bundle.member, bundle.places).map {
      (row: $0.row, value: Double($0.value) / scales[$0.row])
    }
    for (number, kept) in level.kept.enumerated() {
      let value = -kept.sign * level.value(of: bundle.places, in: space, for: kept.objective)
      let row = market.coupling.rows.count + number
      if value != 0 { entries.append((row, Double(value) / scales[row])) }
    }
    let value = level.sign * level.value(of: bundle.places, in: space, for: level.objective)
    parts[index].append(bundles.count, worth: Double(value) * Double(level.scale) / unit, entries)
    bundles.append(bundle)
    return true
  }

  mutating func hold(_ number: Int) {
    let index = partOfMember[bundles[number].member]
    guard let place = parts[index].numbers.firstIndex(of: number) else {
      preconditionFailure("bundle \(number) of member \(bundles[number].member) is held and was not mixed")
    }
    for (row, value) in parts[index].entries(at: place) {
      limits[row] -= value
      guard row < forbidding.count, limits[row] < 1e-9 else { continue }
      // A cut counts less than one for one; a row that can be exceeded has room.
      let shared = market.coupling.rows[row]
      guard !shared.isCut, !shared.hasOver, !isFixed[row] else { continue }
      (isFixed[row], isFull[row], prices[row]) = (true, true, forbidding[row])
    }
    parts[index].keep(parts[index].numbers.map { $0 == number })
    parts[index].isHeld = true
    parts[index].shares = [1]
  }

  // MARK: Mixing

  mutating func relax(_ control: SearchControl, dual: Bool) -> Mixture? {
    for index in parts.indices { parts[index].forget(full: isFull) }
    var run = Run(parts, limits, isFixed, prices, weight, stride, steps)
    for _ in 0..<Self.stepsOfRun {
      if control.isCutShort { return nil }
      run.step { market.inParallel(Self.chunks, $0) }
    }
    control.meter.add(steps: run.size * Self.stepsOfRun / 500)
    weight = run.restart()
    (prices, stride, steps) = (run.prices, run.stride, run.steps)
    var next = 0
    for index in parts.indices where !parts[index].isHeld {
      for place in parts[index].shares.indices {
        parts[index].shares[place] = run.shares[next]
        next += 1
      }
    }
    return mixture
  }

  private var mixture: Mixture {
    var shares = [Double](repeating: 0, count: bundles.count)
    var members = [Double](repeating: 0, count: market.spaces.count)
    var objective = 0.0
    for part in parts {
      for (number, share) in zip(part.numbers, part.shares) where number >= 0 && share >= Self.least {
        shares[number] = share
      }
      for (worth, share) in zip(part.worth, part.shares) { objective += share * worth }
    }
    for member in market.members { members[member] = parts[partOfMember[member]].most(at: prices) * unit }
    return Mixture(
      objective: objective * unit / Double(level.scale), shares: shares, prices: rounded, members: members)
  }

  private var rounded: Prices {
    let count = market.coupling.rows.count
    let whole = zip(prices, scales).map { price, scale in (price * unit / scale).rounded() }
    let kept = zip(whole[count...], level.kept).map { stepped(0, $0, most: $1.priceMax) }
    // So that no sum over all rows overflows.
    let room = (1 << 60) / max(1, count)
    return Prices(
      rows: whole[..<count].enumerated().map {
        stepped(0, $1, most: min(room, market.priceMax(of: $0, kept: kept, level)))
      }, kept: kept)
  }

  // MARK: Steps

  /// Steps over what is not held, as plain numbers.
  private struct Run {
    private(set) var prices: [Double]
    private(set) var shares: [Double] = []
    private(set) var stride: Double
    private(set) var steps: Int
    private let weight: Double
    private let limits: [Double]
    private let isFixed: [Bool]
    // By part, and one more for the end.
    private var firstColumn = [0]
    private var widths: [Double] = []
    private var lengths: [Double] = []
    // By column, and one more for the end.
    private var first = [0]
    private var worth: [Double] = []
    private var rows: [Int32] = []
    private var values: [Double] = []
    /// How far members' steps reach in each row: the sum of their largest coefficients.
    private var reach: [Double]
    private var next: [Double]
    private var shareSum: [Double]
    private let shareOrigin: [Double]
    private var used: [Double]
    private var priceSum: [Double]
    private let priceOrigin: [Double]
    /// What the last point counts in the sums, once the next step has taken it in.
    private var pending = 0.0
    private var sum = 0.0
    private var usedByChunk: [Double]

    /// Numbers that a step goes through.
    var size: Int { rows.count }

    init(
      _ parts: [Part], _ limits: [Double], _ isFixed: [Bool], _ prices: [Double], _ weight: Double,
      _ stride: Double, _ steps: Int
    ) {
      (self.limits, self.isFixed, self.prices) = (limits, isFixed, prices)
      (self.weight, self.stride, self.steps) = (weight, stride, steps)
      reach = prices.map { _ in 0 }
      (used, priceSum, priceOrigin) = (reach, reach, prices)
      usedByChunk = Array(repeating: 0, count: PrimalDual.chunks * prices.count)
      var largest = reach
      for part in parts where !part.isHeld {
        for place in part.worth.indices {
          for entry in part.first[place]..<part.first[place + 1] {
            let (row, value) = (Int(part.rows[entry]), part.values[entry])
            used[row] += part.shares[place] * value
            largest[row] = max(largest[row], abs(value))
          }
          first.append(rows.count + part.first[place + 1])
        }
        for row in part.rows {
          reach[Int(row)] += largest[Int(row)]
          largest[Int(row)] = 0
        }
        rows += part.rows
        values += part.values
        worth += part.worth
        shares += part.shares
        firstColumn.append(worth.count)
        widths.append(part.width)
        lengths.append(part.length)
      }
      for row in reach.indices { reach[row] = max(reach[row], 1e-3) }
      (next, shareSum, shareOrigin) = (shares, shares.map { _ in 0 }, shares)
    }

    mutating func step(_ inParallel: ((Int) -> Double) -> [Double]) {
      steps += 1
      while true {
        let distance = moveShares(inParallel)
        var (ofPrices, turn) = (0.0, 0.0)
        let old = stride
        var nextPrices = prices
        let count = prices.count
        var nextUsed = [Double](repeating: 0, count: count)
        for chunk in 0..<PrimalDual.chunks {
          for row in 0..<count { nextUsed[row] += usedByChunk[chunk * count + row] }
        }
        for row in 0..<count where !isFixed[row] {
          let excess = 2 * nextUsed[row] - used[row] - limits[row]
          nextPrices[row] = max(0, prices[row] + stride * weight / reach[row] * excess)
          let change = nextPrices[row] - prices[row]
          ofPrices += reach[row] * change * change
          turn += change * (nextUsed[row] - used[row])
        }
        // A step must not be longer than what holds for a straight one.
        let most = turn == 0 ? .infinity : (weight * distance + ofPrices / weight) / (2 * abs(turn))
        let slower = 1 / Double(steps + 1).squareRoot()
        stride = min((1 - slower) * most, (1 + slower) * old, 1e3)
        if old > most { continue }
        (prices, used, pending) = (nextPrices, nextUsed, old)
        swap(&shares, &next)
        for row in 0..<count { priceSum[row] += old * nextPrices[row] }
        sum += old
        return
      }
    }

    /// Where shares go next, and how far that is, squared.
    private mutating func moveShares(_ inParallel: ((Int) -> Double) -> [Double]) -> Double {
      let (parts, rowCount) = (widths.count, prices.count)
      let chunk = (parts + PrimalDual.chunks - 1) / PrimalDual.chunks
      let (pending, length) = (pending, stride / weight)
      self.pending = 0
      let (firstColumn, widths, lengths, first, worth) = (firstColumn, widths, lengths, first, worth)
      let (rows, values, shares, prices) = (rows, values, shares, prices)
      return next.withUnsafeMutableBufferPointer { next in
        usedByChunk.withUnsafeMutableBufferPointer { used in
          shareSum.withUnsafeMutableBufferPointer { sums in
            nonisolated(unsafe) let (next, used, sums) = (next, used, sums)
            let distances = inParallel { number in
              let base = number * rowCount
              for row in 0..<rowCount { used[base + row] = 0 }
              var distance = 0.0
              for part in min(number * chunk, parts)..<min((number + 1) * chunk, parts) {
                let columns = firstColumn[part]..<firstColumn[part + 1]
                var total = 0.0
                for column in columns {
                  var gain = worth[column]
                  for place in first[column]..<first[column + 1] {
                    gain -= values[place] * prices[Int(rows[place])]
                  }
                  sums[column] += pending * shares[column]
                  next[column] = max(0, shares[column] + length / lengths[part] * gain)
                  total += next[column]
                }
                // The nearest point of which the sum is no more than the width.
                while total > widths[part] * (1 + 1e-12) {
                  let some = columns.count { next[$0] > 0 }
                  let cut = (total - widths[part]) / Double(some)
                  total = 0
                  for column in columns where next[column] > 0 {
                    next[column] = max(0, next[column] - cut)
                    total += next[column]
                  }
                }
                for column in columns {
                  let change = next[column] - shares[column]
                  distance += lengths[part] * change * change
                  guard next[column] > 0 else { continue }
                  for place in first[column]..<first[column + 1] {
                    used[base + Int(rows[place])] += next[column] * values[place]
                  }
                }
              }
              return distance
            }
            return distances.reduce(0, +)
          }
        }
      }
    }

    /// Goes to the average of all steps; says what prices should weigh from there.
    mutating func restart() -> Double {
      guard sum > 0 else { return weight }
      var (ofPrices, ofShares) = (0.0, 0.0)
      for row in prices.indices where !isFixed[row] {
        prices[row] = priceSum[row] / sum
        let change = prices[row] - priceOrigin[row]
        ofPrices += reach[row] * change * change
      }
      for part in widths.indices {
        for column in firstColumn[part]..<firstColumn[part + 1] {
          shares[column] = (shareSum[column] + pending * shares[column]) / sum
          let change = shares[column] - shareOrigin[column]
          ofShares += lengths[part] * change * change
        }
      }
      guard ofPrices > 1e-18, ofShares > 1e-18 else { return weight }
      return (weight * (ofPrices / ofShares).squareRoot()).squareRoot()
    }
  }
}
