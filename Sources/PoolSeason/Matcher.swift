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
  /// People who can do the same, each worth the same, are one group: the people of each, ascending.
  private let groups: [[Int]]
  /// Group after group; those of a group begin at `first`, which has one number more than there are groups.
  private let edges: [Edge]
  private let first: [Int]
  /// The edges of class after class; those of a class begin at `firstOfDemand`, likewise.
  private let givers: [Giver]
  private let firstOfDemand: [Int]

  /// A group that could give to a class, and by which edge.
  fileprivate struct Giver: Sendable {
    let group, edge: Int
  }

  init(_ people: [SeasonModel.Person], values: [Int]) {
    let mostSkills = people.map(\.skills.count).max() ?? 0
    // One unit of value outweighs sparing everybody.
    let scale = 1 + mostSkills * people.reduce(0) { $0 + $1.minutes }
    var (edges, first) = ([Edge](), [0])
    var groups: [[Int]] = []
    var groupOf: [[SeasonModel.Skill]: Int] = [:]
    for (number, person) in people.enumerated() {
      if let group = groupOf[person.skills] {
        groups[group].append(number)
        continue
      }
      groupOf[person.skills] = groups.count
      groups.append([number])
      edges += person.skills.map {
        Edge(demand: $0.demand, profit: values[$0.demand] * $0.perMille * scale - person.skills.count)
      }
      first.append(edges.count)
    }
    (self.groups, self.edges, self.first) = (groups, edges, first)
    var byDemand = values.map { _ in [Giver]() }
    for group in groups.indices {
      for edge in first[group]..<first[group + 1] {
        byDemand[edges[edge].demand].append(Giver(group: group, edge: edge))
      }
    }
    givers = byDemand.flatMap(\.self)
    firstOfDemand = byDemand.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// The best use of `free` minutes of each person for `open` minutes of each class; in order of groups and classes, then of people.
  func match(free: [Int], open: [Int]) -> [Share] {
    var flow = MatcherFlow(
      edges, first, givers, firstOfDemand, free: groups.map { $0.reduce(0) { $0 + free[$1] } }, open: open)
    while flow.findPaths() { flow.send() }
    var shares: [Share] = []
    for (group, people) in groups.enumerated() {
      var place = 0
      var left = free[people[0]]
      for edge in first[group]..<first[group + 1] {
        var rest = flow.given[edge]
        while rest > 0 {
          let minutes = min(rest, left)
          if minutes > 0 {
            shares.append(Share(person: people[place], demand: edges[edge].demand, minutes: minutes))
          }
          rest -= minutes
          left -= minutes
          if left == 0, place + 1 < people.count {
            place += 1
            left = free[people[place]]
          }
        }
      }
    }
    return shares
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
  /// Groups who are free for something that is open.
  private let groups: [Int]
  /// Whether anything was open of a class at first.
  private let isAsked: [Bool]
  /// The most profit of a path that ends at a group or a class; the least number where none does.
  private var ofGroup, ofDemand: [Int]
  /// Whether a group or class is on the path that is being followed, or led to nobody since paths were found.
  private var isGroupClosed, isDemandClosed: [Bool]

  private static let unreached = Int.min

  init(
    _ edges: [Matcher.Edge], _ first: [Int], _ givers: [Matcher.Giver], _ firstOfDemand: [Int], free: [Int],
    open: [Int]
  ) {
    (self.edges, self.first, self.givers, self.firstOfDemand) = (edges, first, givers, firstOfDemand)
    (self.free, self.open, isAsked) = (free, open, open.map { $0 > 0 })
    given = Array(repeating: 0, count: edges.count)
    groups = free.indices.filter { group in
      free[group] > 0 && (first[group]..<first[group + 1]).contains { open[edges[$0].demand] > 0 }
    }
    ofGroup = Array(repeating: Self.unreached, count: free.count)
    ofDemand = Array(repeating: Self.unreached, count: open.count)
    isGroupClosed = Array(repeating: false, count: free.count)
    isDemandClosed = Array(repeating: false, count: open.count)
  }

  /// The profits of all nodes; whether a path that has one ends where something is open.
  mutating func findPaths() -> Bool {
    for group in groups { ofGroup[group] = free[group] > 0 ? 0 : Self.unreached }
    for demand in ofDemand.indices { ofDemand[demand] = Self.unreached }
    // Groups whose profit rose, in turns; classes pass theirs on at once.
    var queue = groups.filter { free[$0] > 0 }
    var waits = Array(repeating: false, count: ofGroup.count)
    for group in queue { waits[group] = true }
    var next = 0
    while next < queue.count {
      let group = queue[next]
      next += 1
      waits[group] = false
      for edge in first[group]..<first[group + 1] {
        let (demand, profit) = (edges[edge].demand, ofGroup[group] + edges[edge].profit)
        if profit <= ofDemand[demand] || !isAsked[demand] { continue }
        ofDemand[demand] = profit
        for place in firstOfDemand[demand]..<firstOfDemand[demand + 1] {
          let (other, back) = (givers[place].group, givers[place].edge)
          guard given[back] > 0, profit - edges[back].profit > ofGroup[other] else { continue }
          ofGroup[other] = profit - edges[back].profit
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
      for group in groups { isGroupClosed[group] = false }
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
      let (group, edge) = (givers[place].group, givers[place].edge)
      guard !isGroupClosed[group], ofGroup[group] != Self.unreached,
        ofGroup[group] + edges[edge].profit == ofDemand[demand]
      else { continue }
      let drawn = draw(group, minutes - sent)
      given[edge] += drawn
      sent += drawn
      if sent == minutes {
        isDemandClosed[demand] = false
        break
      }
    }
    return sent
  }

  /// Frees so many minutes of a group, which is free or gives up what others take over; returns how many there were.
  private mutating func draw(_ group: Int, _ minutes: Int) -> Int {
    var drawn = min(free[group], minutes)
    free[group] -= drawn
    if drawn == minutes { return drawn }
    isGroupClosed[group] = true
    for edge in first[group]..<first[group + 1] where given[edge] > 0 {
      let demand = edges[edge].demand
      if isDemandClosed[demand] || ofDemand[demand] - edges[edge].profit != ofGroup[group] { continue }
      let taken = fill(demand, min(given[edge], minutes - drawn))
      given[edge] -= taken
      drawn += taken
      if drawn == minutes {
        isGroupClosed[group] = false
        break
      }
    }
    return drawn
  }
}
