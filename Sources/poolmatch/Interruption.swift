// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// The first Ctrl-C (SIGINT) or SIGTERM asks politely; a second one ends the process at once.
enum Interruption {
  /// Runs `action` at the first signal from now on, on a thread of its own. Call it once, before other threads
  /// start, for they inherit the blocked signals.
  static func handle(_ action: @escaping @Sendable () -> Void) {
    for number in signals { signal(number, SIG_DFL) }
    var awaited = signalSet()
    pthread_sigmask(SIG_BLOCK, &awaited, nil)
    Thread.start {
      var awaited = signalSet()
      var number: Int32 = 0
      sigwait(&awaited, &number)
      action()
      pthread_sigmask(SIG_UNBLOCK, &awaited, nil)
      while true { pause() }
    }
  }

  private static let signals = [SIGINT, SIGTERM]

  private static func signalSet() -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in signals { sigaddset(&set, number) }
    return set
  }
}
