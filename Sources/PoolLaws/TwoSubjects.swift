// SPDX-License-Identifier: GPL-3.0-or-later

/// Two subjects, week by week, placements that stick: specialists of each and flexible members who can do both.
///
/// Durations end after each week with probability 1 / mean. In a week, vacancies end first, then new ones come (Poisson), then
/// the first subject is served, then the second; nobody is moved.
public struct TwoSubjects: Sendable {
  /// How many states are worked through at most.
  public static let statesMax = 3_000_000

  /// Who is asked first.
  public enum Order: String, CaseIterable, Sendable {
    case specialistFirst = "specialist-first"
    case flexibleFirst = "flexible-first"
  }
  /// What becomes of a vacancy that nobody takes.
  public enum Regime: String, CaseIterable, Sendable {
    /// It stays listed, and is hired for by the week.
    case persistent
    /// An external keeps it to its end.
    case locked
  }

  /// Mean open vacancies of each subject.
  public var loads: (Double, Double)
  /// Members who can do one subject alone.
  public var specialists: (Int, Int)
  /// Members who can do both.
  public var flexible: Int
  /// The mean duration in weeks, at least 1.
  public var meanWeeks: Double

  /// A small region.
  public init(loads: (Double, Double), specialists: (Int, Int), flexible: Int, meanWeeks: Double) {
    precondition(meanWeeks >= 1, "a mean of \(meanWeeks) weeks")
    (self.loads, self.specialists, self.flexible) = (loads, specialists, flexible)
    self.meanWeeks = meanWeeks
  }

  /// The share of vacancy weeks delivered; `nil` = more than `statesMax` states.
  public func coverage(_ regime: Regime, _ order: Order) -> Double? {
    let laws = [loads.0, loads.1].map { Distribution.poisson($0 / meanWeeks) }
    /// Of each subject: the most that are to be placed in a week. More than all members can take change nothing where they do not wait, and
    /// more than are ever open do not wait.
    let own = [specialists.0, specialists.1]
    let open = [loads.0, loads.1].enumerated().map { subject, load in
      regime == .locked ? own[subject] + flexible : Distribution.poisson(load).last
    }
    let sizes = [own[0] + 1, own[1] + 1, flexible + 1, flexible + 1, open[0] + 1, open[1] + 1]
    guard sizes.reduce(1.0, { $0 * Double($1) }) <= Double(Self.statesMax) else { return nil }
    let grid = StateGrid(sizes)
    let staying = StateGrid.staying(1 - 1 / meanWeeks, most: sizes.max() ?? 1)
    let targets = grid.targets { matched($0, regime, order) }
    let weights = grid.stationary(memory: meanWeeks) { weights in
      var weights = weights
      for axis in sizes.indices where sizes[axis] > 1 {
        weights = grid.thin(weights, axis: axis, staying: staying)
      }
      for subject in 0..<2 { weights = grid.add(weights, axis: 4 + subject, law: laws[subject]) }
      return grid.move(weights, targets)
    }
    var busy = 0.0
    for index in weights.indices where weights[index] > 0 {
      busy += weights[index] * Double(grid.state(index)[0..<4].reduce(0, +))
    }
    return busy / (loads.0 + loads.1)
  }

  /// [busy specialists of each, flexible at work in each, waiting of each] after the week's matching.
  private func matched(_ state: [Int], _ regime: Regime, _ order: Order) -> [Int] {
    var state = state
    let own = [specialists.0, specialists.1]
    for subject in 0..<2 {
      func place(_ axis: Int, _ free: Int) {
        // States in which more than all are at work are never reached.
        let taken = max(0, min(free, state[4 + subject]))
        state[axis] += taken
        state[4 + subject] -= taken
      }
      for isOwn in order == .specialistFirst ? [true, false] : [false, true] {
        if isOwn {
          place(subject, own[subject] - state[subject])
        } else {
          place(2 + subject, flexible - state[2] - state[3])
        }
      }
      if regime == .locked { state[4 + subject] = 0 }
    }
    return state
  }
}
