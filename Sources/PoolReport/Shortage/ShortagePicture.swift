// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

/// Where a region is short of teachers, and where it has some to spare, by subject and level: the picture that its boards share.
///
/// The split is that of the national surveys of teacher shortage: *open* work, which nobody teaches, and *hidden* shortage, which somebody teaches
/// at tier 2 or 3, without authority, or through agency or freelance hire; each of *regular* work (vacancies and peaks) and of *replacement*.
public struct ShortagePicture: Sendable {
  /// Lesson minutes in the horizon of one kind of work.
  public struct Work: Hashable, Sendable {
    public internal(set) var asked = 0, open = 0, hidden = 0
    /// Both kinds of shortage.
    public var short: Int { open + hidden }

    static func += (a: inout Work, b: Work) { a = a + b }
    static func + (a: Work, b: Work) -> Work {
      Work(asked: a.asked + b.asked, open: a.open + b.open, hidden: a.hidden + b.hidden)
    }
  }

  /// A subject, at one level group or at all.
  public struct Row: Hashable, Sendable {
    /// The id, and the name in the region's table.
    public let subject, name: String
    /// `nil` = all.
    public let levelGroup: LevelGroup?
    public internal(set) var regular = Work(), replacement = Work()
    /// Lesson minutes that members could still give who are qualified or appointable for it; who can do several counts for each.
    public internal(set) var surplus = 0
    /// Regular and replacement.
    public var all: Work { regular + replacement }
  }

  /// Subjects in the region's order, then level groups; only where something is asked or to spare.
  public let rows: [Row]
  /// The same of subjects alone: a member counts once in each.
  public let subjects: [Row]
  /// The whole region: a member counts once.
  public let total: Row
  /// The lesson minutes that one full-time member gives in the horizon.
  public let fteMinutes: Int

  /// Works the picture out of a plan; running placements count.
  ///
  /// - Complexity: linear in the region and the plan, and authority asked of each member for each subject and level group.
  public init(of plan: Plan, in rulebook: Rulebook) {
    let staffing = Staffing(plan, in: rulebook)
    let region = rulebook.region
    let (spare, need) = (staffing.spareMinutes, Needs(region))
    let vacancies = positions(region.vacancies.map(\.id))
    let groupOf = Dictionary(
      region.levels.map { ($0.id, $0.group) }, uniquingKeysWith: { first, _ in first })
    let names = Dictionary(region.subjects.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    func row(_ subject: String, _ levelGroup: LevelGroup? = nil) -> Row {
      Row(subject: subject, name: names[subject] ?? "", levelGroup: levelGroup)
    }
    var byNeed: [Needs.Need: Row] = [:]
    var bySubject: [String: Row] = [:]
    var total = Row(subject: "", name: "", levelGroup: nil)
    for (group, facts) in region.groups.enumerated() where staffing.asked[group] > 0 {
      guard let vacancy = vacancies[facts.vacancy].map({ region.vacancies[$0] }),
        let levelGroup = groupOf[facts.level]
      else { continue }
      let parts = staffing.assignmentsOfGroup[group].map { staffing.assignments[$0] }
      let asked = staffing.asked[group]
      let work = Work(
        asked: asked, open: asked - parts.reduce(0) { $0 + $1.minutes },
        hidden: parts.reduce(0) { $1.isHidden(in: region) ? $0 + $1.minutes : $0 })
      let kind: WritableKeyPath<Row, Work> = vacancy.kind == .replacement ? \.replacement : \.regular
      let subject = vacancy.subject
      byNeed[Needs.Need(subject: subject, levelGroup: levelGroup), default: row(subject, levelGroup)][
        keyPath: kind] += work
      bySubject[subject, default: row(subject)][keyPath: kind] += work
      total[keyPath: kind] += work
    }
    for (member, minutes) in spare.enumerated() where minutes > 0 {
      total.surplus += minutes
      let needs = need.served(by: member)
      for need in needs { byNeed[need, default: row(need.subject, need.levelGroup)].surplus += minutes }
      for subject in Set(needs.map(\.subject)) {
        bySubject[subject, default: row(subject)].surplus += minutes
      }
    }
    rows = need.all.compactMap { byNeed[$0] }
    subjects = region.subjects.compactMap { bySubject[$0.id] }
    self.total = total
    fteMinutes = staffing.fteMinutes
  }
}

/// All pairs of subject and level group, and who is qualified or appointable for each on the first day of the horizon.
private struct Needs {
  struct Need: Hashable {
    let subject: String
    let levelGroup: LevelGroup
  }
  /// In the region's order of subjects, then of level groups.
  let all: [Need]
  private let rulebook: Rulebook

  /// The region with one lesson group of each pair, of which the rulebook can be asked.
  init(_ region: Region) {
    let levels = LevelGroup.allCases.compactMap { group in region.levels.first { $0.group == group } }
    all = region.subjects.flatMap { subject in
      levels.map { Need(subject: subject.id, levelGroup: $0.group) }
    }
    var asking = region
    (asking.vacancies, asking.groups, asking.lessons) = ([], [], [])
    (asking.placements, asking.preferences, asking.overrides) = ([], [], [])
    for (number, need) in all.enumerated() {
      guard let location = region.locations.first,
        let level = levels.first(where: { $0.group == need.levelGroup })
      else { continue }
      asking.vacancies.append(
        Vacancy(
          id: "\(number)", location: location.id, subject: need.subject, from: region.policy.firstDay,
          until: region.policy.firstDay, submitted: region.policy.firstDay))
      asking.groups.append(
        LessonGroup(id: "\(number)", vacancy: "\(number)", level: level.id, flexibleMinutes: 1))
    }
    rulebook = Rulebook(asking)
  }

  func served(by member: Int) -> [Need] {
    let day = rulebook.region.policy.firstDay
    guard let today = DayRange(day, day) else { return [] }
    return rulebook.region.groups.indices.filter { group in
      rulebook.grant(of: member, for: group, over: today).map { $0.tier <= 1 } ?? false
    }
    .map { all[$0] }
  }
}

extension Assignment {
  /// Whether it hides a shortage (verborgen tekort): at tier 2 or 3, without authority, or by agency or freelance.
  func isHidden(in region: Region) -> Bool {
    (tier ?? 3) >= 2 || [.agency, .freelance].contains(region.members[member].hire)
  }
}

extension Staffing {
  /// Lesson minutes of the horizon that each member could still give.
  fileprivate var spareMinutes: [Int] {
    memberUses.map { use in use.map { max(0, $0.availableMinutes - $0.usedMinutes) } ?? 0 }
  }
}
