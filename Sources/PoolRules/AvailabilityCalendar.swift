// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// When every member can work (`Docs/rules.md`, sections 4 and 5.5).
struct AvailabilityCalendar: Sendable {
  /// A span without gaps, and the weeks in which the member is available in it.
  struct Piece: Hashable, Sendable {
    let span: ClockSpan
    var weeks: UInt64
  }
  /// Pieces by member and weekday; those of one begin at `firstPiece[7 * member + weekday]`.
  private var pieces: [Piece] = []
  private var firstPiece: [Int] = [0]
  private let weeks: Int
  /// Minutes in every week of the horizon, member by member.
  private var minutes: [Int32] = []

  init(_ region: Region, horizon: Horizon, members: Index) {
    weeks = horizon.weeks
    var rows = [[Piece]](repeating: [], count: 7 * region.members.count)
    var hasRows = [Bool](repeating: false, count: region.members.count)
    for row in region.availability {
      let member = members[row.member]
      hasRows[member] = true
      guard let dates = horizon.dates.cut(from: row.from, until: row.until) else { continue }
      let weeks = horizon.weeks(on: row.weekday - 1, in: dates)
      rows[7 * member + row.weekday - 1].append(Piece(span: row.span, weeks: weeks))
    }
    guard let allDay = ClockSpan(0, 1440) else { preconditionFailure("a day of 1440 minutes") }
    let always = Piece(span: allDay, weeks: UInt64(weeks: 0...horizon.weeks - 1))
    for (member, facts) in region.members.enumerated() {
      var byWeek = [Int32](repeating: 0, count: weeks)
      let dates = horizon.dates.cut(from: facts.from, until: facts.until)
      for weekday in 0..<7 {
        let first = pieces.count
        if hasRows[member] {
          pieces += AvailabilityCalendar.merged(rows[7 * member + weekday])
        } else if weekday < 5 {
          pieces.append(always)
        }
        firstPiece.append(pieces.count)
        guard let dates else { continue }
        let present = horizon.weeks(on: weekday, in: dates)
        for piece in pieces[first...] {
          for week in (piece.weeks & present).members { byWeek[week] += Int32(piece.span.minutes) }
        }
      }
      minutes += byWeek
    }
  }

  /// Joins rows of one weekday that touch or overlap, week by week.
  private static func merged(_ rows: [Piece]) -> [Piece] {
    let rows = rows.sorted { $0.span < $1.span }
    var result: [Piece] = []
    var rest = rows.reduce(0) { $0 | $1.weeks }
    while rest != 0 {
      // The weeks that see the same rows as the first week that is left.
      let week = rest.trailingZeroBitCount
      let same = rows.reduce(rest) { $0 & ($1.weeks.has(week) ? $1.weeks : ~$1.weeks) }
      rest &= ~same
      var joined: [ClockSpan] = []
      for row in rows where row.weeks.has(week) {
        if let last = joined.last, row.span.start <= last.end,
          let longer = ClockSpan(last.start, max(last.end, row.span.end))
        {
          joined[joined.count - 1] = longer
        } else {
          joined.append(row.span)
        }
      }
      result += joined.map { Piece(span: $0, weeks: same) }
    }
    return result
  }

  /// The weeks in which a member is available during all of `span` on a weekday (0 = Monday).
  func weeks(of member: Int, on weekday: Int, during span: ClockSpan) -> UInt64 {
    let slot = 7 * member + weekday
    var result: UInt64 = 0
    for piece in firstPiece[slot]..<firstPiece[slot + 1] where pieces[piece].span.contains(span) {
      result |= pieces[piece].weeks
    }
    return result
  }

  /// The minutes of a week in which a member is available and in the pool.
  func minutes(of member: Int, in week: Int) -> Int { Int(minutes[member * weeks + week]) }
}
