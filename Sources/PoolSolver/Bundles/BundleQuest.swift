// SPDX-License-Identifier: GPL-3.0-or-later

/// A set of one member's places and its worth.
struct PricedBundle: Sendable {
  let places: [Int]
  let value: Int
}

extension BundleSearch {
  /// What is asked.
  struct Quest {
    /// Only bundles worth more than this are of interest.
    var floor = 0
    var finds = Finds.better(1)
    /// Places that every bundle must hold; they go together.
    var forced: [Int] = []
    /// The most steps.
    var effort = Int.max
  }
  /// What to keep of what is found.
  enum Finds {
    /// Each find raises the floor; the last so many are kept, ascending in value, the last of which is the best bundle.
    case better(Int)
    /// The best so many, ascending in value.
    case best(Int)
    /// Every one, in the order of finding; more than so many end the search.
    case every(Int)
  }
  struct Answer {
    /// As the quest says.
    var bundles: [PricedBundle] = []
    /// No bundle is worth more; the best one's value, or the floor, if the search was not cut.
    var bound: Int
    var isComplete: Bool
    var steps: Int

    /// Adds the answer of a search for other bundles.
    mutating func add(_ other: Self, as finds: Finds) {
      bundles += other.bundles
      switch finds {
      case .better(let count), .best(let count):
        bundles.sort { $0.value < $1.value }
        bundles.removeFirst(max(0, bundles.count - count))
      case .every(let count): if bundles.count > count { isComplete = false }
      }
      bound = max(bound, other.bound)
      isComplete = isComplete && other.isComplete
      steps += other.steps
    }
  }
}
