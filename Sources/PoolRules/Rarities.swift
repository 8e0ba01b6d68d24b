// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// How rare the work and the members are, in per cent (`Docs/rules.md`, section 6).
struct Rarities: Sendable {
  private(set) var ofNeed: [Int]
  private(set) var ofMember: [Int]

  init(_ region: Region, openings: [Opening], authority: AuthorityFinder) {
    var asked = [Int](repeating: 0, count: authority.needCount)
    for opening in openings { asked[authority.needOfGroup[opening.group]] += opening.minutes }
    ofNeed = Array(repeating: 0, count: authority.needCount)
    ofMember = Array(repeating: 0, count: region.members.count)
    for need in asked.indices where asked[need] > 0 {
      let able = authority.candidates(for: need).filter { $0.tier <= 1 }
      let supply = able.reduce(0) { $0 + region.members[$1.member].minutesMax * region.policy.weeks }
      ofNeed[need] = min(100, 100 * asked[need] / max(1, supply))
      for candidate in able { ofMember[candidate.member] = max(ofMember[candidate.member], ofNeed[need]) }
    }
  }
}
