// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// How rare the work is, and how rare are those who can do it, in per cent (section 6, `scarcity`).
struct Rarity {
  private struct Need: Hashable {
    let subject: String
    let levelGroup: LevelGroup
  }
  private var ofNeed: [Need: Int] = [:]
  private var ofMember: [String: Int] = [:]

  /// Weighs the minutes of all openings against the hours of the members who can take them.
  init(_ tables: Tables, openings: [(work: Work, dates: DayRange)]) {
    let region = tables.region
    var asked: [Need: Int] = [:]
    for (work, dates) in openings { asked[need(work), default: 0] += work.minutes(over: dates) }
    var supply: [Need: Int] = [:]
    var abilities: [String: Set<Need>] = [:]
    let subjects = Set(asked.keys.map(\.subject))
    for member in region.members {
      var able: Set<Need> = []
      for qualification in tables.qualifications[member.id] ?? [] {
        for subject in subjects {
          guard let tier = tables.tier(of: qualification, in: subject), tier <= 1 else { continue }
          for row in region.authority where row.degree == qualification.degree && row.tier <= 1 {
            able.insert(Need(subject: subject, levelGroup: row.levelGroup))
          }
        }
      }
      for need in able { supply[need, default: 0] += member.minutesMax * region.policy.weeks }
      abilities[member.id] = able
    }
    for (need, minutes) in asked {
      ofNeed[need] = min(100, 100 * minutes / max(1, supply[need] ?? 0))
    }
    for (member, able) in abilities {
      ofMember[member] = able.compactMap { ofNeed[$0] }.max() ?? 0
    }
  }

  private func need(_ work: Work) -> Need {
    Need(subject: work.vacancy.subject, levelGroup: work.levelGroup)
  }

  /// How much rarer the member is than the work, in per cent points; 0 if not.
  func excess(of member: Member, over work: Work) -> Int {
    max(0, (ofMember[member.id] ?? 0) - (ofNeed[need(work)] ?? 0))
  }
}
