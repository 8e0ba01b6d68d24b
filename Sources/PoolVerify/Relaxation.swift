// SPDX-License-Identifier: GPL-3.0-or-later

/// The most that portions can add together if only their cliques and the room for locations in one week are asked for, and their
/// minutes are bought instead of limited.
struct Relaxation {
  /// Portions as a relaxation sees them.
  struct Choices {
    /// The portions' numbers; of a clique at most one is taken.
    let cliques: [[Int]]
    /// By number where a portion is given: a location that still takes room, from 1; 0 = anywhere else.
    let places: [Int]
    /// How many locations there are, and how many there is room for.
    let placeCount, room: Int
  }

  /// What any choice adds at most, with what the minutes cost.
  let bound: Int
  /// The portions that come to the bound; where each clique alone is the better bound one of each, else one of each and place.
  let choice: [Int]
  private let choices: Choices
  private let priced: [Int]
  private let ofCliques: Int
  /// For each clique the best portion's worth, at each place and anywhere.
  private let mostAt: [[Int]]
  private let most: [Int]
  /// What the cliques come to at each place, and what the places come to that there is room for, the best first.
  private let sums: [Int]
  private let best: [Int]
  private let cost: Int

  /// - Parameters:
  ///   - priced: By number what a portion adds after paying for its minutes, 0 or more.
  ///   - cost: What the minutes cost.
  init(_ choices: Choices, priced: [Int], cost: Int) {
    (self.choices, self.priced, self.cost) = (choices, priced, cost)
    var sums = [Int](repeating: 0, count: choices.placeCount + 1)
    var (mostAt, bestAt): ([[Int]], [[Int]]) = ([], [])
    for clique in choices.cliques {
      var (here, who) = (sums.map { _ in 0 }, sums.map { _ in -1 })
      for number in clique where priced[number] > here[choices.places[number]] {
        (here[choices.places[number]], who[choices.places[number]]) = (priced[number], number)
      }
      for (place, most) in here.enumerated() where most > 0 { sums[place] += most }
      mostAt.append(here)
      bestAt.append(who)
    }
    (self.mostAt, self.sums) = (mostAt, sums)
    most = mostAt.map { $0.max() ?? 0 }
    ofCliques = cost + most.reduce(0, +)
    best = Array((1..<max(1, sums.count)).sorted { (sums[$1], $0) < (sums[$0], $1) }.prefix(choices.room))
    let ofPlaces = cost + sums[0] + best.reduce(0) { $0 + sums[$1] }
    bound = min(ofCliques, ofPlaces)
    var choice: [Int] = []
    for (here, who) in zip(mostAt, bestAt) {
      if ofPlaces < ofCliques {
        for place in [0] + best where who[place] >= 0 { choice.append(who[place]) }
      } else if let place = here.indices.max(by: { (here[$0], $1) < (here[$1], $0) }), who[place] >= 0 {
        choice.append(who[place])
      }
    }
    self.choice = choice
  }

  /// The portions with which a choice may add more than `limit`.
  func numbers(above limit: Int) -> [[Int]] {
    let last = best.count == choices.room ? best.last : nil
    return choices.cliques.indices.map { clique in
      choices.cliques[clique].filter { number in
        let place = choices.places[number]
        let byCliques = ofCliques - most[clique] + priced[number]
        var byPlaces = cost + sums[0] - mostAt[clique][place] + priced[number]
        for other in best { byPlaces += sums[other] }
        if place > 0, !best.contains(place) { byPlaces += sums[place] - (last.map { sums[$0] } ?? 0) }
        return min(byCliques, byPlaces) > limit
      }
    }.filter { !$0.isEmpty }
  }
}
