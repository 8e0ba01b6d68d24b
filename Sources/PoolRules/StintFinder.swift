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
    var part = PartFinder(rulebook: self, opening: opening)
    guard region.policy.handoversMax > 0 else {
      for candidate in candidates { part.addWholes(of: candidate) }
      return part.stints
    }
    let cuts = cuts(of: opening)
    for candidate in candidates { part.addParts(of: candidate, cuts: cuts) }
    return part.stints
  }

  /// The stints of one member in one opening, by dates; `cuts` as in `cuts(of:)`.
  func stints(of member: Int, for opening: Int, cuts: UInt64) -> [Stint] {
    let need = authority.needOfGroup[openings[opening].group]
    guard let candidate = authority.candidate(member, for: need) else { return [] }
    var part = PartFinder(rulebook: self, opening: opening)
    if region.policy.handoversMax > 0 {
      part.addParts(of: candidate, cuts: cuts)
    } else {
      part.addWholes(of: candidate)
    }
    return part.stints
  }

  /// The weeks before which an opening may be handed over; none where handovers are not allowed.
  func cuts(of opening: Int) -> UInt64 {
    guard region.policy.handoversMax > 0 else { return 0 }
    var part = PartFinder(rulebook: self, opening: opening)
    for candidate in authority.candidates(for: authority.needOfGroup[openings[opening].group]) {
      part.addWholes(of: candidate)
    }
    var cuts: UInt64 = 0
    for stint in part.stints {
      cuts |= 1 << UInt64(horizon.week(of: stint.dates.from))
      cuts |= 1 << UInt64(horizon.week(of: stint.dates.until) + 1)
    }
    return cuts
  }

  /// The runs of possible weeks of a member who would be there on the dates `presence`.
  func possibleRuns(of member: Int, in opening: Opening, presence: DayRange, teaching: Teaching)
    -> [PossibleRun]
  {
    let impossible = impossibleWeeks(of: member, for: opening, teaching)
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

/// Collects the stints of one opening, member by member, and shares what they teach.
struct PartFinder {
  let rulebook: Rulebook
  let number: Int
  let opening: Opening
  private(set) var stints: [Stint] = []
  /// What is taught on dates met before; most stints of an opening have the same dates.
  private var teachings: [(dates: DayRange, teaching: Teaching)]

  init(rulebook: Rulebook, opening: Int) {
    (self.rulebook, number, self.opening) = (rulebook, opening, rulebook.openings[opening])
    teachings = [(rulebook.openings[opening].dates, rulebook.teachings[opening])]
  }

  /// Adds the member's whole stints.
  mutating func addWholes(of candidate: Candidate) {
    guard let (runs, homeMinutes) = runs(of: candidate) else { return }
    for run in runs {
      if let stint = stint(run, run.weeks, candidate, homeMinutes) { stints.append(stint) }
    }
  }

  /// Adds the member's whole stints and their parts between cuts.
  mutating func addParts(of candidate: Candidate, cuts: UInt64) {
    guard let (runs, homeMinutes) = runs(of: candidate) else { return }
    for run in runs {
      let inner = cuts & UInt64(weeks: run.weeks) & ~(1 << UInt64(run.weeks.lowerBound))
      for first in (inner | 1 << UInt64(run.weeks.lowerBound)).members {
        let ends = inner & ~UInt64(weeks: 0...first)
        for last in ends.members.map({ $0 - 1 }) + [run.weeks.upperBound]
        where run.teaching.weeks & UInt64(weeks: first...last) != 0 {
          if let stint = stint(run, first...last, candidate, homeMinutes) { stints.append(stint) }
        }
      }
    }
  }

  /// The runs of possible weeks of a member whom no other rule refuses at once, and the minutes from home.
  private mutating func runs(of candidate: Candidate) -> (runs: [PossibleRun], homeMinutes: Int)? {
    let member = candidate.member
    guard candidate.tier <= rulebook.region.vacancies[opening.vacancy].tierMax,
      let presence = opening.dates.cut(
        from: rulebook.region.members[member].from, until: rulebook.region.members[member].until),
      let homeMinutes = rulebook.travel.homeMinutes(
        member, to: opening.location, by: rulebook.region.members[member].mode,
        limit: rulebook.region.members[member].travelMaxMinutes),
      !rulebook.wishes.excludes(member, location: opening.location, vacancy: opening.vacancy)
    else { return nil }
    let teaching = teaching(on: presence)
    let runs = rulebook.possibleRuns(of: member, in: opening, presence: presence, teaching: teaching)
    return (runs, homeMinutes)
  }

  /// Some weeks of a run as a stint, unless a rule that looks at its dates refuses it.
  private mutating func stint(
    _ run: PossibleRun, _ weeks: ClosedRange<Int>, _ candidate: Candidate, _ homeMinutes: Int
  ) -> Stint? {
    guard let dates = rulebook.horizon.dates(in: weeks).cut(to: run.presence) else {
      preconditionFailure("weeks \(weeks) outside \(run.presence)")
    }
    let pairs = rulebook.authority
    guard let pair = pairs.pair(of: candidate, over: dates).map({ pairs.pairs[$0] }),
      pair.grant.tier <= rulebook.region.vacancies[opening.vacancy].tierMax,
      rulebook.certificateHolds(candidate.member, over: dates)
    else { return nil }
    let teaching = dates == run.presence ? run.teaching : teaching(on: dates)
    guard rulebook.overAuthorityHours(pair, teaching) == 0 else { return nil }
    return Stint(
      member: candidate.member, opening: number, dates: dates, teaching: teaching, tier: pair.grant.tier,
      qualification: pair.grant.qualification, authority: pair.grant.authority, homeMinutes: homeMinutes)
  }

  private mutating func teaching(on dates: DayRange) -> Teaching {
    for known in teachings where known.dates == dates { return known.teaching }
    let teaching = rulebook.timetable.teaching(of: opening.group, over: dates)
    teachings.append((dates, teaching))
    return teaching
  }
}
