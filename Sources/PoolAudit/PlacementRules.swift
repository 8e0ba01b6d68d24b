// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Tables {
  /// What is wrong with one decided placement by itself (section 4, the rules of section 5.9).
  func breaches(of duty: Duty) -> [Breach.Finding] {
    let (placement, member, work) = (duty.placement, duty.member, duty.work)
    let dates = placement.dates
    var found: [Breach.Finding] = []

    if let window = work.open {
      if dates.cut(to: window) != dates { found.append(.outsideWindow(placement, window: window)) }
    } else {
      found.append(.outsideWindow(placement, window: nil))
    }

    if let standing = duty.standing {
      if standing.tier > work.vacancy.tierMax {
        found.append(.tierTooHigh(placement, tier: standing.tier, limit: work.vacancy.tierMax))
      }
    } else {
      found.append(.noAuthority(placement))
    }

    if let certificate = member.conductCertificate {
      if certificate > dates.from { found.append(.certificateTooLate(placement, certificate: certificate)) }
      if let months = region.policy.certificateMonths {
        let end = certificate.adding(months: months)
        if dates.until >= end { found.append(.certificateEnds(placement, last: end.advanced(by: -1))) }
      }
    } else {
      found.append(.noCertificate(placement))
    }

    for row in preferences[member.id] ?? [] where row.kind == .exclude && names(row, work) {
      let isBroken = dates.days.contains { day in
        horizon.contains(day) && duty.weekMinutes[horizon.week(of: day)] > 0
          && (row.from.map { $0 <= day } ?? true) && (row.until.map { day <= $0 } ?? true)
      }
      if isBroken { found.append(.excluded(placement, row)) }
    }

    if dates.from < member.from || (member.until.map { $0 < dates.until } ?? false) {
      found.append(.memberDates(placement, from: member.from, until: member.until))
    }

    found += unavailableLessons(of: duty)

    if let minutes = duty.homeMinutes {
      if minutes > member.travelMaxMinutes {
        found.append(
          .tooFar(
            placement, location: work.location.id, mode: member.mode, minutes: minutes,
            limit: member.travelMaxMinutes))
      }
    } else {
      found.append(.homeUnknown(placement))
    }
    return found
  }

  /// Whether a preference row is about the location or the vacancy of some work.
  package func names(_ row: Preference, _ work: Work) -> Bool {
    switch row.target {
    case .location(let id): id == work.location.id
    case .vacancy(let id): id == work.vacancy.id
    }
  }

  /// Each weekly lesson that falls outside the member's available time, once, with its first date.
  private func unavailableLessons(of duty: Duty) -> [Breach.Finding] {
    var days: [String: (first: Occurrence, count: Int)] = [:]
    var order: [String] = []
    for lesson in duty.lessons
    where !presence(of: duty.member.id, on: lesson.day).contains(where: { $0.contains(lesson.span) }) {
      let weekly = "\(lesson.day.weekday) \(lesson.span)"
      if days[weekly] == nil { order.append(weekly) }
      days[weekly, default: (lesson, 0)].count += 1
    }
    return order.compactMap { days[$0] }.map {
      .unavailable(duty.placement, lesson: $0.first.span, first: $0.first.day, days: $0.count)
    }
  }
}
