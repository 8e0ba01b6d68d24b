// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport

extension ToldLessons {
  /// What a plan of a region tells its members and schools, for the first time.
  ///
  /// Placements count with all their dates in the window of their vacancy, also those outside the horizon: what people keep in
  /// their calendars does not change because weeks go by. Placements of one member and group that follow one another are
  /// one series. Running placements of the region count, whether the plan repeats them or not.
  ///
  /// - Complexity: linear in the lessons of the plan, date by date.
  public init(_ plan: Plan, of region: Region, on day: Day) {
    let running = region.placements.filter { $0.state == .running }
    self.init(on: day, series: lessons(of: running + plan.decided, in: region, told: day))
  }

  /// What publications of a region told, one after another.
  ///
  /// They are read with the region's lessons as they are now: of a lesson that got another time since, the old time is not
  /// known. `told.json` knows it.
  ///
  /// - Parameters:
  ///   - publications: the region's first ones, at least one.
  ///   - region: the region.
  public init(_ publications: some Collection<Publication>, of region: Region) {
    let each = publications.map { publication in
      let (placements, day) = (publication.placements, publication.on)
      return ToldLessons(on: day, series: lessons(of: placements, in: region, told: day))
    }
    guard let first = each.first else { preconditionFailure("no publication") }
    self = each.dropFirst().reduce(first) { $0.next($1) }
  }

  /// What is told next, when `now` is what there is to tell.
  ///
  /// What says the same stays as it was told. What changed, or comes back, is told anew with the next sequence number.
  /// What is gone is withdrawn, with the next sequence number, unless its last date is past: then it is over and stays as
  /// it was told.
  public func next(_ now: ToldLessons) -> ToldLessons {
    let earlier = Dictionary(series.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var next = now.series.map { one in
      guard let before = earlier[one.key] else { return one }
      if one.saysTheSame(as: before) { return before }
      var one = one
      one.sequence = before.sequence + 1
      return one
    }
    let there = Set(now.series.map(\.key))
    for before in series where !there.contains(before.key) {
      var gone = before
      if !before.isWithdrawn, before.range.until >= now.on {
        (gone.sequence, gone.told, gone.isWithdrawn) = (before.sequence + 1, now.on, true)
      }
      next.append(gone)
    }
    return ToldLessons(on: now.on, series: next.sorted(by: LessonSeries.order))
  }
}

/// Every series of lessons that placements give, as told for the first time on a date.
private func lessons(of placements: [Placement], in region: Region, told: Day) -> [LessonSeries] {
  let groups = positions(region.groups.map(\.id))
  let vacancies = positions(region.vacancies.map(\.id))
  let locations = positions(region.locations.map(\.id))
  let lessons = Dictionary(grouping: region.lessons, by: \.group)
  let days = SchoolDays(region)
  var dates: [LessonSeries.Key: Set<Day>] = [:]
  var found: [LessonSeries.Key: LessonSeries] = [:]
  for placement in placements {
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
