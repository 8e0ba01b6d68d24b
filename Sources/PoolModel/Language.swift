// SPDX-License-Identifier: GPL-3.0-or-later

/// The languages in which the project speaks to people.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case dutch = "nl"

  /// The text in this language; both stand side by side where they are used.
  package func say(_ english: String, _ dutch: String) -> String { self == .english ? english : dutch }
}
