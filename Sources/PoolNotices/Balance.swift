// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules

/// What boards put into the pool against what their schools draw from it, and how the load is shared among members, over
/// some weeks.
public struct Balance: Sendable {
  /// What one board puts in and draws.
  public struct BoardLine: Hashable, Sendable {
    /// The board's id; `nil` = members whom no board puts in, such as those of agencies.
    public let board: String?
    /// Its members in the pool on some date of those weeks.
    public internal(set) var members = 0
    /// Lesson minutes: under contract with its members; taught by them, wherever; taught at its locations, by whomever; and
    /// taught at its locations by its own members, which count in both.
    public internal(set) var contracted = 0, given = 0, drawn = 0, own = 0
    /// Minutes given beyond those drawn; the lines of all boards, with those of no board, add up to 0.
    public var surplus: Int { given - drawn }
  }
  /// How much of a member's hours is used, in lesson minutes.
  public struct Load: Hashable, Sendable {
    /// The member's id.
    public let member: String
    /// How the member is hired.
    public let hire: HireForm
    /// The board's id, if one puts the member in.
    public let board: String?
    public let used, available, contracted, contractedUsed: Int
  }

  /// The weeks, from a Monday to a Sunday.
  public let dates: DayRange
  /// In the order of the region's boards, those of no board last; only boards with members or minutes.
  public let boards: [BoardLine]
  /// The members in the pool on some date, in the region's order.
  public let loads: [Load]
  /// The lesson minutes that one full-time member gives in those weeks.
  public let fteMinutes: Int

  /// Counts what a plan and the running placements of the region give and draw.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - region: its region.
  ///   - monday: the first date, a Monday; may lie before or after the region's own horizon.
  ///   - weeks: 1 to 60.
  public init(of plan: Plan, in region: Region, from monday: Day, weeks: Int) {
    var region = region
    (region.policy.firstDay, region.policy.weeks, region.policy.planFrom) = (monday, weeks, nil)
    let staffing = Staffing(plan, in: Rulebook(region))
    dates = region.policy.horizon
    fteMinutes = staffing.fteMinutes

    var lines = Dictionary(
      uniqueKeysWithValues: (region.boards.map(\.id) + [nil]).map { ($0, BoardLine(board: $0)) })
    var loads: [Load] = []
    for case let (member, use?) in zip(region.members, staffing.memberUses) {
      lines[member.board]?.members += 1
      lines[member.board]?.contracted += use.contractedMinutes
      loads.append(
        Load(
          member: member.id, hire: member.hire, board: member.board, used: use.usedMinutes,
          available: use.availableMinutes, contracted: use.contractedMinutes,
          contractedUsed: use.contractedUsedMinutes))
    }
    for assignment in staffing.assignments {
      let giver = region.members[assignment.member].board
      let taker = region.locations[assignment.location].board
      lines[giver]?.given += assignment.minutes
      lines[taker]?.drawn += assignment.minutes
      if giver == taker { lines[taker]?.own += assignment.minutes }
    }
    self.loads = loads
    boards = (region.boards.map(\.id) + [nil]).compactMap { lines[$0] }
      .filter { $0.members > 0 || $0.given > 0 || $0.drawn > 0 }
  }

  /// How unequal the load is: of the members with available hours the least, lower quarter, median, upper quarter and
  /// greatest share used of them, in per mille; `nil` without such members.
  ///
  /// A quantile is the smallest share that at least that part of the members do not exceed (nearest rank).
  public var spread: (least: Int, lower: Int, median: Int, upper: Int, greatest: Int)? {
    let shares = loads.filter { $0.available > 0 }.map { 1000 * $0.used / $0.available }.sorted()
    guard let least = shares.first, let greatest = shares.last else { return nil }
    func quantile(_ quarters: Int) -> Int { shares[(quarters * shares.count + 3) / 4 - 1] }
    return (least, quantile(1), quantile(2), quantile(3), greatest)
  }
}
