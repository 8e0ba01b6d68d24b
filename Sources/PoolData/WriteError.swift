// SPDX-License-Identifier: GPL-3.0-or-later

/// Something could not be written; what was there before is still there, whole.
public struct WriteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was to be written.
  public let path: String
  /// Why it was not, in the system's words.
  public let reason: String

  /// The message: what, why, and that nothing changed.
  public var description: String { "\(path): error: cannot write: \(reason)\n  Nothing was changed." }
}
