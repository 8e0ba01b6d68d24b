// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK

/// The fewest members who cover everything that is asked, and among equals the cheapest.
///
///     minimise  Σ n(p), then Σ cents(p) n(p)
///     Σ_k flow(s, p, k) ≤ minutes(p) n(p)      in each week s, for each profile p
///     Σ_p flow(s, p, k) ≥ asked(s, k)          in each week s, for each class k that some profile serves
///
/// A static picture, in which hours are capacity and nothing sticks. What is told of it is recomputed by `CoverProof` and `BoundProof`, which
/// share nothing with the search.
public struct SmallestPool: Sendable {
  /// A figure of the pool, and how far it is known to be the least.
  public struct Least: Hashable, Sendable {
    /// Of the pool found.
    public let found: Int
    /// No pool has less: by GLPK's search, and as recomputed in whole numbers without it.
    public let claimed, recomputed: Int
    /// Sets of classes that the recomputation adds up.
    public let sets: Int

    /// Whether no pool has less, on GLPK's word at least.
    public var isProven: Bool { claimed == found }
    /// Whether that needs nobody's word.
    public var isRecomputed: Bool { recomputed == found }
  }

  /// Who could be had.
  public let profiles: [Composition.Profile]
  /// Members of each profile.
  public let counts: [Int]
  /// Members, of all pools that cover; cents a week, of those that have as many members as this one.
  public let members, cents: Least
  /// The classes that are asked and that no profile serves, and their minutes over all weeks; they are left out.
  public let unserved: [(demand: Int, minutes: Int)]
  /// How many weeks ask anything, and how many of them decide: each of the others asks no more of any class than one of these.
  public let weeksAsked, weeksDeciding: Int

  /// Searches with GLPK.
  ///
  /// - Parameters:
  ///   - profiles: who could be had.
  ///   - weeks: for each week the minutes asked of each class.
  ///   - nodes: of GLPK's tree for either figure; where they do not suffice, less is claimed than was found.
  public init(profiles: [Composition.Profile], weeks: [[Int]], nodes: Int = .max) throws(GLPKError) {
    let served = Set(profiles.flatMap(\.classes))
    let servable = weeks.map { $0.enumerated().map { served.contains($0.offset) ? $0.element : 0 } }
    var search = SmallestPoolSearch(profiles, Self.undominated(servable), nodes: nodes)
    members = try search.leastMembers()
    cents = try search.leastCents()
    let cover = CoverProof(deliveries: search.deliveries())
    precondition(cover.holds(search.counts, profiles, weeks), "a pool of \(search.counts) does not cover")
    (self.profiles, counts) = (profiles, search.counts)
    unserved = (weeks.first ?? []).indices.compactMap { demand in
      let minutes = weeks.reduce(0) { $0 + $1[demand] }
      return minutes > 0 && !served.contains(demand) ? (demand, minutes) : nil
    }
    weeksAsked = weeks.count { $0.contains { $0 > 0 } }
    weeksDeciding = search.weeks.count
  }

  /// For a region's own requests and a catalog of their classes.
  public init(_ requests: GivenRequests, _ catalog: ProfileCatalog, nodes: Int = .max) throws(GLPKError) {
    try self.init(profiles: catalog.entries.map(\.profile), weeks: requests.weeks, nodes: nodes)
  }

  /// The weeks that ask anything, without those of which another asks as much of every class; of equals the first.
  static func undominated(_ weeks: [[Int]]) -> [[Int]] {
    weeks.enumerated().filter { number, week in
      week.contains { $0 > 0 }
        && !weeks.enumerated().contains { other, asked in
          other != number && zip(asked, week).allSatisfy { $0 >= $1 } && (asked != week || other < number)
        }
    }
    .map(\.element)
  }
}
