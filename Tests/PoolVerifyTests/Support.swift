// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolAudit
import PoolData
import PoolModel
import PoolOracle
import PoolReport
import PoolVerify

/// A tiny region with its best plan and a valid certificate, to spoil.
struct Case {
  let region: Region
  let goals: [Goal: Int]
  var certificate: Certificate

  init(seed: UInt64, changing change: (inout Region) -> Void = { _ in }, sha256: String = "0") {
    var region = tinyRegion(seed: seed)
    change(&region)
    var maker = Maker(region, seed: seed, hasWideCuts: false)
    self.region = region
    certificate = maker.certificate(sha256: sha256)
    goals = audit(maker.optimum.plan, of: region).goals
  }

  func refusals(sha256: String = "0", goals: [Goal: Int]? = nil) -> [Refusal] {
    verify(certificate, of: region, sha256: sha256, goals: goals ?? self.goals).refusals
  }
}

/// Runs `body` with a new folder that is removed afterwards.
func withFolder<Answer>(_ body: (String) throws -> Answer) throws -> Answer {
  let folder = NSTemporaryDirectory() + "poolverify-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}
