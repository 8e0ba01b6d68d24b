// SPDX-License-Identifier: GPL-3.0-or-later

/// Decides a week exactly: whose free minutes go to which class, for the most value; among equals, sparing those who can do most.
///
/// A transportation problem in whole numbers, solved by augmenting along the path of most profit until none is left (Jewell, 1962;
/// Busacker and Gowen, 1961), so an optimum at every step of the way.
///
/// - Complexity: one path per share that is given or moved, each O(people × skills) in practice.
struct Matcher: Sendable {
  /// Minutes that somebody gives to a class.
  struct Share: Equatable, Sendable {
    let person, demand, minutes: Int
  }

  /// Per person: the classes and the profit of a minute, which is value × `scale` − the number of the person's classes.
  private let edges: [[(demand: Int, profit: Int)]]
  private let demandCount: Int

  init(_ people: [SeasonModel.Person], values: [Int]) {
    demandCount = values.count
    let mostSkills = people.map(\.skills.count).max() ?? 0
    // One unit of value outweighs sparing everybody.
    let scale = 1 + mostSkills * people.reduce(0) { $0 + $1.minutes }
    edges = people.map { person in
      person.skills.map { ($0.demand, values[$0.demand] * $0.perMille * scale - person.skills.count) }
    }
  }

  /// The best use of `free` minutes of each person for `open` minutes of each class; in order of person and class.
  func match(free: [Int], open: [Int]) -> [Share] {
    var free = free
    var open = open
    let people = free.indices.filter { person in
      free[person] > 0 && edges[person].contains { open[$0.demand] > 0 }
    }
    // Nodes: the people by position in `people`, then the classes.
    let count = people.count
    var given = people.map { Array(repeating: 0, count: edges[$0].count) }
    /// Per class: who could give to it, as (position in `people`, position in their edges).
    var takers = Array(repeating: [(Int, Int)](), count: demandCount)
    for (place, person) in people.enumerated() {
      for (slot, edge) in edges[person].enumerated() where open[edge.demand] > 0 {
        takers[edge.demand].append((place, slot))
      }
    }
    let unreached = Int.min
    var profit = [Int](repeating: unreached, count: count + demandCount)
    /// The edge by which a node was reached: of a class the giver's slot, of a person the slot by which the class gives back.
    var cameFrom = [(node: Int, slot: Int)](repeating: (-1, -1), count: count + demandCount)
    var waits = [Bool](repeating: false, count: count + demandCount)
    while true {
      for node in profit.indices { profit[node] = unreached }
      var queue: [Int] = []
      for (place, person) in people.enumerated() where free[person] > 0 {
        profit[place] = 0
        cameFrom[place] = (-1, -1)
        queue.append(place)
        waits[place] = true
      }
      var next = 0
      while next < queue.count {
        let node = queue[next]
        next += 1
        waits[node] = false
        func reach(_ target: Int, _ value: Int, _ slot: Int) {
          guard value > profit[target] else { return }
          profit[target] = value
          cameFrom[target] = (node, slot)
          if !waits[target] {
            waits[target] = true
            queue.append(target)
          }
        }
        if node < count {
          for (slot, edge) in edges[people[node]].enumerated() where !takers[edge.demand].isEmpty {
            reach(count + edge.demand, profit[node] + edge.profit, slot)
          }
        } else {
          for (place, slot) in takers[node - count] where given[place][slot] > 0 {
            reach(place, profit[node] - edges[people[place]][slot].profit, slot)
          }
        }
      }
      var best = -1
      for demand in 0..<demandCount where open[demand] > 0 && profit[count + demand] > 0 {
        if best < 0 || profit[count + demand] > profit[count + best] { best = demand }
      }
      if best < 0 { break }
      augment(to: best, people, cameFrom, &free, &open, &given)
    }
    return people.enumerated().flatMap { place, person in
      edges[person].enumerated().compactMap { slot, edge in
        given[place][slot] > 0 ? Share(person: person, demand: edge.demand, minutes: given[place][slot]) : nil
      }
    }
  }

  /// Sends as many minutes as fit along the path that ends at a class.
  private func augment(
    to demand: Int, _ people: [Int], _ cameFrom: [(node: Int, slot: Int)], _ free: inout [Int],
    _ open: inout [Int],
    _ given: inout [[Int]]
  ) {
    let count = people.count
    var minutes = open[demand]
    var node = count + demand
    while true {
      let (before, slot) = cameFrom[node]
      if before < 0 {
        minutes = min(minutes, free[people[node]])
        break
      }
      if node < count { minutes = min(minutes, given[node][slot]) }
      node = before
    }
    node = count + demand
    open[demand] -= minutes
    while true {
      let (before, slot) = cameFrom[node]
      if before < 0 {
        free[people[node]] -= minutes
        return
      }
      if node < count { given[node][slot] -= minutes } else { given[before][slot] += minutes }
      node = before
    }
  }
}
