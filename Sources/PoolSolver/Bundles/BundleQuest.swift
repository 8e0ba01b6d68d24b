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
  }
}

extension BundleSearch.Quest {
  /// What is asked, from a list of all bundles that are of interest.
  func answer(among bundles: [PricedBundle], _ prices: MemberPrices, _ space: MemberSpace)
    -> BundleSearch.Answer
  {
    var found = bundles.compactMap { bundle -> PricedBundle? in
      guard forced.allSatisfy(bundle.places.contains) else { return nil }
      let value = prices.value(of: bundle.places, in: space)
      return value > floor ? PricedBundle(places: bundle.places, value: value) : nil
    }
    var isComplete = true
    switch finds {
    case .better(let count), .best(let count):
      found.sort { ($0.value, $1.places.count) < ($1.value, $0.places.count) }
      found.removeFirst(max(0, found.count - count))
    case .every(let count): isComplete = found.count <= count
    }
    return BundleSearch.Answer(
      bundles: found, bound: found.map(\.value).max() ?? floor, isComplete: isComplete, steps: bundles.count)
  }
}
