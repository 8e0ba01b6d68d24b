// SPDX-License-Identifier: GPL-3.0-or-later

extension Editing {
  mutating func change(member id: String, _ changes: [MemberChange]) {
    guard let position = member(id) else { return }
    var asked = region.members[position]
    for change in changes {
      switch change {
      case .until(let day): asked.until = day
      case .minutesMax(let minutes): asked.minutesMax = minutes
      case .minutesMin(let minutes): asked.minutesMin = minutes
      case .travelMaxMinutes(let minutes): asked.travelMaxMinutes = minutes
      case .locationsMax(let locations): asked.locationsMax = locations
      case .conductCertificate(let day): asked.conductCertificate = day
      case .exceptionUntil(let day): asked.exceptionUntil = day
      }
    }
    let changed = asked
    let isForward = runs(from: changed.from, until: changed.until, isUntilGiven: true)
    if changed.minutesMin > changed.minutesMax {
      tell(
        .aboveMaximum(minutes: changed.minutesMax), Decimal.text(changed.minutesMin, unit: 60, decimals: 2))
    } else if isForward {
      region.members[position] = changed
      cut {
        $0.member == id
      } to: { dates in
        dates.cut(from: nil, until: changed.until).map { [$0] } ?? []
      }
    }
  }

  /// Availability and placements of the member are cut around the dates.
  mutating func takeAway(_ id: String, on dates: DayRange) {
    guard member(id) != nil else { return }
    let (last, next) = (dates.from.advanced(by: -1), dates.until.advanced(by: 1))
    var rows = region.availability.filter { $0.member == id }
    if rows.isEmpty { rows = (1...5).map { Availability(member: id, weekday: $0, span: .wholeDay) } }
    var left = rows.flatMap { row in
      if row.until.map({ $0 <= last }) ?? false || row.from.map({ $0 >= next }) ?? false { return [row] }
      var (before, after) = (row, row)
      (before.until, after.from) = (last, next)
      return [before, after].filter { part in
        guard let from = part.from, let until = part.until else { return true }
        return from <= until
      }
    }
    if left.isEmpty {
      // Without any row a member can always work; so one is left, on a date that is not its weekday.
      left = [
        Availability(member: id, weekday: dates.from.weekday, span: .wholeDay, from: last, until: last)
      ]
    }
    let position = region.availability.firstIndex { $0.member == id } ?? region.availability.endIndex
    region.availability.removeAll { $0.member == id }
    region.availability.insert(contentsOf: left, at: position)
    cut {
      $0.member == id
    } to: { own in
      [own.cut(from: nil, until: last), own.cut(from: next, until: nil)].compactMap(\.self)
    }
  }

  mutating func addMember(_ id: String, like other: String) {
    adds([id]) { editing in
      let isNew = editing.isNew(member: id)
      guard let position = editing.member(other), isNew else { return }
      var copy = editing.region.members[position]
      copy.id = id
      editing.region.members.append(copy)
      for var row in editing.region.qualifications where row.member == other {
        row.member = id
        editing.region.qualifications.append(row)
      }
      for var row in editing.region.availability where row.member == other {
        row.member = id
        editing.region.availability.append(row)
      }
    }
  }

  mutating func add(_ profile: MemberProfile, as id: String) {
    adds([id]) { editing in
      let isNew = editing.isNew(member: id)
      let knowsSubject = editing.knowsSubject(profile.subject)
      let home = editing.region.locations.first { $0.id == profile.location }?.position
      let knowsHome = editing.knows(profile.location, in: "locations") { _ in home != nil }
      guard knowsHome, isNew, knowsSubject else {
        return
      }
      let firstDay = editing.region.policy.firstDay
      editing.region.members.append(
        Member(
          id: id, hire: profile.hire, home: home, mode: profile.mode,
          travelMaxMinutes: profile.travelMaxMinutes, minutesMax: profile.minutesMax,
          locationsMax: profile.locationsMax, from: firstDay, conductCertificate: firstDay))
      editing.region.qualifications.append(
        Qualification(member: id, subject: profile.subject, degree: profile.degree))
    }
  }

  mutating func add(_ row: Qualification) {
    let knowsMember = member(row.member) != nil
    guard knowsSubject(row.subject), knowsMember, !region.qualifications.contains(row) else { return }
    if let from = row.from, !runs(from: from, until: row.until, isUntilGiven: true) { return }
    region.qualifications.append(row)
  }

  mutating func add(_ wish: Wish) {
    let knowsMember = member(wish.member) != nil
    let isVacancy = region.vacancies.contains { $0.id == wish.target }
    let knowsTarget = knows(wish.target, in: "vacancies", "locations") { region in
      isVacancy || region.locations.contains { $0.id == wish.target }
    }
    let preference = Preference(
      member: wish.member, target: isVacancy ? .vacancy(wish.target) : .location(wish.target),
      kind: wish.kind, by: wish.by, from: wish.from, until: wish.until)
    if let from = wish.from, !runs(from: from, until: wish.until, isUntilGiven: true) { return }
    if knowsMember, knowsTarget, !region.preferences.contains(preference) {
      region.preferences.append(preference)
    }
  }

  private mutating func isNew(member id: String) -> Bool {
    guard region.members.contains(where: { $0.id == id }) else { return true }
    tell(.inUse(table: "members"), id)
    return false
  }

  private mutating func knowsSubject(_ id: String) -> Bool {
    knows(id, in: "subjects") { $0.subjects.contains { $0.id == id } }
  }
}
