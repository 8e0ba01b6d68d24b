// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Rulebook {
  /// The exclusions that hold on one of the dates in a week with minutes.
  func exclusionRefusals(of member: Int, from opening: Opening, on dates: DayRange, _ teaching: Teaching)
    -> [Refusal]
  {
    eachExclusion(of: member, from: opening, on: dates).filter { $0.weeks & teaching.weeks != 0 }.map {
      .exclusion(region.preferences[$0.row])
    }
  }

  func reachRefusals(of member: Int, to location: Int) -> [Refusal] {
    let facts = region.members[member]
    guard let minutes = homeMinutes(of: member, to: location) else { return [.homeUnknown] }
    guard minutes > facts.travelMaxMinutes else { return [] }
    return [.reach(minutes: minutes, limit: facts.travelMaxMinutes, mode: facts.mode)]
  }

  func certificateRefusals(of member: Int, over dates: DayRange) -> [Refusal] {
    guard let shown = region.members[member].conductCertificate else { return [.certificateMissing] }
    guard shown <= dates.from else { return [.certificateTooLate(shown: shown, needed: dates.from)] }
    guard !certificateHolds(member, over: dates), let months = region.policy.certificateMonths else {
      return []
    }
    return [.certificateExpires(last: shown.adding(months: months).advanced(by: -1), needed: dates.until)]
  }

  func authorityRefusals(of member: Int, for opening: Opening, over dates: DayRange) -> [Refusal] {
    let need = authority.needOfGroup[opening.group]
    guard let candidate = authority.candidate(member, for: need) else {
      return [
        .noAuthority(
          held: authority.qualifications[member].map(holding),
          subject: region.vacancies[opening.vacancy].subject, levelGroup: authority.levelGroup(ofNeed: need))
      ]
    }
    let limit = region.vacancies[opening.vacancy].tierMax
    guard candidate.tier <= limit else { return [.tier(best: candidate.tier, limit: limit)] }
    let pair = authority.pair(of: candidate, over: dates).map { authority.pairs[$0] }
    if let pair, pair.grant.tier <= limit { return [] }
    // The best pair does not hold on these dates, and those that do lie above the limit.
    return [timeRefusal(of: authority.pairs[candidate.pairs.lowerBound], over: dates)]
  }

  func authorityHoursRefusals(
    of member: Int, for opening: Opening, over dates: DayRange, _ teaching: Teaching
  ) -> [Refusal] {
    let need = authority.needOfGroup[opening.group]
    guard let candidate = authority.candidate(member, for: need),
      let pair = authority.pair(of: candidate, over: dates).map({ authority.pairs[$0] })
    else { return [] }
    let running = loads.members[member].authorities.first { $0.row == pair.grant.authority }
    let worst = worst(of: overAuthorityHours(pair, teaching)) {
      Int(teaching.minutesByWeek[$0]) + (running?.minutesByWeek[$0] ?? 0)
    }
    guard let worst else { return [] }
    return [
      .authorityHours(
        held: holding(pair.grant.qualification), week: horizon.monday(worst.week), minutes: worst.amount,
        limit: pair.minutesMax)
    ]
  }

  private func holding(_ qualification: Int) -> Refusal.Holding {
    let row = region.qualifications[qualification]
    return Refusal.Holding(subject: row.subject, degree: row.degree)
  }

  /// Why a pair does not hold over `dates`.
  private func timeRefusal(of pair: AuthorityPair, over dates: DayRange) -> Refusal {
    guard pair.from <= dates.from, dates.until <= pair.until else {
      return .authorityDates(
        held: holding(pair.grant.qualification), from: pair.from == .distantPast ? nil : pair.from,
        until: pair.until == .distantFuture ? nil : pair.until, needed: dates)
    }
    let last = pair.clockEnd(from: dates.from, exceptionUntil: region.members[pair.member].exceptionUntil)
    return .exceptionEnds(held: holding(pair.grant.qualification), last: last, needed: dates.until)
  }
}
