// SPDX-License-Identifier: GPL-3.0-or-later

extension Editing {
  mutating func change(vacancy id: String, _ changes: [VacancyChange]) {
    guard let position = vacancy(id) else { return }
    let isUntilGiven = changes.contains { if case .until = $0 { true } else { false } }
    var asked = region.vacancies[position]
    for change in changes {
      switch change {
      case .from(let day): asked.from = day
      case .until(let day): asked.until = day
      case .priority(let priority): asked.priority = priority
      case .membersMax(let members): asked.membersMax = members
      case .tierMax(let tier): asked.tierMax = tier
      }
    }
    let changed = asked
    guard runs(from: changed.from, until: changed.until, isUntilGiven: isUntilGiven) else { return }
    region.vacancies[position] = changed
    let groups = Set(region.groups.lazy.filter { $0.vacancy == id }.map(\.id))
    cut {
      groups.contains($0.group)
    } to: { dates in
      dates.cut(from: changed.from, until: changed.until).map { [$0] } ?? []
    }
  }

  mutating func withdraw(_ id: String) {
    guard let position = vacancy(id) else { return }
    let groups = Set(region.groups.lazy.filter { $0.vacancy == id }.map(\.id))
    cut {
      groups.contains($0.group)
    } to: { _ in
      []
    }
    region.vacancies.remove(at: position)
    region.groups.removeAll { $0.vacancy == id }
    region.lessons.removeAll { groups.contains($0.group) }
    region.preferences.removeAll { $0.target == .vacancy(id) }
  }

  mutating func addVacancy(_ id: String, like other: String) {
    adds([id]) { editing in
      let isNew = editing.isNew(vacancy: id)
      guard let position = editing.vacancy(other), isNew else { return }
      var vacancy = editing.region.vacancies[position]
      vacancy.id = id
      let groups = editing.region.groups.filter { $0.vacancy == other }
      let names = groups.indices.map { "\(id)-\($0 + 1)" }
      guard names.filter({ !editing.isNew(group: $0) }).isEmpty else { return }
      editing.region.vacancies.append(vacancy)
      for (name, group) in zip(names, groups) {
        let lessons = editing.region.lessons.filter { $0.group == group.id }
        editing.region.groups.append(
          LessonGroup(id: name, vacancy: id, level: group.level, flexibleMinutes: group.flexibleMinutes))
        editing.region.lessons += lessons.map { lesson in
          Lesson(group: name, weekday: lesson.weekday, period: lesson.period, span: lesson.span)
        }
      }
    }
  }

  mutating func add(_ vacancy: Vacancy, _ group: NewGroup) {
    adds([vacancy.id]) { editing in
      let before = editing.faults.count
      let name = "\(vacancy.id)-1"
      _ = editing.isNew(vacancy: vacancy.id) && editing.isNew(group: name)
      let isPlaced = editing.knows(vacancy.location, in: "locations") {
        $0.locations.contains { $0.id == vacancy.location }
      }
      _ = editing.knows(vacancy.subject, in: "subjects") { $0.subjects.contains { $0.id == vacancy.subject } }
      _ = editing.knows(group.level, in: "levels") { $0.levels.contains { $0.id == group.level } }
      _ = editing.runs(from: vacancy.from, until: vacancy.until, isUntilGiven: true)
      var (minutes, lessons) = (Int?.none, [Lesson]())
      switch group.teaching {
      case .flexible(let asked): minutes = asked
      case .lessons(let asked):
        lessons = isPlaced ? editing.lessons(asked, of: name, at: vacancy.location) : []
      }
      guard editing.faults.count == before else { return }
      editing.region.vacancies.append(vacancy)
      editing.region.groups.append(
        LessonGroup(id: name, vacancy: vacancy.id, level: group.level, flexibleMinutes: minutes))
      editing.region.lessons += lessons
    }
  }

  mutating func moveLesson(of group: String, from: LessonStart, to: LessonStart) {
    guard let row = position(group, in: "lesson_groups", region.groups, \.id) else { return }
    let own = region.lessons.indices.filter { region.lessons[$0].group == group }
    let found = own.first {
      region.lessons[$0].weekday == from.weekday && region.lessons[$0].span.start == from.start
    }
    guard let found else {
      let starts = own.map { index in
        LessonStart(weekday: region.lessons[index].weekday, start: region.lessons[index].span.start)
          .description
      }
      return tell(.noLesson(starts: starts), from.description)
    }
    let vacancy = region.groups[row].vacancy
    guard let location = region.vacancies.first(where: { $0.id == vacancy })?.location else {
      preconditionFailure("group \(group) of no vacancy")
    }
    let (bells, was) = (Timetables(region.bells)[location], region.lessons[found])
    guard let span = ClockSpan(to.start, to.start + was.span.minutes), bells.day?.contains(span) ?? true
    else {
      return tell(.outsideBells(location: location, bells: bells.day ?? .wholeDay), to.description)
    }
    for index in own where index != found && region.lessons[index].weekday == to.weekday {
      if region.lessons[index].span.overlaps(span) {
        return tell(.lessonsMeet(region.lessons[index].span), to.description)
      }
    }
    // A lesson that was given by period is so again where a period has these times.
    let period = bells.spans.filter { $0.value == span }.keys.min()
    region.lessons[found] = Lesson(
      group: group, weekday: to.weekday, period: was.period == nil ? nil : period, span: span)
  }

  private mutating func isNew(vacancy id: String) -> Bool {
    guard region.vacancies.contains(where: { $0.id == id }) else { return true }
    tell(.inUse(table: "vacancies"), id)
    return false
  }

  private mutating func isNew(group id: String) -> Bool {
    guard region.groups.contains(where: { $0.id == id }) else { return true }
    tell(.inUse(table: "lesson_groups"), id)
    return false
  }

  /// The lessons with their clock times; faults where the bells do not allow them.
  private mutating func lessons(_ asked: [LessonTime], of group: String, at location: String) -> [Lesson] {
    let bells = Timetables(region.bells)[location]
    var lessons: [Lesson] = []
    for lesson in asked {
      guard let span = lesson.period.map({ bells.spans[$0] }) ?? lesson.span else {
        tell(.unknownPeriod(location: location, last: bells.spans.keys.max()), "\(lesson.period ?? 0)")
        continue
      }
      if lesson.period == nil, let day = bells.day, !day.contains(span) {
        tell(.outsideBells(location: location, bells: day), "\(span)")
      }
      if let other = lessons.first(where: { $0.weekday == lesson.weekday && $0.span.overlaps(span) }) {
        tell(.lessonsMeet(other.span), "\(span)")
      }
      lessons.append(Lesson(group: group, weekday: lesson.weekday, period: lesson.period, span: span))
    }
    return lessons
  }
}
