// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import PoolGLPK
import Synchronization

/// The results of `work` for 0 ..< count, in order, on `threads` threads at most.
package func inParallel<Result>(_ count: Int, threads: Int, _ work: (Int) -> Result) -> [Result] {
  let division = DividedWork()
  if threads <= 1 || count < 2 { return (0..<count).map { index in division.part(index) { work(index) } } }
  nonisolated(unsafe) let work = work
  let next = Atomic<Int>(0)
  return Array(unsafeUninitializedCapacity: count) { buffer, filled in
    nonisolated(unsafe) let slots = buffer
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        slots.initializeElement(at: index, to: division.part(index) { work(index) })
      }
    }
    filled = count
  }
}
