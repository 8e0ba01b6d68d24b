// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolGenerator
import PoolModel

/// The shipped tables of locations, read from the repository.
enum Shipped {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Instances/sites")

  static func sites(_ name: String) throws -> [Site] {
    try Site.reading(String(contentsOf: folder.appending(path: "\(name).csv"), encoding: .utf8))
  }

  static func postcodes(_ name: String) throws -> [Postcode] {
    try Postcode.reading(String(contentsOf: folder.appending(path: "\(name)-postcodes.csv"), encoding: .utf8))
  }

  /// A region on the shipped locations of `name`.
  static func region(_ name: String, _ rates: Rates = Rates(), seed: UInt64 = 1) throws -> Region {
    try generate(rates, sites: sites(name), postcodes: postcodes(name), seed: seed)
  }
}

extension Rates {
  /// The default rates at another size.
  init(members: Int, vacancies: Int) {
    self.init()
    (self.members, self.vacancies) = (members, vacancies)
  }
}
