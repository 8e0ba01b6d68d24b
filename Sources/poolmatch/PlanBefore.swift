// SPDX-License-Identifier: GPL-3.0-or-later
import PoolData
import PoolModel

/// A plan made before, as `--previous` names it.
struct PlanBefore {
  let folder: String
  let plan: PreviousPlan
  let sha256: String

  /// Reads an output folder of an earlier run.
  ///
  /// - Throws: `Failure` with every fault if it cannot be read.
  init(in folder: String, _ language: Language) throws {
    let (plan, sha256, faults) = readPrevious(in: folder)
    guard let plan else { throw Failure(faults.status, faults.text(language)) }
    (self.folder, self.plan, self.sha256) = (folder, plan, sha256)
  }

  /// How much of it there is a place for now, in one line.
  func text(_ use: PreviousUse, _ language: Language) -> String {
    let prices = use.pricesFit.map { fit in
      language.say(" and of \(use.prices) prices \(fit)", " en van \(use.prices) prijzen \(fit)")
    }
    return language.say(
      "\(folder): of \(use.placements) placements \(use.placementsFit)\(prices ?? "") fit this week",
      "\(folder): van \(use.placements) plaatsingen passen er \(use.placementsFit)\(prices ?? "") in deze week"
    )
  }
}
