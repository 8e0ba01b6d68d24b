// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Tables {
  static let members = Table<Member>(
    "members", about: "People who can be placed, by id alone.",
    columns: [
      .key("member", "The member's id: never a name, never a citizen service number."),
      .choice("hire", HireForm.self, "The hire form."),
      .degrees("latitude", -90...90, "Home, WGS84 degrees north.").optional,
      .degrees("longitude", -180...180, "Home, WGS84 degrees east.").optional,
      .postcode4("postcode4", "Home by the four digits of its postcode, used without a position.").optional,
      .choice("mode", TravelMode.self, "How the member travels."),
      .integer("travel_max", 0...300, "The longest trip from home to a location, in minutes."),
      .hours("hours_max", 0...40, "The most clock hours of lessons a week."),
      .hours("hours_min", 0...40, "The clock hours of lessons a week under contract."),
      .integer("locations_max", 1...20, "The most locations in one week."),
      .date("from", "The first date in the pool."),
      .date("until", "The last date in the pool; empty = no end known.").optional,
      .euros("cost_per_hour", 0...500, "Euros for an extra hour; empty = the policy's marginal_cost.")
        .optional,
      .date("conduct_certificate", "The date on the certificate of conduct; empty = not placeable.").optional,
      .date("exception_until", "The last date of a running exception to the authority rules.").optional,
      .reference("board", to: "boards", "The board that puts the member in; empty = none does.").optional,
    ],
    draft: \.members,
    read: { record in
      let (id, hire) = (record.id(), record.choice(HireForm.self, otherwise: .permanent))
      let (home, postcode) = (record.optionalPosition(), record.optionalPostcode4())
      let (mode, travel) = (record.choice(TravelMode.self, otherwise: .car), record.integer())
      let (hours, locations) = (record.hours(), record.integer())
      let (from, until) = record.openDates()
      return Member(
        id: id, hire: hire, home: home, postcode4: postcode, mode: mode, travelMaxMinutes: travel,
        minutesMax: hours.most, minutesMin: hours.least, locationsMax: locations,
        from: from ?? Day(number: 0), until: until, centsPerHour: record.optionalCents(),
        conductCertificate: record.optionalDay(), exceptionUntil: record.optionalDay(),
        board: record.optionalReference())
    },
    write: { member in
      let home = [member.id, member.hire.rawValue] + texts(member.home) + [member.postcode4]
      let work = [
        member.mode.rawValue, String(member.travelMaxMinutes), hours(member.minutesMax),
        hours(member.minutesMin), String(member.locationsMax), member.from.description,
      ]
      let rest = [
        member.until?.description, member.centsPerHour.map { Decimal.text($0, unit: 100, decimals: 2) },
        member.conductCertificate?.description, member.exceptionUntil?.description, member.board,
      ]
      return home + work + rest
    },
    rows: \.members)

  static let qualifications = Table<Qualification>(
    "qualifications", about: "What members may teach.",
    columns: [
      .reference("member", to: "members", "The member."),
      .reference("subject", to: "subjects", "The subject."),
      .choice("degree", Degree.self, "The degree held or in sight."),
      .date("from", "The first date on which it is valid.").optional,
      .date("until", "The last date on which it is valid.").optional,
    ],
    draft: \.qualifications,
    read: { record in
      let (member, subject) = (record.reference(), record.reference())
      let degree = record.choice(Degree.self, otherwise: .none)
      let (from, until) = record.openDates()
      return Qualification(member: member, subject: subject, degree: degree, from: from, until: until)
    },
    write: { [$0.member, $0.subject, $0.degree.rawValue, $0.from?.description, $0.until?.description] },
    rows: \.qualifications)

  static let availability = Table<Availability>(
    "availability", about: "When members can work; a member without rows: Monday to Friday, all day.",
    isRequired: false,
    columns: [
      .reference("member", to: "members", "The member."), .weekday("weekday"),
      .time("start", "From when."), .time("end", "Until when."),
      .date("from", "The first date on which it holds.").optional,
      .date("until", "The last date on which it holds.").optional,
    ],
    draft: \.availability,
    read: { record in
      let (member, weekday, span) = (record.reference(), record.weekday(), record.span())
      let (from, until) = record.openDates()
      return Availability(member: member, weekday: weekday, span: span, from: from, until: until)
    },
    write: {
      [
        $0.member, String($0.weekday), ClockSpan.text($0.span.start), ClockSpan.text($0.span.end),
        $0.from?.description, $0.until?.description,
      ]
    },
    rows: \.availability)

  static let preferences = Table<PreferenceRow>(
    "preferences", about: "What members and schools prefer or exclude.", isRequired: false,
    columns: [
      .reference("member", to: "members", "The member."),
      .reference("location", to: "locations", "The location, or else the vacancy is given.").optional,
      .reference("vacancy", to: "vacancies", "The vacancy, or else the location is given.").optional,
      .choice("kind", Preference.Kind.self, "Wanted, or ruled out."),
      .choice("by", Preference.Side.self, "Whose wish it is."),
      .date("from", "The first date on which an exclusion holds.").optional,
      .date("until", "The last date on which an exclusion holds.").optional,
    ],
    draft: \.preferences,
    read: { record in
      let (member, location) = (record.reference(), record.optionalReference())
      let (vacancy, kind) = (
        record.optionalReference(), record.choice(Preference.Kind.self, otherwise: .prefer)
      )
      let by = record.choice(Preference.Side.self, otherwise: .member)
      let (from, until) = record.openDates()
      if record.isSound, (location == nil) == (vacancy == nil) {
        record.unsound(.preferenceTarget, column: 1)
      }
      if record.isSound, kind == .prefer, from != nil || until != nil {
        record.unsound(.preferenceDates, column: from == nil ? 6 : 5)
      }
      return PreferenceRow(
        member: member, location: location, vacancy: vacancy, kind: kind, by: by, from: from, until: until)
    },
    write: {
      [
        $0.member, $0.location, $0.vacancy, $0.kind.rawValue, $0.by.rawValue, $0.from?.description,
        $0.until?.description,
      ]
    },
    rows: { $0.preferences.map(PreferenceRow.init) })
}

extension PreferenceRow {
  init(_ preference: Preference) {
    (member, kind, by) = (preference.member, preference.kind, preference.by)
    (from, until) = (preference.from, preference.until)
    switch preference.target {
    case .location(let id): (location, vacancy) = (id, nil)
    case .vacancy(let id): (location, vacancy) = (nil, id)
    }
  }

  /// The preference, if exactly one of location and vacancy is given.
  var preference: Preference? {
    let target = location.map { Preference.Target.location($0) } ?? vacancy.map { .vacancy($0) }
    return target.map { Preference(member: member, target: $0, kind: kind, by: by, from: from, until: until) }
  }
}
