// SPDX-License-Identifier: GPL-3.0-or-later

/// Who gives which class how many minutes: shows by sums alone that a pool covers.
struct CoverProof {
  /// Minutes of a profile's members for a class.
  struct Delivery {
    var profile, demand, minutes: Int
  }
  /// For each week that counts; the others ask no more of any class.
  var deliveries: [[Delivery]]

  /// Whether no profile gives more than its members have, or to a class that it does not serve, and in every week all is given that is asked of
  /// classes that some profile serves.
  func holds(_ counts: [Int], _ profiles: [Composition.Profile], _ weeks: [[Int]]) -> Bool {
    let possible = deliveries.allSatisfy { plan in
      plan.allSatisfy { $0.minutes >= 0 && profiles[$0.profile].classes.contains($0.demand) }
        && profiles.indices.allSatisfy { profile in
          plan.reduce(0) { $0 + ($1.profile == profile ? $1.minutes : 0) }
            <= counts[profile] * profiles[profile].minutes
        }
    }
    return possible
      && weeks.allSatisfy { week in
        let asked = week.indices.filter { demand in
          week[demand] > 0 && profiles.contains { $0.classes.contains(demand) }
        }
        return asked.isEmpty
          || deliveries.contains { plan in
            asked.allSatisfy { demand in
              plan.reduce(0) { $0 + ($1.demand == demand ? $1.minutes : 0) } >= week[demand]
            }
          }
      }
  }
}
