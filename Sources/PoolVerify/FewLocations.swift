// SPDX-License-Identifier: GPL-3.0-or-later

/// The most that cliques of portions add where few new locations fit: all at locations that take no room, and the best others.
struct FewLocations {
  /// What each location comes to; what comes to 0 takes no room.
  private var sums: [Int]
  private let base, room, count: Int
  /// For each clique and location the best portion's worth.
  private var mostAt: [Int]
  /// The locations with the largest sums, as many as there is room for, and what they come to.
  private var best: [Int] = []
  private var ofBest = 0

  init(base: Int, room: Int, count: Int, cliques: Int) {
    (self.base, self.room, self.count) = (base, room, count)
    sums = Array(repeating: 0, count: count + 1)
    mostAt = Array(repeating: 0, count: cliques * (count + 1))
  }

  var most: Int { base + sums[0] + ofBest }

  /// - Parameter place: A location that takes room, from 1; 0 = it takes none.
  mutating func add(_ weight: Int, at place: Int, _ clique: Int) {
    let more = weight - mostAt[clique * (count + 1) + place]
    guard more > 0 else { return }
    mostAt[clique * (count + 1) + place] = weight
    sums[place] += more
    if place == 0 { return }
    if best.contains(place) { ofBest += more; return }
    if best.count < room { best.append(place); ofBest += sums[place]; return }
    guard let least = best.indices.min(by: { sums[best[$0]] < sums[best[$1]] }),
      sums[best[least]] < sums[place]
    else { return }
    ofBest += sums[place] - sums[best[least]]
    best[least] = place
  }
}
