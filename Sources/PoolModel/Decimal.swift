// SPDX-License-Identifier: GPL-3.0-or-later

/// A decimal number kept exactly: `mantissa` ÷ 10^`scale`.
package struct Decimal {
  let mantissa, scale: Int

  /// A number such as `17`, `-3.25` or (with `comma`) `17,5`; `nil` for anything else or over 15 digits.
  package init?(_ bytes: ArraySlice<UInt8>, comma: Bool) {
    var (mantissa, scale, digits, point) = (0, 0, 0, false)
    let isNegative = bytes.first == UInt8(ascii: "-")
    for byte in isNegative ? bytes.dropFirst() : bytes {
      if (48...57).contains(byte) {
        (mantissa, digits) = (mantissa * 10 + Int(byte - 48), digits + 1)
        if point { scale += 1 }
        guard digits <= 15 else { return nil }
      } else if byte == UInt8(ascii: ".") || comma && byte == UInt8(ascii: ","), !point, digits > 0 {
        point = true
      } else {
        return nil
      }
    }
    guard digits > 0, !point || scale > 0 else { return nil }
    (self.mantissa, self.scale) = (isNegative ? -mantissa : mantissa, scale)
  }

  private var power: Int { (0..<scale).reduce(1) { power, _ in power * 10 } }

  /// The number times `factor` if that is whole.
  package func exactly(times factor: Int) -> Int? {
    let (product, power) = (mantissa * factor, power)
    return product % power == 0 ? product / power : nil
  }

  /// The whole number nearest to the number times `factor`, halves away from zero.
  package func nearest(times factor: Int) -> Int {
    let (product, power) = (mantissa * factor, power)
    return (product * 2 + (product < 0 ? -power : power)) / (2 * power)
  }

  /// The amount ÷ `unit` with as few as needed of `decimals` decimals, rounded to the nearest.
  package static func text(_ amount: Int, unit: Int, decimals: Int) -> String {
    let power = (0..<decimals).reduce(1) { power, _ in power * 10 }
    let scaled = (abs(amount) * power * 2 + unit) / (2 * unit)
    var fraction = String(scaled % power + power).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return "\(amount < 0 ? "-" : "")\(scaled / power)\(fraction.isEmpty ? "" : ".")\(fraction)"
  }
}
