// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What entitles a member to take a group: a tier, and the rows that give it.
public struct Grant: Hashable, Sendable {
  /// The larger of the authority row's tier and the subject's.
  public let tier: Tier
  /// Positions in the region's tables.
  public let qualification, authority: Int
}

/// A qualification and an authority row that serve a need, dates aside.
struct AuthorityPair: Sendable {
  let member: Int
  let grant: Grant
  /// The most minutes a week under the authority row; `Int.max` = no limit.
  let minutesMax: Int
  let monthsMax: Int?
  /// The dates on which both rows are valid; open ends far away, and none at all if `from > until`.
  let from, until: Day

  /// The last date on which it can hold from `first` on, whatever the rows' validity; `nil` = it never holds.
  func clockEnd(from first: Day, exceptionUntil: Day?) -> Day? {
    guard grant.tier == 2 || monthsMax != nil else { return Day(number: .max) }
    return exceptionUntil ?? monthsMax.map { first.adding(months: $0).advanced(by: -1) }
  }

  /// Whether it holds on every date of `range`.
  func holds(over range: DayRange, exceptionUntil: Day?) -> Bool {
    guard from <= range.from, range.until <= until else { return false }
    guard let end = clockEnd(from: range.from, exceptionUntil: exceptionUntil) else { return false }
    return range.until <= end
  }

  /// The better pair first: lower tier, more minutes, earlier rows.
  static func better(_ a: AuthorityPair, _ b: AuthorityPair) -> Bool {
    (a.grant.tier, -a.minutesMax, a.grant.qualification, a.grant.authority)
      < (b.grant.tier, -b.minutesMax, b.grant.qualification, b.grant.authority)
  }
}

/// A member who has pairs for a need, and where they lie in `AuthorityFinder.pairs`, the better first.
struct Candidate: Sendable {
  let member: Int
  let pairs: Range<Int>
  /// The lowest tier of the pairs, dates and clocks aside.
  let tier: Tier
}

/// Who may take what: the pairs of every need, a need being a subject and a level group
/// (`Docs/rules.md`, section 3).
struct AuthorityFinder: Sendable {
  /// Per group: its need.
  let needOfGroup: [Int]
  let needCount: Int
  private(set) var pairs: [AuthorityPair] = []
  /// Per need: the members with pairs, ascending.
  private var candidates: [[Candidate]]
  /// Per member: the rows of `qualifications`, in the region's order.
  private(set) var qualifications: [[Int]]
  private let exceptionUntil: [Day?]

  init(_ region: Region, subjects: Index, members: Index, vacancies: Index) {
    let levels = Dictionary(uniqueKeysWithValues: region.levels.map { ($0.id, $0.group) })
    let levelGroups = LevelGroup.allCases
    qualifications = Array(repeating: [], count: region.members.count)
    exceptionUntil = region.members.map(\.exceptionUntil)
    needCount = region.subjects.count * levelGroups.count
    candidates = Array(repeating: [], count: needCount)

    let subjectOfVacancy = region.vacancies.map { subjects[$0.subject] }
    needOfGroup = region.groups.map { group in
      guard let level = levels[group.level], let position = levelGroups.firstIndex(of: level) else {
        preconditionFailure("group \(group.id): there is no level '\(group.level)'")
      }
      return subjectOfVacancy[vacancies[group.vacancy]] * levelGroups.count + position
    }

    var serving: [[(subject: Int, tier: Tier)]] = region.subjects.indices.map { [($0, 0)] }
    for row in region.neighbours {
      serving[subjects[row.subject]].append((subjects[row.neighbour], row.tier))
    }
    var holders = [[(member: Int, row: Int)]](repeating: [], count: region.subjects.count)
    for (row, qualification) in region.qualifications.enumerated() {
      let member = members[qualification.member]
      qualifications[member].append(row)
      holders[subjects[qualification.subject]].append((member, row))
    }

    for need in Set(needOfGroup).sorted() {
      let level = levelGroups[need % levelGroups.count]
      let rows = region.authority.indices.filter { region.authority[$0].levelGroup == level }
      var found: [AuthorityPair] = []
      for source in serving[need / levelGroups.count] {
        for holder in holders[source.subject] {
          let qualification = region.qualifications[holder.row]
          for row in rows where region.authority[row].degree == qualification.degree {
            let authority = region.authority[row]
            found.append(
              AuthorityPair(
                member: holder.member,
                grant: Grant(
                  tier: max(source.tier, authority.tier), qualification: holder.row, authority: row),
                minutesMax: authority.minutesMax ?? .max, monthsMax: authority.monthsMax,
                from: max(qualification.from ?? .distantPast, authority.from ?? .distantPast),
                until: min(qualification.until ?? .distantFuture, authority.until ?? .distantFuture)))
          }
        }
      }
      found.sort { $0.member != $1.member ? $0.member < $1.member : AuthorityPair.better($0, $1) }
      append(found, to: need)
    }
  }

  private mutating func append(_ found: [AuthorityPair], to need: Int) {
    var start = found.startIndex
    while start < found.endIndex {
      let member = found[start].member
      let end = found[start...].firstIndex { $0.member != member } ?? found.endIndex
      candidates[need].append(
        Candidate(
          member: member, pairs: pairs.count + start..<pairs.count + end, tier: found[start].grant.tier))
      start = end
    }
    pairs += found
  }

  /// The level group of a need.
  func levelGroup(ofNeed need: Int) -> LevelGroup { LevelGroup.allCases[need % LevelGroup.allCases.count] }

  /// The members who have a pair for the need, ascending.
  func candidates(for need: Int) -> [Candidate] { candidates[need] }

  /// A member's pairs for the need, if there are any.
  func candidate(_ member: Int, for need: Int) -> Candidate? {
    let all = candidates[need]
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].member < member { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low].member == member ? all[low] : nil
  }

  /// The best pair of a candidate that holds over `range`, as a position in `pairs`.
  func pair(of candidate: Candidate, over range: DayRange) -> Int? {
    let exception = exceptionUntil[candidate.member]
    return candidate.pairs.first { pairs[$0].holds(over: range, exceptionUntil: exception) }
  }
}

extension Day {
  /// Before and after every date that a table can hold.
  static let distantPast = Day(number: .min)
  static let distantFuture = Day(number: .max)
}
