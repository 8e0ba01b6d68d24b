// SPDX-License-Identifier: GPL-3.0-or-later

/// The languages in which the project speaks to people.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case dutch = "nl"
}
