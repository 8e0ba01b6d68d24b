// SPDX-License-Identifier: GPL-3.0-or-later

/// Decides a week exactly: whose free minutes go to which class, for the most value; among equals, sparing those who can do most.
///
/// A transportation problem in whole numbers, solved by the primal-dual method (Ford and Fulkerson, 1957): the most profitable paths are found, all
/// that fits along them is sent, and again until no path has a profit. So it is an optimum at every step of the way.
///
/// - Complexity: one search, O(people × skills) in practice, for each profit that a path may have.
struct Matcher: Sendable {
  /// Minutes that somebody gives to a class.
  struct Share: Equatable, Sendable {
    let person, demand, minutes: Int
  }

  /// What a person can do: the class, and the profit of a minute, which is value × `scale` − the number of the person's classes.
  fileprivate struct Edge: Sendable {
    let demand, profit: Int
  }
  /// Person after person; those of a person begin at `first`, which has one number more than there are people.
  private let edges: [Edge]
  private let first: [Int]
  /// The edges of class after class; those of a class begin at `firstOfDemand`, likewise.
  private let givers: [Giver]
  private let firstOfDemand: [Int]

  /// Who could give to a class, and by which edge.
  fileprivate struct Giver: Sendable {
    let person, edge: Int
  }

  init(_ people: [SeasonModel.Person], values: [Int]) {
    let mostSkills = people.map(\.skills.count).max() ?? 0
    // One unit of value outweighs sparing everybody.
    let scale = 1 + mostSkills * people.reduce(0) { $0 + $1.minutes }
    var (edges, first) = ([Edge](), [0])
    for person in people {
      edges += person.skills.map {
        Edge(demand: $0.demand, profit: values[$0.demand] * $0.perMille * scale - person.skills.count)
      }
      first.append(edges.count)
    }
    (self.edges, self.first) = (edges, first)
    var byDemand = values.map { _ in [Giver]() }
    for person in people.indices {
      for edge in first[person]..<first[person + 1] {
        byDemand[edges[edge].demand].append(Giver(person: person, edge: edge))
      }
    }
    givers = byDemand.flatMap(\.self)
    firstOfDemand = byDemand.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// The best use of `free` minutes of each person for `open` minutes of each class; in order of person and class.
  func match(free: [Int], open: [Int]) -> [Share] {
    var flow = MatcherFlow(edges, first, givers, firstOfDemand, free: free, open: open)
    while flow.findPaths() { flow.send() }
    return free.indices.flatMap { person in
      (first[person]..<first[person + 1]).compactMap { edge in
        flow.given[edge] > 0
          ? Share(person: person, demand: edges[edge].demand, minutes: flow.given[edge]) : nil
      }
    }
  }
}

/// What is given so far, and the paths along which more could be.
private struct MatcherFlow {
  private let edges: [Matcher.Edge]
  private let first: [Int]
  private let givers: [Matcher.Giver]
  private let firstOfDemand: [Int]
  /// Minutes of each edge.
  private(set) var given: [Int]
  private var free, open: [Int]
  /// People who are free for something that is open.
  private let people: [Int]
  /// Whether anything was open of a class at first.
  private let isAsked: [Bool]
  /// The most profit of a path that ends at a person or a class; the least number where none does.
  private var ofPerson, ofDemand: [Int]
  /// Whether a person or class is on the path that is being followed, or led to nobody since paths were found.
  private var isPersonClosed, isDemandClosed: [Bool]

  private static let unreached = Int.min

  init(
    _ edges: [Matcher.Edge], _ first: [Int], _ givers: [Matcher.Giver], _ firstOfDemand: [Int], free: [Int],
    open: [Int]
  ) {
    (self.edges, self.first, self.givers, self.firstOfDemand) = (edges, first, givers, firstOfDemand)
    (self.free, self.open, isAsked) = (free, open, open.map { $0 > 0 })
    given = Array(repeating: 0, count: edges.count)
    people = free.indices.filter { person in
      free[person] > 0 && (first[person]..<first[person + 1]).contains { open[edges[$0].demand] > 0 }
    }
    ofPerson = Array(repeating: Self.unreached, count: free.count)
    ofDemand = Array(repeating: Self.unreached, count: open.count)
    isPersonClosed = Array(repeating: false, count: free.count)
    isDemandClosed = Array(repeating: false, count: open.count)
  }

  /// The profits of all nodes; whether a path that has one ends where something is open.
  mutating func findPaths() -> Bool {
    for person in people { ofPerson[person] = free[person] > 0 ? 0 : Self.unreached }
    for demand in ofDemand.indices { ofDemand[demand] = Self.unreached }
    // People whose profit rose, in turns; classes pass theirs on at once.
    var queue = people.filter { free[$0] > 0 }
    var waits = Array(repeating: false, count: ofPerson.count)
    for person in queue { waits[person] = true }
    var next = 0
    while next < queue.count {
      let person = queue[next]
      next += 1
      waits[person] = false
      for edge in first[person]..<first[person + 1] {
        let (demand, profit) = (edges[edge].demand, ofPerson[person] + edges[edge].profit)
        if profit <= ofDemand[demand] || !isAsked[demand] { continue }
        ofDemand[demand] = profit
        for place in firstOfDemand[demand]..<firstOfDemand[demand + 1] {
          let (other, back) = (givers[place].person, givers[place].edge)
          guard given[back] > 0, profit - edges[back].profit > ofPerson[other] else { continue }
          ofPerson[other] = profit - edges[back].profit
          if !waits[other] {
            waits[other] = true
            queue.append(other)
          }
        }
      }
    }
    return ofDemand.indices.contains { open[$0] > 0 && ofDemand[$0] > 0 }
  }

  /// Sends what fits along the paths of most profit, and goes on with those of the next one as long as all that is open where they end is given: paths
  /// to other ends only become worse by that.
  mutating func send() {
    while true {
      let best = ofDemand.indices.reduce(0) { open[$1] > 0 ? max($0, ofDemand[$1]) : $0 }
      if best == 0 { return }
      for person in people { isPersonClosed[person] = false }
      for demand in isDemandClosed.indices { isDemandClosed[demand] = false }
      var isAllGiven = true
      for demand in ofDemand.indices where open[demand] > 0 && ofDemand[demand] == best {
        if !isDemandClosed[demand] { open[demand] -= fill(demand, open[demand]) }
        if open[demand] > 0 { isAllGiven = false }
      }
      if !isAllGiven { return }
    }
  }

  /// Gives a class so many minutes more along its paths; returns how many there were.
  private mutating func fill(_ demand: Int, _ minutes: Int) -> Int {
    isDemandClosed[demand] = true
    var sent = 0
    for place in firstOfDemand[demand]..<firstOfDemand[demand + 1] {
      let (person, edge) = (givers[place].person, givers[place].edge)
      guard !isPersonClosed[person], ofPerson[person] != Self.unreached,
        ofPerson[person] + edges[edge].profit == ofDemand[demand]
      else { continue }
      let drawn = draw(person, minutes - sent)
      given[edge] += drawn
      sent += drawn
      if sent == minutes {
        isDemandClosed[demand] = false
        break
      }
    }
    return sent
  }

  /// Frees so many minutes of a person, who is free or gives up what others take over; returns how many there were.
  private mutating func draw(_ person: Int, _ minutes: Int) -> Int {
    var drawn = min(free[person], minutes)
    free[person] -= drawn
    if drawn == minutes { return drawn }
    isPersonClosed[person] = true
    for edge in first[person]..<first[person + 1] where given[edge] > 0 {
      let demand = edges[edge].demand
      if isDemandClosed[demand] || ofDemand[demand] - edges[edge].profit != ofPerson[person] { continue }
      let taken = fill(demand, min(given[edge], minutes - drawn))
      given[edge] -= taken
      drawn += taken
      if drawn == minutes {
        isPersonClosed[person] = false
        break
      }
    }
    return drawn
  }
}
