// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Operating-system threads, for work that blocks for long or needs a deep stack.
enum Thread {
  /// Runs `body` on a thread of its own with a stack of `stackMegabytes`, and waits for its answer.
  static func run<Answer: Sendable>(stackMegabytes: Int, _ body: @escaping @Sendable () -> Answer) -> Answer {
    let box = Box<Answer>()
    let thread = start(stackMegabytes: stackMegabytes) { box.answer = body() }
    pthread_join(thread, nil)
    guard let answer = box.answer else { preconditionFailure("a thread ended without an answer") }
    return answer
  }

  /// Starts `body` on a thread of its own, which ends with the process at the latest.
  @discardableResult
  static func start(stackMegabytes: Int = 1, _ body: @escaping @Sendable () -> Void) -> pthread_t {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackMegabytes << 20)
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(body)).toOpaque()
    let status = pthread_create(
      &thread, &attributes,
      { pointer in
        if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
        return nil
      }, work)
    precondition(status == 0, "no thread can be started: \(String(cString: strerror(status)))")
    return thread
  }

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Holds the answer; written before the thread ends, read after it was joined.
  private final class Box<Answer: Sendable>: @unchecked Sendable {
    var answer: Answer?
  }
}
