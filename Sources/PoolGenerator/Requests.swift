// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A vacancy with its groups and lessons.
struct Request {
  var vacancy: Vacancy
  let site: Int
  var groups: [LessonGroup]
  var lessons: [[Lesson]]
}

/// Makes up vacancies: the subject first, so that the subject mix is what the rates say.
struct RequestMaker {
  let rates: Rates
  let schools: Schools
  let firstDay: Day
  let seed: UInt64
  /// Where each subject of the catalog is taught, by pupils; and its weight, 0 if nowhere.
  private let pupils: [[Int]]
  private let weights: [Int]

  init(_ rates: Rates, _ schools: Schools, firstDay: Day, seed: UInt64) {
    (self.rates, self.schools, self.firstDay, self.seed) = (rates, schools, firstDay, seed)
    let pupils = Catalog.subjects.map { kind in
      schools.sites.indices.map { schools.levels(at: $0, for: kind).isEmpty ? 0 : max(1, schools.pupils[$0]) }
    }
    self.pupils = pupils
    weights = zip(Catalog.subjects, pupils).map { kind, pupils in
      pupils.contains { $0 > 0 } ? rates.subjectWeights[kind.subject.id] ?? 0 : 0
    }
  }

  /// Request number `number` (from 0), with ids of `width` digits; `filled` for one whose teacher came earlier.
  ///
  /// `nil` if no subject of the rates is taught at any site.
  func request(_ number: Int, width: Int, filled: Bool) -> Request? {
    var random = RandomStream(seed, filled ? "filled vacancy" : "vacancy", number)
    guard let subject = random.position(by: weights), let site = random.position(by: pupils[subject]) else {
      return nil
    }
    let kind = Catalog.subjects[subject]
    let size = random.position(by: rates.sizes) ?? 0
    let (from, until) = dates(filled: filled, &random)
    let id = "V" + padded(number + 1, width)
    let large = size >= 1
    let vacancy = Vacancy(
      id: id, location: schools.sites[site].id, subject: kind.subject.id, from: from, until: until,
      priority: 5, membersMax: large ? (random.position(by: rates.membersMax) ?? 0) + 1 : 1,
      tierMax: random.position(by: rates.tierMax) ?? 0, kind: kindOfRequest(&random),
      submitted: min(from, firstDay).advanced(by: -random.between(3, 28)))
    var request = Request(vacancy: vacancy, site: site, groups: [], lessons: [])
    addGroups(to: &request, kind, size, &random)
    request.vacancy.priority = priority(request, &random)
    return request
  }

  /// Half of the ordinary requests at 5; examination classes and short terms move it by one or two.
  private func priority(_ request: Request, _ random: inout RandomStream) -> Int {
    let exams = ["vmbo-b", "vmbo-k", "vmbo-t", "havo-4-5", "vwo-4-6"]
    let hasExams = request.groups.contains { exams.contains($0.level) }
    return 5 + (hasExams ? 1 : 0) + (random.position(by: [15, 20, 50, 15]) ?? 2) - 2
  }

  private func kindOfRequest(_ random: inout RandomStream) -> VacancyKind {
    [VacancyKind.replacement, .vacancy, .peak][random.position(by: [78, 16, 6]) ?? 0]
  }

  /// The deciles of a log-normal duration with a median of 110 days (σ = 0.6), in days.
  static let longDays = [28, 51, 66, 80, 95, 110, 128, 151, 182, 237, 330]

  private func dates(filled: Bool, _ random: inout RandomStream) -> (Day, Day?) {
    let form = random.position(by: rates.durations) ?? 0
    let days: Int
    switch form {
    case 0: days = random.between(14, 42)
    case 1: days = random.between(17 * 7, 22 * 7)
    default:
      let (decile, rest) = (random.below(10), random.below(100))
      let (low, high) = (RequestMaker.longDays[decile], RequestMaker.longDays[decile + 1])
      days = low + (high - low) * rest / 100
    }
    // A vacancy filled earlier began some weeks ago and goes on for at least two more.
    let offset =
      filled
      ? -random.between(7, max(7, days - 14)) : random.between(rates.startDays[0], rates.startDays[1])
    var from = firstDay.advanced(by: offset)
    while from.weekday > 5 || SchoolYear.isClosed(from) { from = from.advanced(by: 1) }
    let openEnd = form == 2 && !filled && random.chance(rates.openEndPerMille)
    return (from, openEnd ? nil : from.advanced(by: days - 1))
  }

  /// The lesson minutes above and up to which the five sizes go, for a full-time week of 1,150 minutes.
  static let sizeMinutes = [(75, 230), (231, 460), (461, 690), (691, 920), (921, 1180)]

  private func addGroups(
    to request: inout Request, _ kind: SubjectKind, _ size: Int, _ random: inout RandomStream
  ) {
    let site = request.site
    let minutes = schools.bellKinds[site].lessonMinutes
    let (low, high) = RequestMaker.sizeMinutes[size]
    var rest = random.between(
      (low + minutes - 1) / minutes, max((low + minutes - 1) / minutes, high / minutes))
    let levels = schools.levels(at: site, for: kind)
    let main = random.below(levels.count)
    var week = TeacherWeek(lessons: rest, periods: schools.periods[site].count, &random)
    let byPeriod = !RandomStream.chance(seed, "lessons by clock", site, perMille: 80)
    while rest > 0 {
      let level = levels[random.chance(550) ? main : random.below(levels.count)]
      var lessons = min(rest, kind.lessonsPerWeek + random.below(3))
      if rest - lessons == 1 { lessons += 1 }
      rest -= lessons
      let id = "\(request.vacancy.id)-\(request.groups.count + 1)"
      let isFlexible = random.chance(rates.flexibleGroupPerMille)
      let times = isFlexible ? [] : week.take(lessons, &random)
      request.groups.append(
        LessonGroup(
          id: id, vacancy: request.vacancy.id, level: level.id,
          flexibleMinutes: times.isEmpty ? lessons * minutes : nil))
      request.lessons.append(
        times.map { time in
          Lesson(
            group: id, weekday: time.weekday, period: byPeriod ? time.period : nil,
            span: schools.periods[site][time.period - 1])
        })
    }
  }
}

extension RandomStream {
  /// Whether a lasting trait that `perMille` of a thousand entities have belongs to this one.
  static func chance(_ seed: UInt64, _ purpose: StaticString, _ entity: Int, perMille: Int) -> Bool {
    var random = RandomStream(seed, purpose, entity)
    return random.chance(perMille)
  }
}
