// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Synchronization

/// Makes one GLPK call fail on purpose, so that tests can show what a caller does about it.
///
/// The plan holds for calls made inside `FaultPlan.$current.withValue(plan) { … }`, in its task and child tasks and in the
/// parts of `DividedWork`, whatever their threads; other tests that run at the same time never see it. The failure is a real
/// error raised inside GLPK, between building a problem and solving it, and arrives as `GLPKError.fault`. Writing a
/// model is not counted.
@_spi(Testing) public final class FaultPlan: Sendable {
  /// The plan of the running task, if any.
  @TaskLocal public static var current: FaultPlan?

  /// A call that was made.
  public struct Call: Hashable, Sendable {
    /// Its number, from 1, among the calls and divided works of its thread; in divided work after that work's number and the
    /// part's. It depends on no thread's timing.
    public let place: [Int]
    /// The model's name, and `solve` or `relax`.
    public let site: String
  }

  private let failing: [Int]?
  private let place: [Int]
  private let made = Atomic(0)
  private let log: Log

  /// Fails the call at a place; `nil` fails none and only notes.
  public convenience init(failingAt place: [Int]? = nil) { self.init(failing: place, place: [], log: Log()) }

  private init(failing: [Int]?, place: [Int], log: Log) {
    (self.failing, self.place, self.log) = (failing, place, log)
  }

  /// The calls made under this plan, in the order in which one thread would have made them.
  public var calls: [Call] {
    log.withCalls { $0 }.sorted { $0.place.lexicographicallyPrecedes($1.place) }
  }

  private func next() -> [Int] { place + [made.add(1, ordering: .relaxed).newValue] }

  /// Notes a call and says whether it is to fail.
  func fails(_ site: String) -> Bool {
    let place = next()
    log.withCalls { $0.append(Call(place: place, site: site)) }
    return place == failing
  }

  /// The place from which the parts of a divided work count.
  func divided() -> FaultPlan { FaultPlan(failing: failing, place: next(), log: log) }
  /// The plan of one part of a divided work.
  func part(_ number: Int) -> FaultPlan { FaultPlan(failing: failing, place: place + [number], log: log) }

  /// The calls of all threads, behind a lock of the system: the thread sanitizer knows these, but takes what a `Mutex` guards
  /// for unguarded on Linux, where its library tells the sanitizer nothing.
  private final class Log: @unchecked Sendable {
    private var calls: [Call] = []
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    init() { pthread_mutex_init(lock, nil) }
    deinit {
      pthread_mutex_destroy(lock)
      lock.deallocate()
    }

    func withCalls<Answer>(_ body: (inout [Call]) -> Answer) -> Answer {
      pthread_mutex_lock(lock)
      defer { pthread_mutex_unlock(lock) }
      return body(&calls)
    }
  }
}

/// Work that one thread divides among several: GLPK calls made in a part are known as that part's, whichever thread makes them
/// when. Only tests look (`FaultPlan`); without a plan of theirs it costs next to nothing.
public struct DividedWork: Sendable {
  private let plan: FaultPlan?

  /// Divides the calling thread's work.
  public init() { plan = FaultPlan.current?.divided() }

  /// Does a part, on the thread that calls.
  public func part<Answer>(_ number: Int, _ work: () -> Answer) -> Answer {
    guard let plan else { return work() }
    return FaultPlan.$current.withValue(plan.part(number), operation: work)
  }
}
