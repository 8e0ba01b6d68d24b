// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// On which dates the schools of a region teach, whatever the horizon (`Docs/rules.md`, section 1).
struct SchoolDays {
  private let holidays: [Holiday]

  init(_ region: Region) { holidays = region.holidays }

  /// Whether a date is a holiday of a location.
  func isHoliday(_ day: Day, at location: Location) -> Bool {
    holidays.contains {
      $0.dates.contains(day) && ($0.holidayRegion == nil || $0.holidayRegion == location.holidayRegion)
    }
  }

  /// The dates of a weekday (1 = Monday) in a range that are no holiday of a location.
  func dates(of weekday: Int, in range: DayRange, at location: Location) -> [Day] {
    let first = range.from.advanced(by: (weekday - range.from.weekday + 7) % 7)
    return stride(from: first, through: range.until, by: 7).filter { !isHoliday($0, at: location) }
  }

  /// The Mondays of the weeks in which a flexible group has minutes in a range.
  func weeks(of minutes: Int, in range: DayRange, at location: Location) -> [Day] {
    stride(from: range.from.monday, through: range.until, by: 7).filter { monday in
      let days = (0..<5).count {
        let day = monday.advanced(by: $0)
        return range.contains(day) && !isHoliday(day, at: location)
      }
      return minutes * days / 5 > 0
    }
  }
}
