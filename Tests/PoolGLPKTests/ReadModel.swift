// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import PoolGLPK
import Testing

/// What GLPK finds in a model file. Reading is no part of the product, so it is done here by hand.
struct ReadModel {
  let name: String?
  let rows, columns: [String]
  let optimum: Double

  init(_ path: String, _ format: ModelFormat) throws {
    let library = try #require(dlopen("libglpk.so.40", RTLD_NOW))
    func function<Signature>(_ name: String, _: Signature.Type) throws -> Signature {
      unsafeBitCast(try #require(dlsym(library, name), "\(name)"), to: Signature.self)
    }
    typealias Problem = OpaquePointer?
    typealias Text = UnsafePointer<CChar>
    let create = try function("glp_create_prob", (@convention(c) () -> Problem).self)
    let freeAll = try function("glp_free_env", (@convention(c) () -> CInt).self)
    let quiet = try function("glp_term_out", (@convention(c) (CInt) -> CInt).self)
    typealias Count = @convention(c) (Problem) -> CInt
    typealias Name = @convention(c) (Problem, CInt) -> Text?
    typealias Solve = @convention(c) (Problem, UnsafeRawPointer?) -> CInt

    _ = quiet(0)
    defer { _ = freeAll() }
    let problem = create()
    switch format {
    case .mps:
      typealias Read = @convention(c) (Problem, CInt, UnsafeRawPointer?, Text) -> CInt
      try #require(try function("glp_read_mps", Read.self)(problem, 2, nil, path) == 0)
    case .lp:
      typealias Read = @convention(c) (Problem, UnsafeRawPointer?, Text) -> CInt
      try #require(try function("glp_read_lp", Read.self)(problem, nil, path) == 0)
    }
    try #require(try function("glp_simplex", Solve.self)(problem, nil) == 0)
    try #require(try function("glp_intopt", Solve.self)(problem, nil) == 0)
    optimum = try function("glp_mip_obj_val", (@convention(c) (Problem) -> Double).self)(problem)
    name = try function("glp_get_prob_name", (@convention(c) (Problem) -> Text?).self)(problem)
      .map { String(cString: $0) }
    let rowName = try function("glp_get_row_name", Name.self)
    let columnName = try function("glp_get_col_name", Name.self)
    let rowCount = try function("glp_get_num_rows", Count.self)(problem)
    let columnCount = try function("glp_get_num_cols", Count.self)(problem)
    rows = (1...rowCount).map { rowName(problem, $0).map { String(cString: $0) } ?? "" }
    columns = (1...columnCount).map { columnName(problem, $0).map { String(cString: $0) } ?? "" }
  }
}
