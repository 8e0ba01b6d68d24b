// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Breach {
  var englishText: String {
    func number(_ value: Int) -> String { grouped(value, by: ",") }
    func list(_ ids: [String]) -> String { ids.joined(separator: ", ") }
    func groups(_ ids: [String]) -> String { "(\(ids.count == 1 ? "group" : "groups") \(list(ids)))" }
    func place(_ p: Placement) -> String {
      "member \(p.member) for group \(p.group) (\(p.dates.from) to \(p.dates.until))"
    }
    func on(_ first: Day, _ days: Int) -> String {
      days == 1 ? "on \(first)" : "on \(number(days)) dates from \(first)"
    }
    switch finding {
    case .unknownMember(let p): return "\(place(p)): the package has no such member"
    case .unknownGroup(let p): return "\(place(p)): the package has no such group"
    case .outsideWindow(let p, nil): return "\(place(p)): the vacancy has no dates in the horizon"
    case .outsideWindow(let p, let window?):
      return "\(place(p)): the vacancy can be planned from \(window.from) to \(window.until)"
    case .noAuthority(let p): return "\(place(p)): no authority that holds on these dates"
    case .tierTooHigh(let p, let tier, let limit):
      return "\(place(p)): tier \(tier), limit \(limit)"
    case .noCertificate(let p): return "\(place(p)): no certificate of conduct"
    case .certificateTooLate(let p, let certificate): return "\(place(p)): certificate dated \(certificate)"
    case .certificateEnds(let p, let last): return "\(place(p)): certificate serves until \(last)"
    case .excluded(let p, let row):
      let by =
        switch row.by {
        case .member: "the member"
        case .school: "the school"
        case .planner: "the planner"
        case .court: "a court"
        }
      let dates = [row.from.map { " from \($0)" }, row.until.map { " to \($0)" }].compactMap(\.self).joined()
      switch row.target {
      case .location(let id): return "\(place(p)): \(by) excludes location \(id)\(dates)"
      case .vacancy(let id): return "\(place(p)): \(by) excludes vacancy \(id)\(dates)"
      }
    case .memberDates(let p, let from, let until):
      return "\(place(p)): in the pool from \(from)" + (until.map { " to \($0)" } ?? "")
    case .unavailable(let p, let lesson, let first, let days):
      return "\(place(p)): not available for the lesson \(lesson) \(on(first, days))"
    case .tooFar(let p, let location, let mode, let minutes, let limit):
      return "\(place(p)): \(number(minutes)) min by \(mode.rawValue) to \(location), limit \(number(limit))"
    case .homeUnknown(let p): return "\(place(p)): home unknown"
    case .overlap(let member, let first, let days, let a, let b):
      return "member \(member) \(on(first, days)): group \(a.group) \(a.span) and group \(b.group) \(b.span)"
    case .noTimeToTravel(let member, let first, let days, let a, let b, let gap, let needed):
      return "member \(member) \(on(first, days)): group \(a.group) at \(a.location) until "
        + "\(ClockSpan.text(a.span.end)), group \(b.group) at \(b.location) from "
        + "\(ClockSpan.text(b.span.start)): \(gap) min, travel takes "
        + (needed.map(number) ?? "an unknown time")
    case .tooManyMinutes(let member, let week, let minutes, let limit, let ids):
      return "member \(member) in the week of \(week): \(number(minutes)) min, limit \(number(limit)) "
        + groups(ids)
    case .noFreeTime(let member, let week, let minutes, let available, let ids):
      return "member \(member) in the week of \(week): \(number(minutes)) min, "
        + "available \(number(available)) \(groups(ids))"
    case .tooManyUnderAuthority(let member, let week, let minutes, let limit, let level, let degree, let ids):
      return "member \(member) in the week of \(week): \(number(minutes)) min as \(degree.rawValue) in "
        + "\(level.rawValue), limit \(number(limit)) \(groups(ids))"
    case .tooManyLocations(let member, let week, let limit, let ids):
      return "member \(member) in the week of \(week): \(ids.count) locations, limit \(limit) (\(list(ids)))"
    case .tooManyMembers(let vacancy, let week, let limit, let ids):
      return "vacancy \(vacancy) in the week of \(week): \(ids.count) members, limit \(limit) (\(list(ids)))"
    case .sharedDates(let group, let first, let days, let ids):
      return "group \(group) \(on(first, days)): members \(ids.joined(separator: " and "))"
    case .tooManyHandovers(let group, let opening, let placements, let limit, let ids):
      return "opening \(opening) of group \(group): \(placements) placements, limit \(limit) (\(list(ids)))"
    case .lockedMissing(let p): return "\(place(p)): runs in the package, missing or changed in the plan"
    case .lockedUnknown(let p): return "\(place(p)): running in the plan, not so in the package"
    case .tooManyChanges(let changes, let limit):
      return "\(number(changes)) of the told placements changed, limit \(number(limit))"
    }
  }
}
