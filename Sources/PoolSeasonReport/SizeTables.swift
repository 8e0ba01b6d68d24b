// SPDX-License-Identifier: GPL-3.0-or-later
import PoolDetail
import PoolSeason
import PoolText

extension SizeStudy {
  /// `size.csv`: a row for each pool of the path, the cheapest, and those asked for in seasons that had no part in choosing them.
  public func table(_ answers: [SizeAnswer] = []) -> String {
    var bytes: [UInt8] = []
    appendRecord(
      [
        "pool", "members", "promised", "regime", "coverage", "low", "high", "cents", "cents_low",
        "cents_high",
      ], to: &bytes)
    let confirmed = answers.compactMap { answer in
      answer.confirmed.map { ("\(answer.question.pool.rawValue)_confirmed", $0) }
    }
    for (pool, point) in points.map({ ("path", $0) }) + [("cheapest", cheapestPoint)] + confirmed {
      for (number, regime) in plan.regimes.enumerated() {
        appendRecord(
          [pool, "\(point.members)", digits(point.promised, 4), regime.name]
            + point.simulated[number].cells(4)
            + point.cents[number].cells(0), to: &bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `next.csv`: a row for each profile, the best for its cost first: what one more member for the present pool would match in a week.
  public func nextTable() -> String {
    var bytes: [UInt8] = []
    appendRecord(
      [
        "subjects", "degree", "base", "minutes", "cents", "minutes_matched", "low", "high",
        "minutes_break_even",
      ], to: &bytes)
    for number in bestNext {
      let entry = catalog.entries[number]
      appendRecord(
        [
          entry.subjects.joined(separator: "+"), entry.degree.rawValue, entry.area, "\(entry.minutes)",
          "\(entry.cents)",
        ] + choice.next[number].cells(1) + [digits(breakEven(entry), 1)], to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The cheapest pool and those that were found as asked.
  public func judged(_ answers: [SizeAnswer]) -> [(pool: JudgedPool, point: Point)] {
    [(.cheapest, cheapestPoint)]
      + answers.compactMap { answer in answer.point.map { (answer.question.pool, $0) } }
  }

  /// `pools.csv`: the members of the cheapest pool, and of those that were asked for, in classes and in detail.
  public func poolTable(_ answers: [SizeAnswer], inDetail: DetailedTarget? = nil) -> String {
    var bytes: [UInt8] = []
    appendRecord(["pool", "subjects", "degree", "base", "minutes", "members"], to: &bytes)
    for (pool, point) in judged(answers) + (inDetail.reached.map { [(.targetInDetail, $0)] } ?? []) {
      for (entry, count) in zip(catalog.entries, point.counts) where count > 0 {
        appendRecord(
          [
            pool.rawValue, entry.subjects.joined(separator: "+"), entry.degree.rawValue, entry.area,
            "\(entry.minutes)",
            "\(count)",
          ], to: &bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension SizeAnswer.Question {
  /// What tables call the pool that answers it.
  var pool: JudgedPool {
    switch self {
    case .target: .target
    case .budget: .budget
    }
  }
}

extension DetailedTarget? {
  /// The pool, where it surely reaches the target.
  var reached: SizeStudy.Point? { flatMap { $0.isReached ? $0.point : nil } }
}
