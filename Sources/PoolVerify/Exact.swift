// SPDX-License-Identifier: GPL-3.0-or-later

/// A result that does not fit into 64 bits.
struct Overflow: Error {
  let left: Int
  let operation: String
  let right: Int
}

func sum(_ a: Int, _ b: Int) throws(Overflow) -> Int {
  let (value, overflow) = a.addingReportingOverflow(b)
  if overflow { throw Overflow(left: a, operation: "+", right: b) }
  return value
}

func difference(_ a: Int, _ b: Int) throws(Overflow) -> Int {
  let (value, overflow) = a.subtractingReportingOverflow(b)
  if overflow { throw Overflow(left: a, operation: "-", right: b) }
  return value
}

func product(_ a: Int, _ b: Int) throws(Overflow) -> Int {
  let (value, overflow) = a.multipliedReportingOverflow(by: b)
  if overflow { throw Overflow(left: a, operation: "×", right: b) }
  return value
}

/// The largest whole number that is at most a / b.
///
/// - Precondition: `b > 0`.
func floorOfQuotient(_ a: Int, _ b: Int) -> Int { a / b - (a % b < 0 ? 1 : 0) }
