// SPDX-License-Identifier: GPL-3.0-or-later

/// The names that stay readable in every model file: GLPK's writers keep them as they are, and both GLPK and
/// HiGHS read them back from MPS and from CPLEX LP.
///
/// A name begins with a letter or `_`, goes on with letters, digits and `_ . , ( ) ~ @ #` (ASCII alone, no
/// blank, no hyphen, no square bracket), and has at most 255 of them. The words of the LP format are taken.
public enum ModelName {
  /// Whether every model file keeps `name` as it is.
  ///
  /// - Complexity: O(length).
  public static func isValid(_ name: String) -> Bool {
    let bytes = name.utf8
    guard let first = bytes.first, isLetter(first) || first == UInt8(ascii: "_"), bytes.count <= 255,
      bytes.allSatisfy({ isLetter($0) || isDigit($0) || signs.contains($0) })
    else { return false }
    return bytes.count > longestReserved || !reserved.contains(name.lowercased())
  }

  /// Text of any kind, such as an id from a data package, as the inside of a name: `V-2026/01` becomes
  /// `V~2026@2F01`. Different texts stay different.
  ///
  /// Letters, digits, `_` and `.` stay, a hyphen becomes `~` (GLPK would do so itself), and any other byte of
  /// the UTF-8 becomes `@` and two hexadecimal digits. The signs `,`, `(` and `)` are so left for the caller to
  /// put texts together: `place(M012,V~2026@2F01)`.
  ///
  /// - Complexity: O(length).
  public static func escaping(_ text: String) -> String {
    var name: [UInt8] = []
    name.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: "."): name.append(byte)
      case UInt8(ascii: "-"): name.append(UInt8(ascii: "~"))
      case _ where isLetter(byte) || isDigit(byte): name.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        name += [UInt8(ascii: "@"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  private static let signs = Array("_.,()~@#".utf8)
  private static let reserved: Set<String> = [
    "st", "s.t.", "st.", "subject", "such", "minimize", "minimise", "minimum", "min", "maximize", "maximise",
    "maximum", "max", "bounds", "bound", "free", "general", "generals", "gen", "integer", "integers", "int",
    "binary", "binaries", "bin", "semi", "semis", "sos", "sos1", "sos2", "end",
    "inf", "infinity", "nan",
  ]
  private static let longestReserved = 8

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
