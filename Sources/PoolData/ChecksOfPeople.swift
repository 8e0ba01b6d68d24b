// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Draft {
  /// What keeps a member from being placed, without being an error.
  func checkMembers(_ policy: Policy?, _ log: FaultLog) {
    let byMember = positions(of: qualifications.rows, by: \.member)
    let available = availability.mentioned.union(availability.rows.map(\.member))
    var alike: [Person: String] = [:]
    for (member, place) in zip(members.rows, members.places) {
      let subjects = (byMember[member.id] ?? []).map { qualifications.rows[$0] }
      if subjects.isEmpty, !qualifications.mentioned.contains(member.id), qualifications.ids.isComplete {
        log.tell(.memberWithoutQualification, at: place, column: "member")
      }
      if !available.contains(member.id), availability.ids.isComplete {
        log.tell(.memberWithoutAvailability, at: place, column: "member")
      }
      checkHome(member, place, log)
      checkCertificate(member, policy, place, log)
      if let person = Person(member, subjects) {
        if let other = alike[person] {
          log.tell(.maybeTheSamePerson(other: other), at: place, column: "member")
        } else {
          alike[person] = member.id
        }
      }
    }
  }

  private func checkHome(_ member: Member, _ place: Place, _ log: FaultLog) {
    guard member.home == nil else { return }
    if let postcode = member.postcode4 {
      if !postcodes.ids.contains(postcode), postcodes.ids.isComplete {
        log.tell(.unknownHome, at: place, column: "postcode4")
      }
    } else {
      log.tell(.memberWithoutHome, at: place, column: "member")
    }
  }

  private func checkCertificate(_ member: Member, _ policy: Policy?, _ place: Place, _ log: FaultLog) {
    guard let certificate = member.conductCertificate else {
      return log.tell(.certificateMissing, at: place, column: "conduct_certificate")
    }
    guard let policy, let months = policy.certificateMonths else { return }
    let last = certificate.adding(months: months).advanced(by: -1)
    if last < policy.firstDay {
      log.tell(
        .certificateExpired(months: months, firstDay: policy.firstDay.description), at: place,
        column: "conduct_certificate")
    } else if policy.endsWithin(last), last < member.until ?? policy.horizon.until {
      log.tell(
        .certificateEnds(last: last.description, months: months), at: place, column: "conduct_certificate")
    }
  }

  /// What is valid at first, but not to the end of the plan.
  func checkClocks(_ policy: Policy?, _ log: FaultLog) {
    guard let policy else { return }
    func check<Row>(_ rows: Rows<Row>, _ last: (Row) -> Day?, _ kind: FaultKind, column: String) {
      for (row, place) in zip(rows.rows, rows.places) {
        if let last = last(row), policy.endsWithin(last) { log.tell(kind, at: place, column: column) }
      }
    }
    check(authority, \.until, .authorityEnds, column: "until")
    check(members, \.exceptionUntil, .exceptionEnds, column: "exception_until")
    check(qualifications, \.until, .qualificationEnds, column: "until")
  }

  /// No group has two people at a time; a member in two places at a time is for people to look into.
  func checkPlacements(_ lessons: Rows<Lesson>, _ log: FaultLog) {
    let running = placements.rows.indices.filter { placements.rows[$0].state == .running }
    func eachPair(_ rows: [Int], _ tell: (_ earlier: Int, _ later: Int) -> Void) {
      for (number, later) in rows.enumerated() {
        guard let dates = placements.rows[later].placement?.dates else { continue }
        for earlier in rows[..<number] {
          if let other = placements.rows[earlier].placement?.dates, other.cut(to: dates) != nil {
            tell(earlier, later)
          }
        }
      }
    }
    for rows in inOrder(positions(of: running, by: { placements.rows[$0].group })) {
      eachPair(rows.map { running[$0] }) { earlier, later in
        let place = placements.places[earlier]
        log.tell(
          .groupTakenTwice(file: place.file.name, line: place.line), at: placements.places[later],
          column: "group")
      }
    }
    let byGroup = positions(of: lessons.rows, by: \.group)
    func meet(_ a: Int, _ b: Int) -> Bool {
      let (left, right) = (byGroup[placements.rows[a].group] ?? [], byGroup[placements.rows[b].group] ?? [])
      return left.contains { one in
        right.contains { other in
          lessons.rows[one].weekday == lessons.rows[other].weekday
            && lessons.rows[one].span.overlaps(lessons.rows[other].span)
        }
      }
    }
    for rows in inOrder(positions(of: running, by: { placements.rows[$0].member })) {
      eachPair(rows.map { running[$0] }) { earlier, later in
        guard placements.rows[earlier].group != placements.rows[later].group, meet(earlier, later) else {
          return
        }
        let place = placements.places[earlier]
        log.tell(
          .memberDoubleBooked(file: place.file.name, line: place.line), at: placements.places[later],
          column: "member")
      }
    }
    checkPlacementDates(log)
  }

  private func checkPlacementDates(_ log: FaultLog) {
    guard !placements.rows.isEmpty else { return }
    let vacancyOfGroup = Dictionary(
      groups.rows.map { ($0.id, $0.vacancy) }, uniquingKeysWith: { first, _ in first })
    let vacancy = Dictionary(vacancies.rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (row, place) in zip(placements.rows, placements.places) {
      guard let asked = vacancyOfGroup[row.group].flatMap({ vacancy[$0] }), let dates = row.placement?.dates
      else { continue }
      if dates.cut(from: asked.from, until: asked.until) != dates {
        let until = asked.until?.description ?? ""
        log.tell(.placementOutsideVacancy(dates: "\(asked.from)…\(until)"), at: place, column: "from")
      }
    }
  }
}

/// What two rows for one person would have in common: home, hire form, what they teach, certificate.
private struct Person: Hashable {
  let home: Position?
  let postcode4: String?
  let hire: HireForm
  let certificate: Day
  let subjects: [String]

  /// `nil` where too little is known to suspect anything.
  init?(_ member: Member, _ qualifications: [Qualification]) {
    guard member.home != nil || member.postcode4 != nil, !qualifications.isEmpty,
      let certificate = member.conductCertificate
    else { return nil }
    (home, postcode4, hire) = (member.home, member.postcode4, member.hire)
    self.certificate = certificate
    subjects = qualifications.map { "\($0.subject) \($0.degree.rawValue)" }.sorted()
  }
}

extension Policy {
  /// Whether what lasts until `last` lasts into the plan, but not to its last date.
  fileprivate func endsWithin(_ last: Day) -> Bool { horizon.from <= last && last < horizon.until }
}
