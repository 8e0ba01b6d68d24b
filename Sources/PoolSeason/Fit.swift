// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension SeasonRates {
  /// Rates that the requests of a region suggest, as a history: all vacancies of its table, by their first dates.
  ///
  /// A history of weeks has few requests of each subject, level and location. So half of each rate is counted, and half is what the
  /// region's subjects and levels, and its locations, have apart; the total is that of the history. A vacancy counts at the level group
  /// that has most of its minutes. Durations are counted in weeks of seven days by the product limit of Kaplan and Meier (1958), in
  /// which a vacancy whose end is unknown, or lies behind `policy.horizon`, is known to last up to there; what is left at the end is given
  /// to the week after.
  ///
  /// - Returns: `nil` if the region has no vacancy with minutes.
  public init?(fittedTo region: Region) {
    self.init()
    let asked = region.askedByVacancy
    struct Kind: Hashable { let subject, levelGroup: String }
    var counts: [Kind: [String: (count: Int, priority: Int)]] = [:]
    var byKind: [Kind: Int] = [:]
    var byLocation: [String: Int] = [:]
    var sizes: [Int: Int] = [:]
    var spans: [(weeks: Int, isCut: Bool)] = []
    var total = 0
    let horizon = region.policy.horizon
    for vacancy in region.vacancies {
      guard let (level, sum) = asked[vacancy.id] else { continue }
      let kind = Kind(subject: vacancy.subject, levelGroup: level)
      let (count, priority) = counts[kind]?[vacancy.location] ?? (0, 0)
      counts[kind, default: [:]][vacancy.location] = (count + 1, priority + vacancy.priority)
      byKind[kind, default: 0] += 1
      byLocation[vacancy.location, default: 0] += 1
      total += 1
      sizes[Self.size(of: sum), default: 0] += 1
      let last = min(vacancy.until ?? horizon.until, max(horizon.until, vacancy.from))
      let isCut = vacancy.until.map { $0 > horizon.until } ?? true
      spans.append((max(1, (last.number - vacancy.from.number + 7) / 7), isCut))
    }
    guard total > 0, let first = region.vacancies.map(\.from).min(),
      let last = region.vacancies.map(\.from).max()
    else {
      return nil
    }
    let weeks = Double(last.number - first.number + 1) / 7
    for location in byLocation.keys.sorted() {
      for kind in byKind.keys.sorted(by: { ($0.subject, $0.levelGroup) < ($1.subject, $1.levelGroup) }) {
        let (count, priority) = counts[kind]?[location] ?? (0, 0)
        let apart = Double((byKind[kind] ?? 0) * (byLocation[location] ?? 0)) / Double(total)
        requests.append(
          Request(
            subject: kind.subject, levelGroup: kind.levelGroup, location: location,
            perWeek: (Double(count) + apart) / 2 / max(1, weeks),
            priority: count > 0 ? (priority + count / 2) / count : 5))
      }
    }
    self.sizes = sizes.keys.sorted().map { Size(minutes: $0, weight: sizes[$0] ?? 0) }
    durations = Self.productLimit(spans)
  }

  /// Minutes to half an hour of lessons: the same kinds of jobs in any region.
  package static func size(of minutes: Int) -> Int { max(30, (minutes + 15) / 30 * 30) }

  /// The shares of 1, 2, … weeks; of those cut it is known only that they last longer.
  static func productLimit(_ spans: [(weeks: Int, isCut: Bool)]) -> [Double] {
    let longest = spans.map(\.weeks).max() ?? 0
    var shares: [Double] = []
    var left = 1.0
    for weeks in 1...max(1, longest) {
      let known = spans.count { $0.weeks >= weeks }
      let ended = spans.count { $0.weeks == weeks && !$0.isCut }
      let share = known > 0 ? left * Double(ended) / Double(known) : 0
      shares.append(share)
      left -= share
    }
    return left > 1e-12 ? shares + [left] : shares
  }
}

extension Region {
  /// Lesson minutes a week of each group, by id.
  var minutesByGroup: [String: Int] {
    var minutes: [String: Int] = [:]
    for group in groups { minutes[group.id] = group.flexibleMinutes ?? 0 }
    for lesson in lessons { minutes[lesson.group, default: 0] += lesson.span.minutes }
    return minutes
  }

  /// What each vacancy with minutes asks a week, by id, and the level group that has most of it.
  package var askedByVacancy: [String: (levelGroup: String, minutes: Int)] {
    let minutes = minutesByGroup
    let levels = Dictionary(
      self.levels.map { ($0.id, $0.group.rawValue) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(grouping: groups, by: \.vacancy).compactMapValues { groups in
      var byLevel: [String: Int] = [:]
      for group in groups { byLevel[levels[group.level] ?? "", default: 0] += minutes[group.id] ?? 0 }
      let sum = byLevel.values.reduce(0, +)
      guard sum > 0, let level = byLevel.keys.sorted().max(by: { (byLevel[$0] ?? 0) < (byLevel[$1] ?? 0) })
      else { return nil }
      return (level, sum)
    }
  }
}
