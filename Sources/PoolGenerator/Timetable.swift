// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The kinds of bells that schools ring.
enum BellKind: CaseIterable {
  /// Nine lessons of 50 minutes from 08:30: the region's default.
  case fifty
  /// Nine lessons of 45 minutes from 08:30.
  case fortyFive
  /// The default's lessons a little earlier or later.
  case own
  /// Seven lessons of 60 minutes from 08:45 (mbo).
  case sixty

  /// The minutes of a lesson.
  var lessonMinutes: Int {
    switch self {
    case .fifty, .own: 50
    case .fortyFive: 45
    case .sixty: 60
    }
  }

  /// The periods of a day, each day `shift` minutes later than usual.
  func periods(shift: Int = 0) -> [ClockSpan] {
    let (start, count, pauses): (Int, Int, [Int: Int]) =
      switch self {
      case .fifty, .own: (510, 9, [2: 20, 4: 30, 6: 10])
      case .fortyFive: (510, 9, [2: 15, 4: 30, 6: 10])
      case .sixty: (525, 7, [2: 15, 4: 30])
      }
    var periods: [ClockSpan] = []
    var time = start + shift
    for period in 0..<count {
      time += pauses[period] ?? 0
      if let span = ClockSpan(time, time + lessonMinutes) { periods.append(span) }
      time += lessonMinutes
    }
    return periods
  }
}

/// The week of an absent teacher: which periods are still free.
///
/// The lessons of one vacancy come from one teacher, so they never overlap.
struct TeacherWeek {
  /// The teacher's days, 1 = Monday … 5.
  private let days: [Int]
  private var free: [[Int]]
  private var used: [Int]

  /// A week with room for `lessons` lessons on days of `periods` periods.
  init(lessons: Int, periods: Int, _ random: inout RandomStream) {
    let fewest = (lessons + periods - 3) / (periods - 2)
    let usual = (lessons + 4) / 5 + random.below(2)
    days = random.shuffled([1, 2, 3, 4, 5]).prefix(min(5, max(fewest, usual, 1))).sorted()
    free = days.map { _ in Array(1...periods) }
    used = days.map { _ in 0 }
  }

  /// Takes times for a class, some of them double lessons; fewer when the week is full.
  mutating func take(_ lessons: Int, _ random: inout RandomStream) -> [(weekday: Int, period: Int)] {
    var taken: [(weekday: Int, period: Int)] = []
    var today = days.map { _ in 0 }
    let dayCount = (lessons + 1) / 2 + random.below(2)
    for _ in 0..<lessons {
      let isFull = today.count { $0 > 0 } >= dayCount
      let order = days.indices.map {
        (isFull && today[$0] == 0 ? 9 : today[$0], used[$0] + random.below(2), random.below(1000), $0)
      }
      guard let day = order.filter({ !free[$0.3].isEmpty }).min(by: { $0 < $1 })?.3 else { break }
      // A second lesson on a day follows the first where it can.
      let next = taken.filter { $0.weekday == days[day] }.map { $0.period + 1 }
      let choice = free[day].firstIndex { next.contains($0) } ?? random.below(free[day].count)
      taken.append((days[day], free[day].remove(at: choice)))
      today[day] += 1
      used[day] += 1
    }
    return taken.sorted { $0 < $1 }
  }
}
