// SPDX-License-Identifier: GPL-3.0-or-later
import CGLPKGuard

/// A model in the flat arrays that the guard reads, built for one call.
struct FlatModel {
  private let model: LinearModel
  private let columnLower, columnUpper, cost, rowLower, rowUpper: [Double]
  private let isInteger: [UInt8]

  init(_ model: LinearModel) {
    self.model = model
    columnLower = model.columns.map(\.lower)
    columnUpper = model.columns.map(\.upper)
    cost = model.columns.map(\.cost)
    isInteger = model.columns.map { $0.isInteger ? 1 : 0 }
    rowLower = model.rows.map(\.lower)
    rowUpper = model.rows.map(\.upper)
  }

  /// Calls `body` with the arrays, which are valid during the call only.
  func withGuardModel<Answer>(_ body: (inout glpkguard_model) -> Answer) -> Answer {
    var flat = glpkguard_model()
    flat.column_count = Int32(model.columns.count)
    flat.row_count = Int32(model.rows.count)
    flat.entry_count = Int32(model.entryValues.count)
    flat.maximise = model.direction == .maximise
    flat.constant = model.constant
    return columnLower.withUnsafeBufferPointer { columnLower in
      columnUpper.withUnsafeBufferPointer { columnUpper in
        cost.withUnsafeBufferPointer { cost in
          isInteger.withUnsafeBufferPointer { isInteger in
            rowLower.withUnsafeBufferPointer { rowLower in
              rowUpper.withUnsafeBufferPointer { rowUpper in
                model.entryRows.withUnsafeBufferPointer { entryRows in
                  model.entryColumns.withUnsafeBufferPointer { entryColumns in
                    model.entryValues.withUnsafeBufferPointer { entryValues in
                      flat.column_lower = columnLower.baseAddress
                      flat.column_upper = columnUpper.baseAddress
                      flat.cost = cost.baseAddress
                      flat.is_integer = isInteger.baseAddress
                      flat.row_lower = rowLower.baseAddress
                      flat.row_upper = rowUpper.baseAddress
                      flat.entry_row = entryRows.baseAddress
                      flat.entry_column = entryColumns.baseAddress
                      flat.entry_value = entryValues.baseAddress
                      return body(&flat)
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

/// What the solving thread asks after and tells while it works.
final class Observer {
  private let cancellation: Cancellation?
  private let report: (@Sendable (Progress) -> Void)?
  private var nextReport = 0.0
  private var lastIncumbent: Double?

  init(_ cancellation: Cancellation?, _ report: (@Sendable (Progress) -> Void)?) {
    self.cancellation = cancellation
    self.report = report
  }

  /// Whether anybody wants to hear from the solve.
  var isNeeded: Bool { cancellation != nil || report != nil }

  /// Reports about ten times a second and at each better plan; answers whether to stop.
  func observe(_ moment: glpkguard_progress) -> Bool {
    let incumbent = moment.has_incumbent ? moment.incumbent : nil
    if let report, moment.seconds >= nextReport || incumbent != lastIncumbent {
      nextReport = moment.seconds + 0.1
      lastIncumbent = incumbent
      report(
        Progress(
          nodes: Int(moment.nodes), incumbent: incumbent, bound: moment.has_bound ? moment.bound : nil,
          seconds: moment.seconds))
    }
    return cancellation?.isCancelled ?? false
  }
}

/// What goes into a solve beside the model.
struct DoorOptions {
  var limits = SolveLimits()
  var strategy = Strategy()
  var start: [Double]?
  var basis: Basis?
  var cancellation: Cancellation?
  var progress: (@Sendable (Progress) -> Void)?
}

/// What comes out of a solve, in arrays of its own.
struct DoorAnswer {
  var end = GLPKGUARD_STOPPED
  var stop = StopReason.proof
  var values: [Double]?
  var bound: Double?
  var objective = 0.0
  var reducedCosts: [Double] = []
  var rowPrices: [Double] = []
  var basis: Basis?
  var nodes = 0
  var iterations = 0
}

enum Door {
  /// What the guard is to do.
  enum Call: String {
    case solve, relax

    fileprivate var function:
      (
        UnsafePointer<glpkguard_model>?, UnsafePointer<glpkguard_options>?,
        UnsafeMutablePointer<glpkguard_result>?
      ) -> glpkguard_status
    {
      switch self {
      case .solve: glpkguard_solve
      case .relax: glpkguard_relax
      }
    }
  }

  /// Carries a checked model through the guard and back.
  static func pass(
    _ model: LinearModel, _ options: DoorOptions, to call: Call
  ) throws(GLPKError) -> DoorAnswer {
    let observer = Observer(options.cancellation, options.progress)
    var settings = guardOptions(options)
    settings.inject_fault = FaultPlan.current?.fails("\(model.name) \(call.rawValue)") ?? false
    if observer.isNeeded {
      settings.observer_context = Unmanaged.passUnretained(observer).toOpaque()
      settings.observer = { context, moment in
        guard let context, let moment else { return 0 }
        return Unmanaged<Observer>.fromOpaque(context).takeUnretainedValue().observe(moment.pointee) ? 1 : 0
      }
    }
    let (columns, rows) = (model.columns.count, model.rows.count)
    var values = [Double](repeating: 0, count: columns)
    var reducedCosts = values
    var rowPrices = [Double](repeating: 0, count: rows)
    var columnBasis = startingBasis(options.basis?.columns, count: columns, new: .atLower)
    var rowBasis = startingBasis(options.basis?.rows, count: rows, new: .basic)
    var result = glpkguard_result()
    let status = withExtendedLifetime(observer) {
      values.withUnsafeMutableBufferPointer { values in
        reducedCosts.withUnsafeMutableBufferPointer { reducedCosts in
          rowPrices.withUnsafeMutableBufferPointer { rowPrices in
            columnBasis.withUnsafeMutableBufferPointer { columnBasis in
              rowBasis.withUnsafeMutableBufferPointer { rowBasis in
                result.values = values.baseAddress
                result.reduced_costs = reducedCosts.baseAddress
                result.duals = rowPrices.baseAddress
                result.column_basis = columnBasis.baseAddress
                result.row_basis = rowBasis.baseAddress
                if options.basis != nil {
                  settings.column_basis = UnsafePointer(columnBasis.baseAddress)
                  settings.row_basis = UnsafePointer(rowBasis.baseAddress)
                }
                return FlatModel(model).withGuardModel { flat in
                  guard let start = options.start else { return call.function(&flat, &settings, &result) }
                  return start.withUnsafeBufferPointer { start in
                    settings.start = start.baseAddress
                    return call.function(&flat, &settings, &result)
                  }
                }
              }
            }
          }
        }
      }
    }
    try throwUnlessFine(status, message: &result.message)
    var answer = DoorAnswer(end: result.end, stop: StopReason(result.stop))
    answer.bound = result.has_bound ? result.bound : nil
    answer.objective = result.objective
    answer.nodes = Int(result.nodes)
    answer.iterations = Int(result.iterations)
    if result.has_values { answer.values = values }
    answer.reducedCosts = reducedCosts
    answer.rowPrices = rowPrices
    if result.has_basis {
      answer.basis = Basis(
        columns: columnBasis.map { Basis.Status(rawValue: $0) ?? .basic },
        rows: rowBasis.map { Basis.Status(rawValue: $0) ?? .basic })
    }
    return answer
  }

  /// The guard's status as an error, with the text of a C character array.
  static func throwUnlessFine<Text>(_ status: glpkguard_status, message: inout Text) throws(GLPKError) {
    if status == GLPKGUARD_OK { return }
    let bytes = withUnsafeBytes(of: &message) { Array($0.prefix { $0 != 0 }) }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    let text = lines.joined(separator: "; ")
    switch status {
    case GLPKGUARD_UNAVAILABLE: throw .unavailable(text)
    case GLPKGUARD_UNWRITABLE: throw .unwritable(text)
    default: throw .fault(text)
    }
  }

  private static func startingBasis(_ given: [Basis.Status]?, count: Int, new: Basis.Status) -> [UInt8] {
    var statuses = (given ?? []).map(\.rawValue)
    statuses += [UInt8](repeating: new.rawValue, count: count - statuses.count)
    return statuses
  }

  private static func guardOptions(_ options: DoorOptions) -> glpkguard_options {
    var settings = glpkguard_options()
    settings.seconds = options.limits.seconds.map { max(0, $0) } ?? -1
    settings.nodes = options.limits.nodes.map(Int64.init) ?? -1
    settings.iterations = options.limits.iterations.map(Int64.init) ?? -1
    settings.relative_gap = options.limits.relativeGap ?? -1
    settings.absolute_gap = options.limits.absoluteGap ?? -1
    settings.memory_megabytes = Int32(clamping: options.limits.memoryMegabytes ?? -1)
    settings.clique_cuts = options.strategy.cliqueCuts
    settings.pseudo_cost_branching = options.strategy.branching == .pseudoCost
    settings.depth_first = options.strategy.backtracking == .depthFirst
    settings.dual_simplex = options.strategy.rootSimplex == .dual
    return settings
  }
}

extension StopReason {
  fileprivate init(_ stop: glpkguard_stop) {
    switch stop {
    case GLPKGUARD_BY_TIME: self = .time
    case GLPKGUARD_BY_NODES: self = .nodes
    case GLPKGUARD_BY_ITERATIONS: self = .iterations
    case GLPKGUARD_BY_CANCEL: self = .cancelled
    case GLPKGUARD_BY_GAP: self = .gap
    default: self = .proof
    }
  }
}
