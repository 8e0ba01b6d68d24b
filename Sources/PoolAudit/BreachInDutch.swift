// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Breach {
  var dutchText: String {
    func number(_ value: Int) -> String { grouped(value, by: ".") }
    func list(_ ids: [String]) -> String { ids.joined(separator: ", ") }
    func groups(_ ids: [String]) -> String { "(\(ids.count == 1 ? "lesgroep" : "lesgroepen") \(list(ids)))" }
    func place(_ p: Placement) -> String {
      "poollid \(p.member) voor lesgroep \(p.group) (\(p.dates.from) t/m \(p.dates.until))"
    }
    func on(_ first: Day, _ days: Int) -> String {
      days == 1 ? "op \(first)" : "op \(number(days)) dagen vanaf \(first)"
    }
    switch finding {
    case .unknownMember(let p): return "\(place(p)): het pakket kent dit poollid niet"
    case .unknownGroup(let p): return "\(place(p)): het pakket kent deze lesgroep niet"
    case .outsideWindow(let p, nil): return "\(place(p)): de vacature heeft geen dagen in de planperiode"
    case .outsideWindow(let p, let window?):
      return "\(place(p)): de vacature is te plannen van \(window.from) t/m \(window.until)"
    case .noAuthority(let p): return "\(place(p)): geen bevoegdheid die op deze dagen geldt"
    case .tierTooHigh(let p, let tier, let limit):
      return "\(place(p)): trede \(tier), hoogstens \(limit)"
    case .noCertificate(let p): return "\(place(p)): geen VOG"
    case .certificateTooLate(let p, let certificate): return "\(place(p)): VOG van \(certificate)"
    case .certificateEnds(let p, let last): return "\(place(p)): VOG geldt t/m \(last)"
    case .excluded(let p, let row):
      let by =
        switch row.by {
        case .member: "het poollid"
        case .school: "de school"
        case .planner: "de planner"
        case .court: "de rechter"
        }
      let dates = [row.from.map { " vanaf \($0)" }, row.until.map { " t/m \($0)" }].compactMap(\.self)
        .joined()
      switch row.target {
      case .location(let id): return "\(place(p)): \(by) sluit vestiging \(id) uit\(dates)"
      case .vacancy(let id): return "\(place(p)): \(by) sluit vacature \(id) uit\(dates)"
      }
    case .memberDates(let p, let from, let until):
      return "\(place(p)): in de pool vanaf \(from)" + (until.map { " t/m \($0)" } ?? "")
    case .unavailable(let p, let lesson, let first, let days):
      return "\(place(p)): niet beschikbaar voor de les \(lesson) \(on(first, days))"
    case .tooFar(let p, let location, let mode, let minutes, let limit):
      let by =
        switch mode {
        case .car: "met de auto"
        case .bike: "op de fiets"
        case .transit: "met het openbaar vervoer"
        }
      return "\(place(p)): \(number(minutes)) min \(by) naar \(location), hoogstens \(number(limit))"
    case .homeUnknown(let p): return "\(place(p)): woonplaats onbekend"
    case .overlap(let member, let first, let days, let a, let b):
      return "poollid \(member) \(on(first, days)): lesgroep \(a.group) \(a.span) "
        + "en lesgroep \(b.group) \(b.span)"
    case .noTimeToTravel(let member, let first, let days, let a, let b, let gap, let needed):
      return "poollid \(member) \(on(first, days)): lesgroep \(a.group) op \(a.location) tot "
        + "\(ClockSpan.text(a.span.end)), lesgroep \(b.group) op \(b.location) vanaf "
        + "\(ClockSpan.text(b.span.start)): \(gap) min, reizen kost "
        + (needed.map(number) ?? "een onbekende tijd")
    case .tooManyMinutes(let member, let week, let minutes, let limit, let ids):
      return "poollid \(member) in de week van \(week): \(number(minutes)) min, "
        + "hoogstens \(number(limit)) \(groups(ids))"
    case .noFreeTime(let member, let week, let minutes, let available, let ids):
      return "poollid \(member) in de week van \(week): \(number(minutes)) min, "
        + "beschikbaar \(number(available)) \(groups(ids))"
    case .tooManyUnderAuthority(let member, let week, let minutes, let limit, let level, let degree, let ids):
      return "poollid \(member) in de week van \(week): \(number(minutes)) min als \(degree.rawValue) in "
        + "\(level.rawValue), hoogstens \(number(limit)) \(groups(ids))"
    case .tooManyLocations(let member, let week, let limit, let ids):
      return "poollid \(member) in de week van \(week): \(ids.count) vestigingen, hoogstens \(limit) "
        + "(\(list(ids)))"
    case .tooManyMembers(let vacancy, let week, let limit, let ids):
      return "vacature \(vacancy) in de week van \(week): \(ids.count) poolleden, hoogstens \(limit) "
        + "(\(list(ids)))"
    case .sharedDates(let group, let first, let days, let ids):
      return "lesgroep \(group) \(on(first, days)): poolleden \(ids.joined(separator: " en "))"
    case .tooManyHandovers(let group, let opening, let placements, let limit, let ids):
      return "opening \(opening) van lesgroep \(group): \(placements) plaatsingen, hoogstens \(limit) "
        + "(\(list(ids)))"
    case .lockedMissing(let p): return "\(place(p)): loopt in het pakket, ontbreekt of is anders in het plan"
    case .lockedUnknown(let p): return "\(place(p)): lopend in het plan, niet zo in het pakket"
    case .tooManyChanges(let changes, let limit):
      return "\(number(changes)) van de toegezegde plaatsingen gewijzigd, hoogstens \(number(limit))"
    }
  }
}
