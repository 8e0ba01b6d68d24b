// SPDX-License-Identifier: GPL-3.0-or-later

/// What a season asks of a pool, in classes: vacancies of one subject and level group in one area are alike.
///
/// Hours are capacity here: days, lessons and trips are left out, and what that costs is measured by the detailed
/// resolution. Time goes by weeks; the order within a week is that of `Docs/pool-size.md`.
public struct SeasonModel: Sendable {
  /// Vacancies that are alike.
  public struct Demand: Sendable {
    /// What it is called in reports, such as `wi lower west`.
    public var name: String
    /// Mean number of new vacancies in an ordinary week, at least 0.
    public var perWeek: Double
    /// What a minute taught is worth, at least 1: the priority.
    public var value: Int
    /// The probabilities of 1, 2, … weeks.
    public var durations: [Double]
    /// Lesson minutes a week, at least 1, and the weight of each.
    public var sizes: [(minutes: Int, weight: Int)]
    /// The positions of the boards whose schools ask, and the weight of each.
    public var boards: [(board: Int, weight: Int)]

    /// A class of vacancies.
    public init(
      _ name: String, perWeek: Double, value: Int = 1, durations: [Double],
      sizes: [(minutes: Int, weight: Int)], boards: [(board: Int, weight: Int)] = [(0, 1)]
    ) {
      (self.name, self.perWeek, self.value) = (name, perWeek, value)
      (self.durations, self.sizes, self.boards) = (durations, sizes, boards)
    }

    /// The mean duration in weeks.
    public var meanWeeks: Double {
      durations.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element } / durations.reduce(0, +)
    }
    /// The mean of the lesson minutes a week.
    public var meanMinutes: Double {
      let weight = sizes.reduce(0) { $0 + $1.weight }
      return Double(sizes.reduce(0) { $0 + $1.minutes * $1.weight }) / Double(weight)
    }
    /// The mean number of open vacancies when it goes on as in an ordinary week.
    public var load: Double { perWeek * meanWeeks }
  }

  /// Somebody who can be placed.
  public struct Person: Hashable, Sendable {
    /// Lesson minutes a week, at least 0.
    public var minutes: Int
    /// What can be done, classes ascending, each once, and what a minute of it is worth per mille of the class's value (the tier's value).
    public var skills: [Skill]

    /// Somebody.
    public init(minutes: Int, skills: [Skill]) { (self.minutes, self.skills) = (minutes, skills) }
  }

  /// What a person can do.
  public struct Skill: Hashable, Sendable {
    /// The position of the class.
    public var demand: Int
    /// 1–1000.
    public var perMille: Int
    /// A class that somebody can serve.
    public init(_ demand: Int, perMille: Int = 1000) { (self.demand, self.perMille) = (demand, perMille) }
  }

  /// The classes.
  public var demands: [Demand]
  /// For each week of the season, new vacancies in it as a multiple of an ordinary week's; 0 in a holiday.
  public var weeks: [Double]
  /// What is open when the first week begins.
  public var start = Start.equilibrium
  /// What the weeks before the season were like; they fill the region up, and are not counted.
  public var warmUp: [Double] = []
  /// What a season begins with.
  public enum Start: Sendable {
    /// Each class's load, as after years of ordinary weeks; nobody is placed yet.
    case equilibrium
    /// These vacancies; none = an empty region.
    case open([Opening])
  }

  /// A vacancy that is open when a season begins.
  public struct Opening: Hashable, Sendable {
    /// The positions of its class and its board.
    public var demand, board: Int
    /// Lesson minutes a week, at least 1.
    public var minutes: Int
    /// How many weeks it has lasted, at least 0, and how many it will last, at least 1; `nil` = not known, drawn for each season from the durations
    /// of vacancies that have lasted as long.
    public var weeksBefore: Int, weeksLeft: Int?
    /// A vacancy.
    public init(demand: Int, board: Int, minutes: Int, weeksBefore: Int, weeksLeft: Int?) {
      (self.demand, self.board, self.minutes) = (demand, board, minutes)
      (self.weeksBefore, self.weeksLeft) = (weeksBefore, weeksLeft)
    }
  }

  /// Who has how many minutes of a vacancy.
  public struct Hold: Hashable, Sendable {
    /// The position in the pool.
    public var person: Int
    /// Lesson minutes a week, at least 1.
    public var minutes: Int
    /// A share of a vacancy.
    public init(person: Int, minutes: Int) { (self.person, self.minutes) = (person, minutes) }
  }

  /// The probability that a member is ill in a week.
  public var sickness: Double
  /// A wave of illness among the schools' own teachers; `nil` = none.
  public var wave: Wave?

  /// A wave that multiplies all new vacancies of some weeks, with one draw for the whole region.
  public struct Wave: Hashable, Sendable {
    /// The first and the last week (from 0) in which it may begin; each as likely.
    public var first, last: Int
    /// How many weeks it lasts.
    public var weeks: Int
    /// What it multiplies new vacancies by, at least 0.
    public var factor: Double
    /// The probability that it comes in a season.
    public var probability: Double
    /// A wave.
    public init(first: Int, last: Int, weeks: Int, factor: Double, probability: Double = 1) {
      precondition(
        first <= last && weeks >= 0 && factor >= 0, "a wave of \(weeks) weeks from \(first) to \(last)")
      (self.first, self.last, self.weeks) = (first, last, weeks)
      (self.factor, self.probability) = (factor, probability)
    }
  }

  /// How many boards ask, those of vacancies that are open at first included.
  package var boardCount: Int {
    var boards = demands.flatMap { $0.boards.map(\.board) }
    if case .open(let openings) = start { boards += openings.map(\.board) }
    return 1 + (boards.max() ?? 0)
  }

  /// The classes of at least a priority.
  package func demands(ofPriority least: Int) -> [Int] {
    demands.indices.filter { demands[$0].value >= least }
  }

  /// A season of demands.
  public init(
    demands: [Demand], weeks: [Double], warmUp: [Double] = [], sickness: Double = 0, wave: Wave? = nil
  ) {
    precondition((0...1).contains(sickness), "sickness of \(sickness)")
    (self.demands, self.weeks, self.warmUp) = (demands, weeks, warmUp)
    (self.sickness, self.wave) = (sickness, wave)
  }
}

/// What becomes of work that nobody of the pool takes, and whether running placements may move.
public enum Regime: Hashable, Sendable {
  /// It stays listed; an external is hired by the week.
  case persistent
  /// An external keeps it to its end.
  case locked
  /// An external is hired for at least so many weeks, from 1; then it is listed again.
  case minimumTerm(Int)
  /// As `persistent`, and every placement is made anew each week: an upper bound.
  case repack
}
