// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import PoolModel
import PoolSolver
import Synchronization

/// What Ctrl-C (SIGINT) and SIGTERM do: before there is a plan they end the process; after, the first stops planning, so
/// that the best plan is written, and a second one ends the process at once.
final class Interruption: Sendable {
  /// Thrown by the signal that asks for the best plan so far.
  let cancellation = Cancellation()
  private let hasPlan = Atomic(false)

  /// Takes signals from now on, on a thread of its own. Call it once, before other threads start, for they inherit the
  /// blocked signals.
  init(_ language: Language) {
    for number in Self.signals { signal(number, SIG_DFL) }
    var awaited = Self.signalSet()
    pthread_sigmask(SIG_BLOCK, &awaited, nil)
    Thread.start { [self] in
      var awaited = Self.signalSet()
      var number: Int32 = 0
      sigwait(&awaited, &number)
      guard hasPlan.load(ordering: .acquiring) else {
        Terminal.tell(
          language.say("Interrupted; nothing was written.", "Onderbroken; er is niets geschreven."))
        _exit(ExitStatus.interrupted.rawValue)
      }
      cancellation.cancel()
      pthread_sigmask(SIG_UNBLOCK, &awaited, nil)
      while true { pause() }
    }
  }

  /// From now on there is a plan to write.
  func planExists() { hasPlan.store(true, ordering: .releasing) }

  private static let signals = [SIGINT, SIGTERM]

  private static func signalSet() -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in signals { sigaddset(&set, number) }
    return set
  }
}
