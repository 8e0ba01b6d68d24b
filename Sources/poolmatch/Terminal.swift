// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Standard output and standard error.
enum Terminal {
  /// Whether standard output is a screen that may show colour (see no-color.org).
  static var showsColour: Bool {
    isatty(STDOUT_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
  }

  /// Writes the command's answer to standard output.
  ///
  /// - Throws: `Failure` if it cannot be written, as on a full disk.
  static func answer(_ text: String) throws {
    guard let reason = write(text, to: STDOUT_FILENO) else { return }
    throw Failure(.cannotWrite, "standard output: \(reason)")
  }

  /// Writes a line to standard error; nothing for an empty text.
  static func tell(_ text: String) {
    if !text.isEmpty { _ = write(text + "\n", to: STDERR_FILENO) }
  }

  /// Writes all of `text`; returns the system's reason if it cannot.
  static func write(_ text: String, to descriptor: Int32) -> String? {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        return String(cString: strerror(errno))
      }
    }
    return nil
  }

  /// The value of an environment variable, if it is set.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
