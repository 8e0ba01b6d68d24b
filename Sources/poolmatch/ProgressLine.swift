// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Synchronization

/// One line on standard error that is written over and over while work goes on, and removed at the end.
///
/// Drawn at most ten times a second, and only on a terminal.
final class ProgressLine: Sendable {
  private static let interval = Duration.milliseconds(100)
  private let drawn = Mutex<ContinuousClock.Instant?>(nil)
  private let isShown: Bool

  /// A line that is shown on a terminal, unless `isQuiet`.
  init(isQuiet: Bool) { isShown = !isQuiet && isatty(STDERR_FILENO) == 1 }

  /// Shows `text` if the line was not drawn just now.
  func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    drawn.withLock { drawn in
      let now = ContinuousClock.now
      if let drawn, drawn.duration(to: now) < Self.interval { return }
      drawn = now
      _ = Terminal.write("\r\u{1B}[K" + text().prefix(Self.width - 1), to: STDERR_FILENO)
    }
  }

  /// Removes the line; whatever comes later starts on a clean one.
  func clear() {
    drawn.withLock { drawn in
      if drawn != nil { _ = Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
      drawn = nil
    }
  }

  /// The columns of the terminal, so that the line never wraps.
  private static var width: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}
