// SPDX-License-Identifier: GPL-3.0-or-later

/// A staff of finite size, week by week: each teacher who is there falls out with probability q, each absence ends with probability p.
public enum FiniteStaff {
  /// How many are absent in a week: Bin(M, q / (p + q − p q)). Absences end before new ones begin, so one may follow another at once.
  ///
  /// - Parameters:
  ///   - staff: M ≥ 1.
  ///   - fallingOut: q, above 0 to 1, a week.
  ///   - meanWeeks: 1 / p, at least 1.
  public static func absent(staff: Int, fallingOut: Double, meanWeeks: Double) -> Distribution {
    let ending = 1 / meanWeeks
    return .binomial(staff, fallingOut / (ending + fallingOut - ending * fallingOut))
  }

  /// The share of absence weeks that `members` deliver if whoever is not served is hired for by the week: E[min(N, c)] / E[N].
  public static func coverage(staff: Int, fallingOut: Double, meanWeeks: Double, members: Int) -> Double {
    let absent = absent(staff: staff, fallingOut: fallingOut, meanWeeks: meanWeeks)
    return absent.expectedMinimum(with: members) / absent.mean
  }
}
