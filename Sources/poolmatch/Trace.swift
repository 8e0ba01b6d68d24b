// SPDX-License-Identifier: GPL-3.0-or-later
import PoolReport
import PoolSolver
import Synchronization

/// When values and bounds became better while planning went on, as told from any thread.
///
/// Of moments that lie closer together than a hundredth of the time that has passed, the latest is kept, so that a
/// long run has some hundreds of them.
final class Trace: Sendable {
  private let began = ContinuousClock.now
  private let noted = Mutex<[PlanSummary.Moment]>([])

  /// Keeps what `progress` tells, if it tells more than the moment before.
  func note(_ progress: PlanningProgress) {
    let moment = PlanSummary.Moment(
      seconds: began.duration(to: .now) / .seconds(1), goal: progress.goal, value: progress.value,
      bound: progress.bound)
    noted.withLock { moments in
      guard let last = moments.last, last.goal == moment.goal else { return moments.append(moment) }
      if last.value == moment.value, last.bound == moment.bound { return }
      if let before = moments.dropLast().last, before.goal == moment.goal,
        moment.seconds - before.seconds < max(0.01, moment.seconds / 100)
      {
        moments.removeLast()
      }
      moments.append(moment)
    }
  }

  /// What was noted, in order of time.
  var moments: [PlanSummary.Moment] { noted.withLock { $0 } }
}
