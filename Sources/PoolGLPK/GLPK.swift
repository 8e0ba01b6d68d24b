// SPDX-License-Identifier: GPL-3.0-or-later
import CGLPKGuard

/// The only door to GLPK 5.0.
///
/// Each call blocks its thread while one OS thread made for the call builds the problem, solves it, copies the
/// answer out and frees everything: nothing of GLPK lives between calls, and calls from several threads run
/// side by side. Call from a thread or queue of your own, not from Swift's cooperative pool, which has few.
/// GLPK prints nothing. The library is loaded on first use: "libglpk.so.40", or the path in the environment
/// variable `POOLMATCH_GLPK`.
public enum GLPK {
  /// The version of the loaded library, such as `5.0`.
  ///
  /// - Throws: `GLPKError.unavailable` if there is none.
  public static func version() throws(GLPKError) -> String {
    var result = glpkguard_result()
    let version = withUnsafeMutablePointer(to: &result.message) { message in
      message.withMemoryRebound(to: CChar.self, capacity: 512) { glpkguard_version($0) }
    }
    guard let version else {
      try Door.throwUnlessFine(GLPKGUARD_UNAVAILABLE, message: &result.message)
      throw .unavailable("")
    }
    return String(cString: version)
  }

  /// Solves an integer program by branch and cut.
  ///
  /// A claimed optimum of whole costs is exact to the unit: GLPK's objective tolerance is 1e-12 here (its default
  /// of 1e-7 lost units at objectives of 1e7), its gap 0, its integrality tolerance 1e-9. What remains is the
  /// tolerance of simplex, which grows with the largest cost, while GLPK rounds a bound of whole costs with a
  /// margin of a thousandth of their greatest common divisor. Costs to 2e6 with divisor 1 and objectives to 2e8
  /// agreed with another solver on every model tried; divide costs by a common divisor before they get larger.
  ///
  /// - Parameters:
  ///   - model: The program; every number finite and at most 1e15 (bounds may be infinite).
  ///   - limits: How far to go.
  ///   - strategy: How to go about it.
  ///   - start: A plan to begin with, a value for each column. It is the incumbent as soon as the root
  ///     relaxation is solved, and the answer if nothing better is found.
  ///   - basis: Where to begin the root relaxation, from a similar model's solve.
  ///   - cancellation: Stops the solve; what is known by then is the answer.
  ///   - progress: Told about ten times a second and at each better plan, on the solving thread.
  /// - Returns: The outcome; a limit that was met is one. Without limit on time and cancellation the same
  ///   arguments give the same answer.
  /// - Throws: `GLPKError`.
  public static func solve(
    _ model: LinearModel, limits: SolveLimits = SolveLimits(), strategy: Strategy = Strategy(),
    start: [Double]? = nil, basis: Basis? = nil, cancellation: Cancellation? = nil,
    progress: (@Sendable (Progress) -> Void)? = nil
  ) throws(GLPKError) -> IntegerSolution {
    try check(model, limits, basis)
    if let start { try ModelCheck.start(start, of: model) }
    let answer = try Door.pass(
      model,
      DoorOptions(
        limits: limits, strategy: strategy, start: start, basis: basis, cancellation: cancellation,
        progress: progress),
      to: .solve)
    let values = try bestValues(answer, start, model)
    let outcome: IntegerSolution.Outcome =
      switch answer.end {
      case GLPKGUARD_OPTIMAL: .optimal
      case GLPKGUARD_INFEASIBLE: .infeasible
      case GLPKGUARD_UNBOUNDED: .unbounded
      default: values == nil ? .stopped : .feasible
      }
    let objective = values.map(model.objective)
    return IntegerSolution(
      outcome: outcome, stop: answer.stop, values: values, objective: objective,
      bound: outcome == .optimal ? objective : answer.bound, nodes: answer.nodes,
      iterations: answer.iterations, rootBasis: answer.basis)
  }

  /// Solves the relaxation of a program, integrality ignored, by simplex.
  ///
  /// - Parameters:
  ///   - model: The program; every number finite and at most 1e15 (bounds may be infinite).
  ///   - limits: How far to go; `nodes` and the gaps mean nothing here.
  ///   - method: The simplex method.
  ///   - basis: Where to begin, from an earlier solve of this model with fewer columns or rows.
  ///   - cancellation: Stops the solve.
  /// - Returns: The optimum with prices and basis, or why there is none.
  /// - Throws: `GLPKError`.
  public static func relax(
    _ model: LinearModel, limits: SolveLimits = SolveLimits(), method: Simplex = .primal,
    basis: Basis? = nil, cancellation: Cancellation? = nil
  ) throws(GLPKError) -> LinearSolution {
    try check(model, limits, basis)
    var options = DoorOptions(limits: limits, basis: basis, cancellation: cancellation)
    options.strategy.rootSimplex = method
    let answer = try Door.pass(model, options, to: .relax)
    let outcome: LinearSolution.Outcome =
      switch answer.end {
      case GLPKGUARD_OPTIMAL: .optimal
      case GLPKGUARD_INFEASIBLE: .infeasible
      case GLPKGUARD_UNBOUNDED: .unbounded
      default: .stopped
      }
    let optimum = answer.values.map {
      LinearSolution.Optimum(
        objective: answer.objective, values: $0, rowPrices: answer.rowPrices,
        reducedCosts: answer.reducedCosts)
    }
    return LinearSolution(
      outcome: outcome, stop: answer.stop, optimum: optimum, basis: answer.basis,
      iterations: answer.iterations)
  }

  private static func check(
    _ model: LinearModel, _ limits: SolveLimits, _ basis: Basis?
  ) throws(GLPKError) {
    try ModelCheck.numbers(of: model)
    if let basis, basis.columns.count > model.columns.count || basis.rows.count > model.rows.count {
      throw .invalid("the basis is of a larger model")
    }
    if let seconds = limits.seconds, seconds.isNaN { throw .invalid("the limit on seconds is \(seconds)") }
    if let megabytes = limits.memoryMegabytes, megabytes < 1 {
      throw .invalid("the limit on memory is \(megabytes) megabytes")
    }
  }

  /// The better of GLPK's plan, whole numbers made exact and the model's rows checked, and the start.
  private static func bestValues(
    _ answer: DoorAnswer, _ start: [Double]?, _ model: LinearModel
  ) throws(GLPKError) -> [Double]? {
    if start != nil && answer.end == GLPKGUARD_INFEASIBLE {
      throw .unreliable("it calls a model infeasible that the start keeps")
    }
    guard answer.end == GLPKGUARD_OPTIMAL || answer.end == GLPKGUARD_STOPPED else { return nil }
    guard let found = answer.values else { return start }
    if let broken = ModelCheck.brokenRule(of: model, at: found) { throw .unreliable("it breaks \(broken)") }
    guard let start else { return found }
    let gain = model.objective(at: found) - model.objective(at: start)
    let startIsBetter = model.direction == .maximise ? gain < 0 : gain > 0
    // Columns that need not be whole carry simplex's tolerance.
    if startIsBetter && answer.end == GLPKGUARD_OPTIMAL
      && abs(gain) > 1e-7 * max(1, abs(model.objective(at: start)))
    {
      throw .unreliable("it calls a plan optimal that the start beats")
    }
    return startIsBetter ? start : found
  }
}
