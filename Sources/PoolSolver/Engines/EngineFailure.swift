// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel

extension EngineFailure {
  /// What an error of GLPK means to an engine.
  public init(_ error: GLPKError) {
    self =
      switch error {
      case .unavailable(let reason): .solverMissing(reason)
      case .invalid(let detail): .programRefused(detail)
      case .fault(let words), .unwritable(let words): .solverGaveUp(words)
      case .unreliable(let detail): .answerUnreliable(detail)
      }
  }
}
