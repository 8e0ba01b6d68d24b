// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport

/// Every series of lessons that a plan gives its members, as told for the first time on a date.
///
/// Placements count with all their dates in the window of their vacancy, also those outside the horizon: what members and
/// schools keep in their calendars does not change because weeks go by. Placements of one member and group that follow
/// one another are one series.
///
/// - Complexity: linear in the lessons of the plan, date by date.
public func series(of plan: Plan, in region: Region, told: Day) -> [LessonSeries] {
  let groups = positions(region.groups.map(\.id))
  let vacancies = positions(region.vacancies.map(\.id))
  let locations = positions(region.locations.map(\.id))
  let lessons = Dictionary(grouping: region.lessons, by: \.group)
  let days = SchoolDays(region)
  var dates: [LessonSeries.Key: Set<Day>] = [:]
  var found: [LessonSeries.Key: LessonSeries] = [:]
  for placement in Set(region.placements.filter { $0.state == .running } + plan.decided) {
    guard let group = groups[placement.group].map({ region.groups[$0] }),
      let vacancy = vacancies[group.vacancy].map({ region.vacancies[$0] }),
      let location = locations[vacancy.location].map({ region.locations[$0] }),
      let range = placement.dates.cut(from: vacancy.from, until: vacancy.until)
    else { continue }
    func add(_ slot: LessonSeries.Slot, _ own: [Day]) {
      guard !own.isEmpty else { return }
      let series = LessonSeries(
        member: placement.member, group: group.id, vacancy: vacancy.id, location: location.id,
        subject: vacancy.subject, level: group.level, slot: slot, dates: own, told: told)
      found[series.key] = series
      dates[series.key, default: []].formUnion(own)
    }
    if let minutes = group.flexibleMinutes {
      add(.flexible(minutes: minutes), days.weeks(of: minutes, in: range, at: location))
    }
    for lesson in lessons[group.id] ?? [] {
      add(
        .lesson(weekday: lesson.weekday, span: lesson.span),
        days.dates(of: lesson.weekday, in: range, at: location))
    }
  }
  return found.values.map { series in
    var series = series
    series.dates = (dates[series.key] ?? []).sorted()
    return series
  }.sorted(by: LessonSeries.order)
}

extension ToldLessons {
  /// What is told next, when the lessons are now `series`.
  ///
  /// What says the same stays as it was told. What changed, or comes back, is told anew with the next sequence number.
  /// What is gone is withdrawn, with the next sequence number, unless its last date is past: then it is over and stays as
  /// it was told.
  public func next(_ series: [LessonSeries], on: Day) -> ToldLessons {
    let earlier = Dictionary(self.series.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var next = series.map { now in
      guard let before = earlier[now.key] else { return now }
      if now.saysTheSame(as: before) { return before }
      var now = now
      (now.sequence, now.told) = (before.sequence + 1, on)
      return now
    }
    let there = Set(series.map(\.key))
    for before in self.series where !there.contains(before.key) {
      var gone = before
      if !before.isWithdrawn, before.range.until >= on {
        (gone.sequence, gone.told, gone.isWithdrawn) = (before.sequence + 1, on, true)
      }
      next.append(gone)
    }
    return ToldLessons(on: on, series: next.sorted(by: LessonSeries.order))
  }
}
