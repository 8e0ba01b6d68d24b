// SPDX-License-Identifier: GPL-3.0-or-later

extension SeasonModel {
  /// The minutes asked of each class in so many weeks, one from each of as many replicates: what is open if nothing were filled.
  func sampledWeeks(_ count: Int, seed: UInt64) -> [[Int]] {
    let stream = RequestStream(self, seed: seed)
    return (0..<count).map { replicate in
      let factors = stream.factors(replicate)
      // Spread over the season, so that its course counts.
      let week = warmUp.count + (weeks.isEmpty ? 0 : replicate % weeks.count)
      var minutes = demands.map { _ in 0 }
      var requests = stream.open(replicate)
      for earlier in 0...week { requests += stream.new(replicate, week: earlier, factor: factors[earlier]) }
      for request in requests where request.from <= week && week < request.until {
        minutes[request.demand] += request.minutes
      }
      return minutes
    }
  }
}
