// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// Who receives a notice and a calendar.
public struct Recipient: Hashable, Sendable {
  /// A school location, or a member.
  public enum Kind: String, CaseIterable, Sendable { case school, member }
  /// What it is.
  public let kind: Kind
  /// Its id in the region's table.
  public let id: String

  /// The start of the names of the recipient's files.
  var fileName: String { "\(kind.rawValue)-\(plainName(id))" }

  /// Whether a series is among what the recipient is told.
  func receives(_ series: LessonSeries) -> Bool {
    kind == .member ? series.member == id : series.location == id
  }

  /// The recipients of some series: schools by id, then members by id.
  static func all(of series: [LessonSeries]) -> [Recipient] {
    Kind.allCases.flatMap { kind in
      Set(series.map { kind == .member ? $0.member : $0.location }).sorted()
        .map { Recipient(kind: kind, id: $0) }
    }
  }
}

/// An id as part of a file's name: what file systems forbid, and `%`, is written as `%` and two hexadecimal digits, so that
/// no two ids share a name.
func plainName(_ id: String) -> String {
  var name = ""
  for scalar in id.unicodeScalars {
    if scalar.value < 32 || scalar.value == 127 || "%/\\:*?\"<>|".unicodeScalars.contains(scalar) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      name += "%" + (digits.count < 2 ? "0" : "") + digits
    } else {
      name.unicodeScalars.append(scalar)
    }
  }
  return name
}
