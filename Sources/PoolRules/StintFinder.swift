// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A longest run of possible weeks with minutes, of a member in an opening.
struct PossibleRun {
  /// The first and the last week.
  let weeks: ClosedRange<Int>
  /// The opening's dates on which the member is in the pool, in these and other weeks.
  let presence: DayRange
  /// What is taught on those dates.
  let teaching: Teaching
}

extension Rulebook {
  /// All stints, in order of openings, members, dates.
  ///
  /// - Complexity: the sum over the openings of the members who hold the subject or a neighbour of it.
  public func stints() -> [Stint] { openings.indices.flatMap { stints(for: $0) } }

  /// The stints of one opening, in order of members, dates.
  public func stints(for opening: Int) -> [Stint] {
    let need = authority.needOfGroup[openings[opening].group]
    let candidates = authority.candidates(for: need)
    let cuts = cuts(of: opening)
    var found = OpeningStints(opening, of: self)
    for candidate in candidates { add(candidate, cuts: cuts, to: &found) }
    return found.stints
  }

  /// The stints of one member in one opening, by dates; `cuts` as in `cuts(of:)`.
  func stints(of member: Int, for opening: Int, cuts: UInt64) -> [Stint] {
    let need = authority.needOfGroup[openings[opening].group]
    guard let candidate = authority.candidate(member, for: need) else { return [] }
    var found = OpeningStints(opening, of: self)
    add(candidate, cuts: cuts, to: &found)
    return found.stints
  }

  /// The weeks before which an opening may be handed over; none where handovers are not allowed.
  func cuts(of opening: Int) -> UInt64 {
    guard region.policy.handoversMax > 0 else { return 0 }
    var found = OpeningStints(opening, of: self)
    for candidate in authority.candidates(for: authority.needOfGroup[openings[opening].group]) {
      add(candidate, cuts: 0, to: &found)
    }
    var cuts: UInt64 = 0
    for stint in found.stints {
      cuts |= 1 << UInt64(horizon.week(of: stint.dates.from))
      cuts |= 1 << UInt64(horizon.week(of: stint.dates.until) + 1)
    }
    return cuts
  }

  /// The runs of possible weeks of a member who would be there on the dates `presence`.
  func possibleRuns(of member: Int, in opening: Opening, presence: DayRange, teaching: Teaching)
    -> [PossibleRun]
  {
    let impossible = impossibleWeeks(of: member, for: opening, on: presence, teaching)
    let weeks = horizon.week(of: presence.from)...horizon.week(of: presence.until)
    guard impossible != 0 else {
      return teaching.weeks == 0 ? [] : [PossibleRun(weeks: weeks, presence: presence, teaching: teaching)]
    }
    var runs: [PossibleRun] = []
    var rest = UInt64(weeks: weeks) & ~impossible
    while rest != 0 {
      let first = rest.trailingZeroBitCount
      let last = first + (~(rest >> UInt64(first))).trailingZeroBitCount - 1
      rest &= ~UInt64(weeks: first...last)
      guard teaching.weeks & UInt64(weeks: first...last) != 0 else { continue }
      runs.append(PossibleRun(weeks: first...last, presence: presence, teaching: teaching))
    }
    return runs
  }

  /// *certificate*: whether it serves from the first to the last date.
  func certificateHolds(_ member: Int, over dates: DayRange) -> Bool {
    guard let shown = region.members[member].conductCertificate, shown <= dates.from else { return false }
    guard let months = region.policy.certificateMonths else { return true }
    return dates.until < shown.adding(months: months)
  }

  /// *authority-hours*: weeks in which an authority pair does not allow what is taught, running placements
  /// included.
  func overAuthorityHours(_ pair: AuthorityPair, _ teaching: Teaching) -> UInt64 {
    guard pair.minutesMax != .max else { return 0 }
    let running = loads.members[pair.member].authorities.first { $0.row == pair.grant.authority }
    var weeks: UInt64 = 0
    for week in teaching.weeks.members
    where Int(teaching.minutesByWeek[week]) + (running?.minutesByWeek[week] ?? 0) > pair.minutesMax {
      weeks |= 1 << UInt64(week)
    }
    return weeks
  }
}

/// The stints of one opening as they are found; stints over the same dates share what they teach.
struct OpeningStints {
  let number: Int
  let opening: Opening
  fileprivate(set) var stints: [Stint] = []
  /// What is taught on dates met before; most stints of an opening have the same dates.
  private var teachings: [(dates: DayRange, teaching: Teaching)]

  init(_ number: Int, of rulebook: Rulebook) {
    (self.number, opening) = (number, rulebook.openings[number])
    teachings = [(opening.dates, rulebook.teachings[number])]
  }

  fileprivate mutating func teaching(on dates: DayRange, in timetable: Timetable) -> Teaching {
    for known in teachings where known.dates == dates { return known.teaching }
    let teaching = timetable.teaching(of: opening.group, over: dates)
    teachings.append((dates, teaching))
    return teaching
  }
}

extension Rulebook {
  /// Adds the member's whole stints, and their parts between cuts.
  private func add(_ candidate: Candidate, cuts: UInt64, to found: inout OpeningStints) {
    let (member, opening) = (candidate.member, found.opening)
    guard candidate.tier <= region.vacancies[opening.vacancy].tierMax,
      let presence = opening.dates.cut(
        from: region.members[member].from, until: region.members[member].until),
      let homeMinutes = travel.homeMinutes(
        member, to: opening.location, limit: region.members[member].travelMaxMinutes)
    else { return }
    let teaching = found.teaching(on: presence, in: timetable)
    for run in possibleRuns(of: member, in: opening, presence: presence, teaching: teaching) {
      let inner = cuts & UInt64(weeks: run.weeks) & ~(1 << UInt64(run.weeks.lowerBound))
      for first in (inner | 1 << UInt64(run.weeks.lowerBound)).members {
        for end in (inner & ~UInt64(weeks: 0...first) | 1 << UInt64(run.weeks.upperBound + 1)).members
        where run.teaching.weeks & UInt64(weeks: first...end - 1) != 0 {
          let stint = stint(run, first...end - 1, candidate, homeMinutes: homeMinutes, &found)
          if let stint { found.stints.append(stint) }
        }
      }
    }
  }

  /// Some weeks of a run as a stint, unless a rule that looks at its dates refuses it.
  private func stint(
    _ run: PossibleRun, _ weeks: ClosedRange<Int>, _ candidate: Candidate, homeMinutes: Int,
    _ found: inout OpeningStints
  ) -> Stint? {
    guard let dates = horizon.dates(in: weeks).cut(to: run.presence) else {
      preconditionFailure("weeks \(weeks) outside \(run.presence)")
    }
    guard let pair = authority.pair(of: candidate, over: dates).map({ authority.pairs[$0] }),
      pair.grant.tier <= region.vacancies[found.opening.vacancy].tierMax,
      certificateHolds(candidate.member, over: dates)
    else { return nil }
    let teaching = dates == run.presence ? run.teaching : found.teaching(on: dates, in: timetable)
    guard overAuthorityHours(pair, teaching) == 0 else { return nil }
    return Stint(
      member: candidate.member, opening: found.number, dates: dates, teaching: teaching,
      tier: pair.grant.tier, qualification: pair.grant.qualification, authority: pair.grant.authority,
      homeMinutes: homeMinutes)
  }
}
