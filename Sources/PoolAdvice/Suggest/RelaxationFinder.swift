// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules

/// Finds the relaxations that can matter for a vacancy: those that clear, for some member and some week, all that stands between
/// the member and an opening, and pairs of them.
struct RelaxationFinder {
  private let rulebook: Rulebook
  /// The decided work of each member.
  private let work: [[OtherWork]]
  private let bells: Timetables
  /// How many times of the week are tried for a lesson that a member cannot give.
  private let timesMost: Int
  /// The id of a member whom the pool does not have.
  private let newId: String

  private var region: Region { rulebook.region }

  init(_ report: PlanReport, timesMost: Int, newId: String) {
    self.newId = newId
    rulebook = report.rulebook
    self.timesMost = timesMost
    var work = [[OtherWork]](repeating: [], count: report.rulebook.region.members.count)
    for assignment in report.assignments where assignment.placement.state != .running {
      work[assignment.member].append(OtherWork(group: assignment.group, teaching: assignment.teaching))
    }
    self.work = work
    bells = Timetables(report.rulebook.region.bells)
  }

  /// The sets to try for a vacancy, the cheapest first.
  ///
  /// - Parameter open: its openings with dates that nobody teaches.
  func sets(for vacancy: Int, open: [Int]) -> [RelaxationSet] {
    var found: Set<RelaxationSet> = []
    var singles: Set<RelaxationSet> = []
    for member in region.members.indices {
      var own: Set<RelaxationSet> = []
      for opening in open {
        for set in needs(of: member, for: opening, among: open) where !set.relaxations.isEmpty {
          found.insert(set)
          own.formUnion(set.relaxations.map { RelaxationSet([$0]) })
        }
      }
      for (place, one) in own.enumerated() {
        for two in own.dropFirst(place + 1) {
          if let both = one.joined(with: two) { found.insert(both) }
        }
      }
      singles.formUnion(own)
    }
    singles.insert(RelaxationSet([newMember(for: vacancy, open)]))
    let shared = [Relaxation.split(region.vacancies[vacancy]), .handover(region.policy)].map {
      RelaxationSet([$0])
    }
    for set in shared {
      found.insert(set)
      for single in singles.union(shared) {
        if let both = set.joined(with: single) { found.insert(both) }
      }
    }
    return found.union(singles).sorted()
  }

  // MARK: What stands between a member and an opening

  /// One relaxation of these is needed.
  private typealias Choice = [Relaxation]

  /// The sets of at most two that clear the way in some week.
  private func needs(of member: Int, for opening: Int, among open: [Int]) -> [RelaxationSet] {
    let refusals: [Refusal]
    switch rulebook.verdict(of: member, for: opening) {
    case .refuses(let all): refusals = all
    case .offers: refusals = []
    }
    guard var needs = needs(refusals, of: member, for: opening), needs.count <= 2 else { return [] }
    var wishes: [Choice] = []
    let hours = hours(of: member, for: opening, among: open)
    if refusals.contains(where: { $0.rule == .hoursPerWeek }) {
      if hours.isEmpty { return [] }
      needs.append(hours)
    } else if !hours.isEmpty {
      wishes.append(hours)
    }
    if !refusals.contains(where: { $0.rule == .locationsPerMember }), lacksLocation(member, for: opening) {
      wishes.append([.locations(region.members[member])])
    }
    let others =
      work[member]
      + open.filter { $0 != opening }.map { number in
        OtherWork(
          group: rulebook.openings[number].group,
          teaching: rulebook.teaching(
            of: rulebook.openings[number].group, over: rulebook.openings[number].dates))
      }
    let blocked = rulebook.blockedLessons(of: member, for: opening, beside: others)
    var sets: Set<RelaxationSet> = []
    for (forbidden, hindered) in patterns(of: blocked, member, opening)
    where needs.count + forbidden.count <= 2 {
      let must = needs + forbidden.map { times(for: blocked[$0], of: member, opening, beside: others) }
      let may = wishes + hindered.map { times(for: blocked[$0], of: member, opening, beside: others) }
      for needs in additions(to: must, from: may) { sets.formUnion(products(of: needs)) }
    }
    return Array(sets)
  }

  /// What the refusals that are no matter of single weeks ask; `nil` = nothing that anybody could give.
  private func needs(_ refusals: [Refusal], of member: Int, for number: Int) -> [Choice]? {
    let opening = rulebook.openings[number]
    let (facts, vacancy) = (region.members[member], region.vacancies[opening.vacancy])
    var needs: [Choice] = []
    for refusal in refusals {
      let need: Choice
      switch refusal {
      case .noAuthority, .exclusion, .memberDates, .homeUnknown, .freeTime, .authorityHours: return nil
      case .tier(let best, _): need = tiers(from: best, of: vacancy)
      case .authorityDates(_, let from, let until, let dates):
        let shift =
          if let from, from > dates.from {
            Relaxation.start(vacancy, on: from, first: opening.dates.from)
          } else {
            until.flatMap { Relaxation.end(vacancy, on: $0, last: opening.dates.until) }
          }
        need = [shift].compactMap(\.self) + tiers(from: vacancy.tierMax + 1, of: vacancy)
      case .exceptionEnds(_, let last, let needed):
        need =
          [.exception(facts, until: needed)]
          + [last.flatMap { Relaxation.end(vacancy, on: $0, last: opening.dates.until) }].compactMap(\.self)
          + tiers(from: vacancy.tierMax + 1, of: vacancy)
      case .certificateMissing: need = [.certificate(facts, on: opening.dates.from)]
      case .certificateTooLate(let shown, _):
        need = [Relaxation.start(vacancy, on: shown, first: opening.dates.from)].compactMap(\.self)
      case .certificateExpires(let last, _):
        need =
          [.certificate(facts, on: opening.dates.from)]
          + [Relaxation.end(vacancy, on: last, last: opening.dates.until)].compactMap(\.self)
      case .reach(let minutes, _, _): need = [Relaxation.travel(facts, minutes: minutes)].compactMap(\.self)
      case .locations: need = [.locations(facts)]
      case .members: need = [.split(vacancy)]
      case .availability, .overlap, .travel, .hours: continue
      }
      if need.isEmpty { return nil }
      if !needs.contains(need) { needs.append(need) }
    }
    return needs
  }

  /// A member's lowest tier may not hold on the dates where a higher one does.
  private func tiers(from lowest: Tier, of vacancy: Vacancy) -> Choice {
    lowest > 3 ? [] : (lowest...3).map { .tier(vacancy, to: $0) }
  }

  /// The lessons that stand in the way together in some week, as places in `blocked`: forbidden ones, and those that other work
  /// hinders. A week without any is an empty pattern.
  private func patterns(of blocked: [BlockedLesson], _ member: Int, _ number: Int) -> [(
    forbidden: [Int], hindered: [Int]
  )] {
    let opening = rulebook.openings[number]
    let facts = region.members[member]
    guard let dates = opening.dates.cut(from: facts.from, until: facts.until) else { return [] }
    let weeks = rulebook.teaching(of: opening.group, over: dates).weeks
    var seen: Set<[[Int]]> = []
    var patterns: [(forbidden: [Int], hindered: [Int])] = []
    for week in 0..<region.policy.weeks where weeks >> UInt64(week) & 1 == 1 {
      let forbidden = blocked.indices.filter { blocked[$0].forbidden >> UInt64(week) & 1 == 1 }
      let hindered = blocked.indices.filter { blocked[$0].hindered >> UInt64(week) & 1 == 1 }
      if seen.insert([forbidden, hindered]).inserted { patterns.append((forbidden, hindered)) }
    }
    return patterns
  }

  /// `must` alone and with one or two of `may`, at most two in all.
  private func additions(to must: [Choice], from may: [Choice]) -> [[Choice]] {
    var result = [must]
    if must.count < 2 {
      for (place, one) in may.enumerated() {
        result.append(must + [one])
        if must.isEmpty { result += may[(place + 1)...].map { [one, $0] } }
      }
    }
    return result
  }

  private func products(of needs: [Choice]) -> [RelaxationSet] {
    switch needs.count {
    case 0: [RelaxationSet([])]
    case 1: needs[0].map { RelaxationSet([$0]) }
    default:
      needs[0].flatMap { one in
        needs[1].compactMap { RelaxationSet([one]).joined(with: RelaxationSet([$0])) }
      }
    }
  }

  // MARK: Amounts

  /// The hours more that a member may need, from 1: enough for all that is open of the vacancy beside all that the member does.
  private func hours(of member: Int, for opening: Int, among open: [Int]) -> Choice {
    let facts = region.members[member]
    let running = rulebook.runningLoad(of: member).minutesByWeek
    let asked = open.map {
      rulebook.teaching(of: rulebook.openings[$0].group, over: rulebook.openings[$0].dates)
    }
    let teaching = rulebook.teaching(
      of: rulebook.openings[opening].group, over: rulebook.openings[opening].dates)
    var over = 0
    for week in 0..<region.policy.weeks where teaching.minutesByWeek[week] > 0 {
      let decided = work[member].reduce(0) { $0 + Int($1.teaching.minutesByWeek[week]) }
      let open = asked.reduce(0) { $0 + Int($1.minutesByWeek[week]) }
      over = max(over, running[week] + decided + open - facts.minutesMax)
    }
    let most = min(Relaxation.hoursMost, (over + 59) / 60)
    return most < 1 ? [] : (1...most).map { .hours(facts, more: $0) }
  }

  /// Whether in some week the member's locations and the opening's are more than the member may have.
  private func lacksLocation(_ member: Int, for number: Int) -> Bool {
    let opening = rulebook.openings[number]
    let weeks = rulebook.teaching(of: opening.group, over: opening.dates).weeks
    let running = rulebook.runningLoad(of: member).locations
    return (0..<region.policy.weeks).contains { week in
      guard weeks >> UInt64(week) & 1 == 1 else { return false }
      var locations = Set(running.filter { $0.weeks >> UInt64(week) & 1 == 1 }.map(\.position))
      for other in work[member] where other.teaching.minutesByWeek[week] > 0 {
        locations.insert(rulebook.location(ofGroup: other.group))
      }
      return locations.union([opening.location]).count > region.members[member].locationsMax
    }
  }

  /// The times at which the member could give a lesson instead, the freest and nearest first.
  private func times(for lesson: BlockedLesson, of member: Int, _ number: Int, beside others: [OtherWork])
    -> Choice
  {
    let opening = rulebook.openings[number]
    let weeks = rulebook.teaching(of: opening.group, over: opening.dates).weeks
    var times: [(rank: [Int], start: LessonStart)] = []
    let starts = bells[region.locations[opening.location].id].spans.values.map(\.start).sorted()
    for weekday in 0..<5 {
      let given = rulebook.spans(of: opening.group, on: weekday).filter {
        weekday != lesson.weekday || $0 != lesson.span
      }
      for start in starts where (weekday, start) != (lesson.weekday, lesson.span.start) {
        guard let span = ClockSpan(start, start + lesson.span.minutes), !given.contains(where: span.overlaps)
        else {
          continue
        }
        let room = rulebook.room(for: member, number, on: weekday, during: span, beside: others)
        guard room.allowed & weeks != 0 else { continue }
        times.append(
          (
            [
              -(room.free & weeks).nonzeroBitCount, -(room.allowed & weeks).nonzeroBitCount,
              abs(weekday - lesson.weekday), abs(start - lesson.span.start), weekday, start,
            ], LessonStart(weekday: weekday + 1, start: start)
          ))
      }
    }
    let from = LessonStart(weekday: lesson.weekday + 1, start: lesson.span.start)
    return times.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.prefix(timesMost).map {
      .lesson(of: region.groups[opening.group], from: from, to: $0.start)
    }
  }

  /// A member who could take all that is open, of the first degree in `degreesAsked` with the lowest tier.
  private func newMember(for number: Int, _ open: [Int]) -> Relaxation {
    let vacancy = region.vacancies[number]
    let levels = Dictionary(region.levels.map { ($0.id, $0.group) }) { first, _ in first }
    let needs = Set(
      open.map { Need(levels[region.groups[rulebook.openings[$0].group].level], rulebook.openings[$0].dates) }
    )
    let minutes = (0..<region.policy.weeks).map { week in
      open.reduce(0) {
        let opening = rulebook.openings[$1]
        return $0 + Int(rulebook.teaching(of: opening.group, over: opening.dates).minutesByWeek[week])
      }
    }
    let most = minutes.max() ?? 0
    func tier(_ degree: Degree) -> Tier { needs.map { lowestTier(degree, $0, minutes: most) }.max() ?? .max }
    let degree = Self.degreesAsked.min { tier($0) < tier($1) } ?? .second
    return .member(
      newId,
      MemberProfile(
        subject: vacancy.subject, degree: degree, location: vacancy.location,
        minutesMax: 60 * ((most + 59) / 60)))
  }

  /// The degrees of a member whom a pool would look for, in that order.
  private static let degreesAsked: [Degree] = [.second, .first, .vocational, .secondLimited, .primary]

  /// A level group to be taught on some dates.
  private struct Need: Hashable {
    let group: LevelGroup?
    let dates: DayRange
    init(_ group: LevelGroup?, _ dates: DayRange) { (self.group, self.dates) = (group, dates) }
  }

  /// The lowest tier at which a degree gives authority for a need without an exception; `.max` = none.
  private func lowestTier(_ degree: Degree, _ need: Need, minutes: Int) -> Tier {
    region.authority.filter { row in
      row.levelGroup == need.group && row.degree == degree && row.tier < 2 && row.monthsMax == nil
        && row.minutesMax ?? .max >= minutes && row.from.map { $0 <= need.dates.from } ?? true
        && row.until.map { $0 >= need.dates.until } ?? true
    }
    .map(\.tier).min() ?? .max
  }
}
