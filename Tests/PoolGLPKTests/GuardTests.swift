// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Foundation
@_spi(Testing) import PoolGLPK
import Synchronization
import Testing

@Suite("Guard") struct GuardTests {
  static let numbers: [(what: String, spoil: @Sendable (inout LinearModel) -> Void, reason: String)] = [
    ("cost", { $0.columns[1].cost = .nan }, "the cost of column 1 y is nan"),
    ("cost", { $0.columns[1].cost = .infinity }, "the cost of column 1 y is inf"),
    ("cost", { $0.columns[1].cost = -2e15 }, "the cost of column 1 y is -2000000000000000.0"),
    ("constant", { $0.constant = .nan }, "the objective's constant is nan"),
    ("bound", { $0.columns[0].lower = .nan }, "column 0 x has the bounds nan and 1.0"),
    ("bound", { $0.columns[0].lower = .infinity }, "column 0 x has the bounds inf and 1.0"),
    ("bound", { $0.columns[0].lower = 2 }, "column 0 x has the bounds 2.0 and 1.0"),
    ("bound", { $0.columns[0].upper = -.infinity }, "column 0 x has the bounds 0.0 and -inf"),
    ("bound", { $0.columns[0].upper = 0.5 }, "integer column 0 x has the bound 0.5, which is not whole"),
    ("row", { $0.rows[0].upper = .nan }, "row 0 sum has the bounds -inf and nan"),
    ("row", { $0.rows[0].lower = 3 }, "row 0 sum has the bounds 3.0 and 1.0"),
    (
      "coefficient", { $0.addRow("bad", upper: 1, terms: [(1, .nan)]) },
      "the coefficient of column 1 in row 1 is nan"
    ),
    (
      "coefficient", { $0.addRow("bad", upper: 1, terms: [(1, -.infinity)]) },
      "the coefficient of column 1 in row 1 is -inf"
    ),
  ]

  func small() -> LinearModel {
    var model = LinearModel(name: "small", direction: .maximise)
    model.addBinary("x", cost: 2)
    model.addBinary("y", cost: 3)
    model.addRow("sum", upper: 1, terms: [(0, 1), (1, 1)])
    return model
  }

  @Test("a number that GLPK must not see is refused with its place", arguments: numbers)
  func number(what: String, spoil: @Sendable (inout LinearModel) -> Void, reason: String) throws {
    var model = small()
    spoil(&model)
    #expect(throws: GLPKError.invalid(reason)) { try GLPK.solve(model) }
    #expect(throws: GLPKError.invalid(reason)) { try GLPK.relax(model) }
    #expect(throws: GLPKError.invalid(reason)) { try GLPK.write(model, as: .lp, to: "/dev/null") }
  }

  static let mistakes: [(terms: [(column: Int, value: Double)], words: String)] = [
    ([(5, 1)], "column index out of range"),
    ([(-1, 1)], "column index out of range"),
    ([(0, 1), (1, 1), (0, 2)], "duplicate indices not allowed"),
  ]

  @Test(
    "a mistake that would abort the process is an error, and the same thread solves again",
    arguments: mistakes)
  func mistake(terms: [(column: Int, value: Double)], words: String) throws {
    var model = small()
    model.addRow("wrong", upper: 1, terms: terms)
    for _ in 0..<3 {
      let error = try #require(throws: GLPKError.self) { try GLPK.solve(model) }
      guard case .fault(let text) = error else { throw error }
      #expect(text.contains(words))
      #expect(try GLPK.solve(small()).objective == 3)
    }
  }

  @Test("the memory limit is an error, and is forgotten by the next call") func memory() throws {
    let model = packing(columns: 1000, cliques: 1000, seed: 3)
    let error = try #require(throws: GLPKError.self) {
      try GLPK.solve(model, limits: SolveLimits(memoryMegabytes: 1))
    }
    #expect(error.description.contains("memory"))
    #expect(try GLPK.relax(model).outcome == .optimal)
    #expect(throws: GLPKError.invalid("the limit on memory is 0 megabytes")) {
      try GLPK.solve(model, limits: SolveLimits(memoryMegabytes: 0))
    }
  }

  @Test("a planned fault hits the call it was planned for, and no other") func planned() throws {
    let plan = FaultPlan(failingAt: [2])
    try FaultPlan.$current.withValue(plan) { () throws in
      #expect(try GLPK.solve(small()).objective == 3)
      #expect(
        throws: GLPKError.fault("GLPK failed on purpose; Error detected in file fault injection at line 0")
      ) {
        try GLPK.relax(small())
      }
      #expect(try GLPK.solve(small()).objective == 3)
    }
    #expect(plan.calls.map(\.site) == ["small solve", "small relax", "small solve"])
    #expect(try GLPK.solve(small()).objective == 3)
  }

  @Test("a planned fault hits its part of divided work, whichever thread does that part") func divided() {
    for failing in 0..<8 {
      let plan = FaultPlan(failingAt: [2, failing, 1])
      let failed = Mutex<Set<Int>>([])
      FaultPlan.$current.withValue(plan) {
        _ = try? GLPK.relax(small())
        let work = DividedWork()
        DispatchQueue.concurrentPerform(iterations: 8) { number in
          work.part(number) {
            if (try? GLPK.solve(small())) == nil { _ = failed.withLock { $0.insert(number) } }
          }
        }
      }
      #expect(plan.calls.map(\.place) == [[1]] + (0..<8).map { [2, $0, 1] })
      #expect(failed.withLock { $0 } == [failing])
    }
  }

  @Test("sixteen models on two threads have the optima they have one by one") func parallel() throws {
    let models = (0..<16).map { packing(columns: 40, cliques: 40, seed: $0) }
    let serial = try models.map { try GLPK.solve($0) }
    let found = Collected()
    let threads = (0..<2).map { half in
      let done = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        for index in stride(from: half, to: 16, by: 2) { found.add(index, try? GLPK.solve(models[index])) }
        done.signal()
      }
      return done
    }
    for done in threads { done.wait() }
    for (index, solution) in serial.enumerated() {
      #expect(found[index]?.values == solution.values, "seed \(index)")
      #expect(found[index]?.nodes == solution.nodes, "seed \(index)")
    }
  }

  /// AddressSanitizer keeps freed memory for itself, so the process grows whatever we do.
  static let isAddressSanitized = dlsym(nil, "__asan_init") != nil

  @Test(
    "a thousand calls, good and bad, leave neither memory nor threads behind",
    .disabled(if: isAddressSanitized))
  func leavesNothing() async {
    await #expect(processExitsWith: .exitCode(0)) {
      let good = packing(columns: 10, cliques: 10, seed: 1)
      var bad = good
      bad.addRow(upper: 1, terms: [(99, 1)])
      func callBoth() {
        _ = try? GLPK.solve(good)
        _ = try? GLPK.solve(bad)
      }
      func status(_ key: String) -> Int {
        let lines = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8))?.split(
          separator: "\n")
        let line = lines?.first { $0.hasPrefix(key) }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? .max
      }
      for _ in 0..<50 { callBoth() }
      let (kilobytes, threads) = (status("VmRSS"), status("Threads"))
      for _ in 0..<500 { callBoth() }
      // An environment that is not freed costs some 5 kB a call, a thread 16 MB of stack.
      precondition(status("VmRSS") < kilobytes + 2_000, "\(status("VmRSS")) after \(kilobytes) kB")
      precondition(status("Threads") <= threads + 2)
      exit(0)
    }
  }

  @Test("GLPK prints nothing, neither at work nor at fault") func silent() async throws {
    let result = try await #require(
      processExitsWith: .exitCode(7), observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      _ = try? GLPK.solve(packing(columns: 30, cliques: 30, seed: 1))
      var model = LinearModel(name: "bad", direction: .minimise)
      model.addRow(upper: 1, terms: [(9, 1)])
      _ = try? GLPK.solve(model)
      exit(7)
    }
    for output in [result.standardOutputContent, result.standardErrorContent] {
      let text = String(decoding: output, as: UTF8.self)
      #expect(!text.contains("obj") && !text.contains("Error") && !text.contains("rows"), "\(text)")
    }
  }

  @Test("without the library every call says so and the program lives") func absent() async {
    await #expect(processExitsWith: .exitCode(0)) {
      setenv("POOLMATCH_GLPK", "/nowhere/libglpk.so", 1)
      func isUnavailable(_ call: () throws -> Void) -> Bool {
        do {
          try call()
          return false
        } catch GLPKError.unavailable(let reason) {
          return reason.contains("/nowhere/libglpk.so")
        } catch {
          return false
        }
      }
      let model = packing(columns: 3, cliques: 1, seed: 1)
      precondition(isUnavailable { _ = try GLPK.version() })
      precondition(isUnavailable { _ = try GLPK.solve(model) })
      precondition(isUnavailable { _ = try GLPK.relax(model) })
      precondition(isUnavailable { try GLPK.write(model, as: .mps, to: "/dev/null") })
      exit(0)
    }
  }

  @Test("a library that is not GLPK is refused by the function it lacks") func foreign() async {
    await #expect(processExitsWith: .exitCode(0)) {
      setenv("POOLMATCH_GLPK", "libm.so.6", 1)
      do {
        print(try GLPK.version())
        exit(1)
      } catch GLPKError.unavailable(let reason) {
        precondition(reason == "libm.so.6 has no function glp_version; GLPK 5.0 is needed")
        exit(0)
      }
    }
  }

  @Test("the version is known") func version() throws {
    #expect(try GLPK.version().hasPrefix("5."))
  }
}

/// Solutions by index, filled from several threads.
final class Collected: @unchecked Sendable {
  private let lock = NSLock()
  private var solutions: [Int: IntegerSolution] = [:]
  func add(_ index: Int, _ solution: IntegerSolution?) { lock.withLock { solutions[index] = solution } }
  subscript(index: Int) -> IntegerSolution? { lock.withLock { solutions[index] } }
}
