// SPDX-License-Identifier: GPL-3.0-or-later

/// The bells of the locations.
package struct Timetables {
  package typealias Bells = (spans: [Int: ClockSpan], day: ClockSpan?)
  private var byLocation: [String?: Bells] = [:]

  package init(_ bells: [Bell]) {
    for bell in bells {
      var (spans, day) = byLocation[bell.location] ?? ([:], nil)
      spans[bell.period] = bell.span
      day = day.flatMap { ClockSpan(min($0.start, bell.span.start), max($0.end, bell.span.end)) } ?? bell.span
      byLocation[bell.location] = (spans, day)
    }
  }

  /// The periods of a location and the whole of its day; the region's default if it has none of its own.
  package subscript(location: String) -> Bells { byLocation[location] ?? byLocation[nil] ?? ([:], nil) }
}
