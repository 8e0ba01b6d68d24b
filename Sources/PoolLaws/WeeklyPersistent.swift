// SPDX-License-Identifier: GPL-3.0-or-later

/// Regime *persistent*, week by week, one subject, one site: a vacancy that nobody takes stays listed, and is hired for by the week.
///
/// The vacancies open in a week are then Poisson whatever the durations, and any rule that idles nobody needlessly gives the
/// same hours: a discrete M/G/∞ queue of which the pool serves as many as it can.
public enum WeeklyPersistent {
  /// The share of vacancy weeks that the pool delivers: E[min(N, c)] / a with N Poisson(a).
  ///
  /// - Parameters:
  ///   - load: a > 0, the mean number of open vacancies.
  ///   - members: c ≥ 0.
  public static func coverage(load: Double, members: Int) -> Double {
    Distribution.poisson(load).expectedMinimum(with: members) / load
  }

  /// The share of weeks in which the last of `members` is at work: P(N ≥ c).
  public static func use(load: Double, ofMember member: Int) -> Double {
    Distribution.poisson(load).tail(from: member)
  }

  /// Coverage of a season that begins empty: N_t is Poisson with mean m_t = Σ_k λ_{t−k} P(D > k), cut at the season's end.
  ///
  /// - Parameters:
  ///   - starts: The mean number of new vacancies in each week.
  ///   - duration: How long they last.
  ///   - members: c ≥ 0.
  public static func coverage(starts: [Double], duration: DurationLaw, members: Int) -> Double {
    let loads = loads(starts: starts, duration: duration)
    let covered = loads.reduce(0) { $0 + Distribution.poisson($1).expectedMinimum(with: members) }
    return covered / loads.reduce(0, +)
  }

  /// The mean number of open vacancies in each week of a season that begins empty.
  public static func loads(starts: [Double], duration: DurationLaw) -> [Double] {
    starts.indices.map { week in
      (0...week).reduce(0) { $0 + starts[week - $1] * duration.survival($1) }
    }
  }

  /// Coverage if each member is ill in a week with probability `sickness`: E[min(N, Bin(c, 1 − s))] / a.
  public static func coverage(load: Double, members: Int, sickness: Double) -> Double {
    let open = Distribution.poisson(load)
    let present = Distribution.binomial(members, 1 - sickness)
    return present.expectation { open.expectedMinimum(with: $0) } / load
  }

  /// Coverage of hours that may be split among members at will: E[min(H, C)] / E[H], H compound Poisson by Panjer's recursion
  /// (H. H. Panjer, ASTIN Bulletin 12, 1981): h(0) = e^−a, h(j) = Σ_k a_k k h(j − k) / j.
  ///
  /// - Parameters:
  ///   - loads: per size in units of hours (from 1), the mean number of open vacancies of that size.
  ///   - capacity: the units that the pool delivers in a week.
  public static func coverage(loads: [(size: Int, load: Double)], capacity: Int) -> Double {
    let load = loads.reduce(0) { $0 + $1.load }
    let units = loads.reduce(0) { $0 + $1.load * Double($1.size) }
    precondition(load < 700, "a load of \(load) vacancies is beyond the recursion")
    // E[min(H, C)] = C − Σ_{j<C} (C − j) h(j): only what lies below the capacity is asked.
    var probabilities = [exponential(-load)]
    for total in 1..<max(2, capacity) {
      let sum = loads.reduce(0) { partial, entry in
        entry.size > total
          ? partial
          : partial + entry.load * Double(entry.size) * probabilities[total - entry.size]
      }
      probabilities.append(sum / Double(total))
    }
    var short = 0.0
    for total in 0..<capacity { short += Double(capacity - total) * probabilities[total] }
    return (Double(capacity) - short) / units
  }
}
