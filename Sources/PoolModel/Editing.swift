// SPDX-License-Identifier: GPL-3.0-or-later

/// A region while edits are applied to it. After the first fault it only serves to find more of them.
struct Editing {
  var region: Region
  private(set) var cuts: [PlacementCut] = []
  private(set) var faults: [EditFault] = []
  /// The position of the edit at hand.
  private var number = -1
  /// Ids that an edit would have added but for a fault of its own, so that later edits may name them.
  private var missed: Set<String> = []

  init(region: Region) { self.region = region }

  mutating func apply(_ edit: Edit) {
    number += 1
    switch edit {
    case .vacancy(let id, let changes): change(vacancy: id, changes)
    case .withdraw(let id): withdraw(id)
    case .addVacancy(let id, let other): addVacancy(id, like: other)
    case .newVacancy(let vacancy, let group): add(vacancy, group)
    case .lesson(let group, let from, let to): moveLesson(of: group, from: from, to: to)
    case .member(let id, let changes): change(member: id, changes)
    case .away(let id, let dates): takeAway(id, on: dates)
    case .addMember(let id, let other): addMember(id, like: other)
    case .newMember(let id, let profile): add(profile, as: id)
    case .qualification(let row): add(row)
    case .wish(let wish): add(wish)
    case .policy(let changes): for change in changes { apply(change) }
    }
  }

  mutating func tell(_ problem: EditFault.Problem, _ value: String) {
    faults.append(EditFault(edit: number, value: value, problem: problem))
  }

  /// Whether one of the tables has the id; otherwise a fault.
  mutating func knows(_ id: String, in tables: String..., isThere: (Region) -> Bool) -> Bool {
    if isThere(region) { return true }
    if !missed.contains(id) { tell(.unknown(tables: tables), id) }
    return false
  }

  /// The position of the row with an id; a fault without it.
  mutating func position<Row>(_ id: String, in table: String, _ rows: [Row], _ key: (Row) -> String) -> Int? {
    let position = rows.firstIndex { key($0) == id }
    return knows(id, in: table) { _ in position != nil } ? position : nil
  }

  mutating func vacancy(_ id: String) -> Int? { position(id, in: "vacancies", region.vacancies, \.id) }
  mutating func member(_ id: String) -> Int? { position(id, in: "members", region.members, \.id) }

  /// Whether nothing went wrong in `body`; if something did, what it would have added is not missed later.
  mutating func adds(_ ids: [String], _ body: (inout Editing) -> Void) {
    let before = faults.count
    body(&self)
    if faults.count > before { missed.formUnion(ids) }
  }

  /// Leaves of placements the parts of their dates that `parts` names.
  mutating func cut(_ isConcerned: (Placement) -> Bool, to parts: (DayRange) -> [DayRange]) {
    var kept: [Placement] = []
    for placement in region.placements {
      let left =
        isConcerned(placement)
        ? parts(placement.dates).map {
          Placement(group: placement.group, member: placement.member, dates: $0, state: placement.state)
        } : [placement]
      if left != [placement] { cuts.append(PlacementCut(edit: number, placement: placement, left: left)) }
      kept += left
    }
    region.placements = kept
  }

  /// Whether the dates run forwards; otherwise a fault of the one that was changed.
  mutating func runs(from: Day, until: Day?, isUntilGiven: Bool) -> Bool {
    guard let until, until < from else { return true }
    tell(.untilBeforeFrom(from), "\(isUntilGiven ? until : from)")
    return false
  }

  private mutating func apply(_ change: PolicyChange) {
    switch change {
    case .firstDay(let day): region.policy.firstDay = day
    case .weeks(let weeks): region.policy.weeks = weeks
    case .handoversMax(let handovers): region.policy.handoversMax = handovers
    case .goals(let goals): region.policy.goals = goals
    }
  }
}
