// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Draft {
  /// Every period of a location has one time.
  func checkBells(_ log: FaultLog) {
    var seen: [String?: [Int: Int]] = [:]
    for (index, bell) in bells.rows.enumerated() {
      if let earlier = seen[bell.location]?[bell.period] {
        let place = bells.places[earlier]
        log.tell(
          .periodTwice(file: place.file.name, line: place.line), at: bells.places[index], column: "period")
      } else {
        seen[bell.location, default: [:]][bell.period] = index
      }
    }
  }

  /// The lessons with their clock times: by period from the bells of their location, or as given. What bells lack is told only
  /// if they were read whole.
  func resolvedLessons(_ log: FaultLog) -> Rows<Lesson> {
    let timetables = Timetables(bells.rows)
    let bellsAreWhole = bells.isWhole && bells.ids.isComplete
    let locationOfVacancy = Dictionary(
      vacancies.rows.map { ($0.id, $0.location) }, uniquingKeysWith: { first, _ in first })
    let vacancyOfGroup = Dictionary(
      groups.rows.map { ($0.id, $0.vacancy) }, uniquingKeysWith: { first, _ in first })
    var resolved = Rows<Lesson>()
    for (row, place) in zip(lessons.rows, lessons.places) {
      guard let location = vacancyOfGroup[row.group].flatMap({ locationOfVacancy[$0] }) else { continue }
      let bells = timetables[location]
      if let period = row.period {
        guard let span = bells.spans[period] else {
          if bellsAreWhole {
            log.tell(
              .unknownPeriod(period, location: location, last: bells.spans.keys.max()), at: place,
              column: "period")
          }
          continue
        }
        if let given = row.span, given != span {
          log.tell(.lessonTimesDiffer(bells: span.description), at: place, column: "start")
          continue
        }
        resolved.append(Lesson(group: row.group, weekday: row.weekday, period: period, span: span), at: place)
      } else if let span = row.span {
        if bellsAreWhole, let day = bells.day, !day.contains(span) {
          log.tell(
            .lessonOutsideBells(span.description, location: location, bells: day.description), at: place,
            column: day.contains(minute: span.start) ? "end" : "start")
        }
        resolved.append(Lesson(group: row.group, weekday: row.weekday, span: span), at: place)
      }
    }
    return resolved
  }

  /// A group has lessons that do not overlap, or minutes, and not both.
  func checkGroups(_ lessons: Rows<Lesson>, _ log: FaultLog) {
    let byGroup = positions(of: lessons.rows, by: \.group)
    let named = self.lessons.mentioned.union(self.lessons.rows.map(\.group))
    for (group, place) in zip(groups.rows, groups.places) {
      if group.flexibleMinutes != nil, named.contains(group.id) {
        log.tell(.groupWithBoth, at: place, column: "minutes")
      } else if group.flexibleMinutes == nil, !named.contains(group.id), self.lessons.ids.isComplete {
        log.tell(.groupWithoutLessons, at: place, column: "group")
      }
      let inTime = (byGroup[group.id] ?? []).sorted {
        let (a, b) = (lessons.rows[$0], lessons.rows[$1])
        return (a.weekday, a.span.start, $0) < (b.weekday, b.span.start, $1)
      }
      var latest: Int?
      for index in inTime {
        let lesson = lessons.rows[index]
        if let latest, lessons.rows[latest].weekday == lesson.weekday,
          lessons.rows[latest].span.overlaps(lesson.span)
        {
          let (first, second) = (min(latest, index), max(latest, index))
          let earlier = lessons.places[first]
          log.tell(
            .lessonsOverlap(file: earlier.file.name, line: earlier.line), at: lessons.places[second],
            column: lesson.period == nil ? "start" : "period")
        }
        let isLater =
          latest.map {
            lessons.rows[$0].weekday != lesson.weekday
              || lessons.rows[$0].span.end < lesson.span.end
          } ?? true
        if isLater { latest = index }
      }
    }
  }

  /// What planners want to know of a vacancy that can be planned only in part, or not at all.
  func checkVacancies(_ horizon: DayRange?, _ log: FaultLog) {
    let named = groups.mentioned.union(groups.rows.map(\.vacancy))
    for (vacancy, place) in zip(vacancies.rows, vacancies.places) {
      if let horizon {
        if horizon.cut(from: vacancy.from, until: vacancy.until) == nil {
          log.tell(
            .vacancyOutsideHorizon(horizon: "\(horizon.from)…\(horizon.until)"), at: place, column: "from")
        }
        if vacancy.until == nil {
          log.tell(.vacancyWithoutEnd(horizonEnd: horizon.until.description), at: place, column: "until")
        }
      }
      if !named.contains(vacancy.id), groups.ids.isComplete {
        log.tell(.vacancyWithoutGroups, at: place, column: "vacancy")
      }
    }
  }
}

extension ClockSpan {
  fileprivate func contains(minute: Int) -> Bool { start <= minute && minute < end }
}
