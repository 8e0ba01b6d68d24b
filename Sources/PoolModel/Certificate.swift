// SPDX-License-Identifier: GPL-3.0-or-later

/// A proof by whole-number prices that no plan of a package does better than a bound, level by level.
///
/// `Docs/certificate.md` says what is proven and how; `PoolVerify` recomputes it. Groups, members and
/// vacancies are named by id, weeks are counted from 0, so that a reader needs the package alone.
public struct Certificate: Hashable, Sendable {
  /// SHA-256 of the package, in hexadecimal digits, as in `run.json`.
  public var inputSHA256: String
  /// The part of the package's question that it is about.
  public var scope: PlanScope
  /// The goals of the policy, in its order.
  public var levels: [Level]

  /// A certificate of a package.
  public init(inputSHA256: String, scope: PlanScope = PlanScope(), levels: [Level]) {
    (self.inputSHA256, self.scope, self.levels) = (inputSHA256, scope, levels)
  }

  /// One goal: what was reached, what later levels keep of it, and what no plan beats.
  public struct Level: Hashable, Sendable {
    /// The goal.
    public var goal: Goal
    /// The value with which this level ended, before later levels gave up any of it.
    public var reached: Int
    /// The value that every later level keeps at least (of a goal of which the least is wanted: at most).
    public var kept: Int
    /// `nil` = the level is not proven by prices.
    public var proof: Proof?
    /// A level, with or without its proof.
    public init(_ goal: Goal, reached: Int, kept: Int, proof: Proof?) {
      (self.goal, self.reached, self.kept, self.proof) = (goal, reached, kept, proof)
    }
  }

  /// Why no plan that keeps all earlier levels has this goal better than `bound`.
  public struct Proof: Hashable, Sendable {
    /// In the goal's own unit; the plan cannot be better.
    public var bound: Int
    /// How many units of price one unit of the goal is worth, at least 1.
    public var scale: Int
    /// A divisor, at least 1, of everything that a stint can add to the goal.
    public var unit: Int
    /// At least one. The last one proves the bound; each leaves out bundles for all that come after it, in this level and
    /// in later ones.
    public var nodes: [Node]
    /// A proof of a level.
    public init(bound: Int, scale: Int, unit: Int, nodes: [Node]) {
      (self.bound, self.scale, self.unit, self.nodes) = (bound, scale, unit, nodes)
    }
  }

  /// A tree of cases: in each plan the member of a branch has one of its stints at least, or none.
  public indirect enum Node: Hashable, Sendable {
    case leaf(Leaf)
    case branch(Branch, taken: Node, free: Node)
  }

  /// What divides the plans of a case: some stints of one member.
  public struct Branch: Hashable, Sendable {
    /// The member's id.
    public var member: String
    /// At least one, different ones.
    public var stints: [Work]
    /// A branch.
    public init(_ member: String, _ stints: [Work]) { (self.member, self.stints) = (member, stints) }
    /// The stints with their member.
    public var keys: [StintKey] {
      stints.map { StintKey(group: $0.group, member: member, dates: $0.dates) }
    }
  }

  /// A stint of a member who is known.
  public struct Work: Hashable, Sendable {
    /// The group's id.
    public var group: String
    /// The first and the last date.
    public var dates: DayRange
    /// A group over some dates.
    public init(_ group: String, _ dates: DayRange) { (self.group, self.dates) = (group, dates) }
  }

  /// Prices, and what a member can earn at most at these prices.
  public struct Leaf: Hashable, Sendable {
    /// Each row at most once, in the order of the package's tables; rows left out cost nothing.
    public var prices: [Price]
    /// Each member at most once, in the order of `members.csv`; members left out earn 0 at most.
    public var most: [Most]
    /// A leaf.
    public init(prices: [Price], most: [Most]) { (self.prices, self.most) = (prices, most) }
  }

  /// What one unit of a shared row costs, at least 0.
  public struct Price: Hashable, Sendable {
    /// What is priced.
    public var row: Row
    /// In units of price, of which `scale` are worth one unit of the goal.
    public var price: Int
    /// A price of a row.
    public init(_ row: Row, _ price: Int) { (self.row, self.price) = (row, price) }
  }

  /// An upper bound on scale × sign × goal − prices over all that the member can take.
  public struct Most: Hashable, Sendable {
    /// The member's id.
    public var member: String
    /// In units of price.
    public var most: Int
    /// A bound of a member.
    public init(_ member: String, _ most: Int) { (self.member, self.most) = (member, most) }
  }

  /// An opening of a group, numbered by date from 1.
  public struct OpeningKey: Hashable, Sendable {
    /// The group's id.
    public var group: String
    /// From 1, by date.
    public var number: Int
    /// An opening.
    public init(group: String, number: Int) { (self.group, self.number) = (group, number) }
  }

  /// A stint: who takes which group over which dates.
  public struct StintKey: Hashable, Sendable {
    /// Ids.
    public var group, member: String
    /// The first and the last date.
    public var dates: DayRange
    /// A stint.
    public init(group: String, member: String, dates: DayRange) {
      (self.group, self.member, self.dates) = (group, member, dates)
    }
  }

  /// A limit that members share.
  public enum Row: Hashable, Sendable {
    /// At most 1 + `handovers_max` stints of the opening.
    case opening(OpeningKey)
    /// At most one stint of the group has the date; of use only where handovers are allowed.
    case date(group: String, Day)
    /// At most `members_max` members have minutes in the vacancy in the week.
    case vacancyWeek(vacancy: String, week: Int)
    /// The first member of the vacancy is free, running placements' included; each further one counts in `people`.
    case split(vacancy: String)
    /// The first placement of the group is free, a running one's included; each further one counts in `people`.
    case handover(group: String)
    /// What a board's stints bring should be all that its openings have; what is lacking counts in `fairness`.
    case board(String)
    /// An earlier goal keeps what it must.
    case kept(Goal)
    /// Of several rows half the number that each member's bundle has, rounded down, is at most half the sum of the limits.
    case cut(Cut)
  }

  /// Rows that are added and halved: shared ones, and those of members, who have one bundle each.
  public struct Cut: Hashable, Sendable {
    /// Openings, dates and vacancy weeks, different ones.
    public var rows: [Row]
    /// The ids of the members whose bundles count once more, different ones.
    public var members: [String]
    /// A cut.
    public init(_ rows: [Row], members: [String] = []) { (self.rows, self.members) = (rows, members) }
  }
}

extension Certificate {
  /// The most branches from a root to a leaf; a deeper tree is refused unread.
  public static let branchesMax = 500
}

extension GoalLevel {
  /// What later levels keep of a value that this level reached (`Docs/rules.md`, section 6); `nil` = outside 64 bits.
  public func kept(havingReached reached: Int) -> Int? {
    let share = goal.wantsMost ? 1000 - tolerancePerMille : 1000 + tolerancePerMille
    let (scaled, overflow) = reached.multipliedReportingOverflow(by: share)
    if overflow { return nil }
    let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: 1000)
    if goal.wantsMost { return quotient + (rest > 0 ? 1 : 0) }
    return quotient - (rest < 0 ? 1 : 0)
  }
}
