// SPDX-License-Identifier: GPL-3.0-or-later

extension Regime {
  /// Its name in files and options, such as `minimum-term-4`.
  public var name: String {
    switch self {
    case .persistent: "persistent"
    case .locked: "locked"
    case .minimumTerm(let weeks): "minimum-term-\(weeks)"
    case .repack: "repack"
    }
  }

  /// A regime by its name; `nil` = there is none such.
  public init?(name: String) {
    switch name {
    case "persistent": self = .persistent
    case "locked": self = .locked
    case "repack": self = .repack
    default:
      guard name.hasPrefix("minimum-term-"), let weeks = Int(name.dropFirst(13)), (1...520).contains(weeks)
      else {
        return nil
      }
      self = .minimumTerm(weeks)
    }
  }
}
