// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Synchronization

/// A seeded region so small that every plan can be tried: at least 16 and at most 3,000 keep the rules.
///
/// Together the regions of many seeds exercise every rule and every goal; each is one that `PoolData` would accept.
///
/// Finding one takes a tenth of a second in a debug build, so each is found once.
public func tinyRegion(seed: UInt64) -> Region {
  if let known = known.withLock({ $0[seed] }) { return known }
  let region = findTinyRegion(seed: seed)
  known.withLock { $0[seed] = region }
  return region
}

private let known = Mutex<[UInt64: Region]>([:])

/// The same, found anew.
func findTinyRegion(seed: UInt64) -> Region {
  var dice = Dice(seed: seed)
  while true {
    var maker = TinyRegionMaker(dice: dice)
    let region = maker.region()
    if let plans = feasiblePlans(of: region, upTo: 3000), plans >= 16 {
      return region.askingMore(Dice(seed: ~seed))
    }
    dice = Dice(seed: UInt64(dice.number(0...Int.max - 1)))
  }
}

extension Region {
  /// The same region, every other time with several boards and with goals that look at them and at what was told.
  ///
  /// Dice of its own, so that nothing else of a region changes with it.
  fileprivate func askingMore(_ dice: Dice) -> Region {
    var (region, dice) = (self, dice)
    guard dice.chance(50) else { return region }
    region.boards += ["B2", "B3"].map { Board(id: $0, name: "Board \($0)") }
    for index in region.locations.indices {
      region.locations[index].board = dice.one(of: "B1", "B2", "B2", "B3")
    }
    for goal in dice.one(of: [Goal.fairness], [.changes], [.fairness, .changes]) {
      var level = GoalLevel(goal)
      if dice.chance(30) { level.tolerancePerMille = dice.one(of: 5, 50, 200, 333, 500) }
      let place = dice.one(of: 0, 1, 1, dice.number(0...region.policy.goals.count))
      region.policy.goals.insert(level, at: min(place, region.policy.goals.count))
    }
    return region
  }
}

/// Throws the dice for each table in turn.
struct TinyRegionMaker {
  var dice: Dice
  var made = Region(policy: Policy(firstDay: Day(number: 0), weeks: 1))
  var bellsOf: [String: [ClockSpan]] = [:]

  init(dice: Dice) { self.dice = dice }

  /// A region of one throw, of any number of plans.
  mutating func region() -> Region {
    policy()
    schools()
    authority()
    members()
    requests()
    preferences()
    placements()
    return made
  }

  mutating func day(_ days: ClosedRange<Int>) -> Day {
    made.policy.firstDay.advanced(by: dice.number(days))
  }
  /// Ids that are not in the order of the rows, nor of their numbers: `M10` comes before `M9`.
  mutating func ids(_ letter: String, _ count: Int) -> [String] {
    dice.shuffled(Array(1...12)).prefix(count).map { "\(letter)\($0)" }
  }
  var lastDay: Int { 7 * made.policy.weeks - 1 }

  private mutating func policy() {
    let monday = Day(number: 20_787).advanced(by: 7 * dice.number(0...30))
    let simple = Goal.allCases.filter { $0 != .fairness && $0 != .changes }
    var goals = dice.shuffled(simple).prefix(dice.number(3...8)).map { GoalLevel($0) }
    // Few plans leave anything to decide once nothing at all is the best; so begin with work done.
    if dice.chance(85) {
      let first: Goal = dice.one(of: .value, .value, .coverage, .preference, .stability)
      goals.removeAll { $0.goal == first }
      goals.insert(GoalLevel(first), at: 0)
    }
    for index in goals.indices where dice.chance(30) {
      goals[index].tolerancePerMille = dice.one(of: 5, 50, 200, 333, 500)
    }
    made.policy = Policy(
      firstDay: monday, weeks: dice.number(2...5), goals: goals, handoversMax: dice.one(of: 0, 0, 0, 1, 1, 2),
      certificateMonths: dice.one(of: nil, 12, 36))
    if dice.chance(30) { made.policy.tierValue = dice.one(of: [1000, 1000, 400, 0], [1000, 950, 949, 1]) }
  }

  private mutating func schools() {
    made.boards = [Board(id: "B1", name: "Board 1")]
    let defaultBells = [510, 560, 610, 680, 730, 800].compactMap { ClockSpan($0, $0 + 50) }
    let earlierBells = [490, 535, 580, 640, 685, 740].compactMap { ClockSpan($0, $0 + 45) }
    let hourBells = [510, 570, 630, 720, 780, 840].compactMap { ClockSpan($0, $0 + 60) }
    func rows(_ spans: [ClockSpan], _ location: String?) -> [Bell] {
      spans.enumerated().map { Bell(location: location, period: $0.offset + 1, span: $0.element) }
    }
    made.bells = rows(defaultBells, nil)
    for id in ids("16SW0", dice.number(2...4)) {
      made.locations.append(
        Location(
          id: id, name: "School \(id)", board: "B1",
          position: Position(
            latitude: 52 + 0.02 * Double(dice.number(0...8)), longitude: 5 + 0.03 * Double(dice.number(0...8))
          ),
          holidayRegion: dice.one(of: nil, "north", "south")))
      let own = dice.one(of: nil, nil, earlierBells, hourBells)
      if let own { made.bells += rows(own, id) }
      bellsOf[id] = own ?? defaultBells
    }
    for region in [nil, "north", "south"] where dice.chance(35) {
      let first = day(-3...lastDay)
      guard let dates = DayRange(first, first.advanced(by: dice.one(of: 0, 1, 4, 6, 8))) else { continue }
      made.holidays.append(Holiday(holidayRegion: region, dates: dates, name: "Holiday"))
    }
  }

  private mutating func authority() {
    made.subjects = ["en", "ne", "wi"].map { Subject(id: $0, name: $0, reportingGroup: $0) }
    made.levels = [
      Level(id: "h1", name: "havo 1", group: .lower), Level(id: "k3", name: "kader 3", group: .vmbo),
      Level(id: "v5", name: "vwo 5", group: .upper),
    ]
    for group in [LevelGroup.lower, .vmbo, .upper] {
      var rows = [
        Authority(levelGroup: group, degree: .first, tier: 0),
        Authority(
          levelGroup: group, degree: .second, tier: group == .upper ? 2 : 0,
          monthsMax: group == .upper ? 12 : nil),
        Authority(levelGroup: group, degree: .secondLimited, tier: 1, minutesMax: 60 * dice.number(1...4)),
        Authority(levelGroup: group, degree: .careerChanger, tier: 2, monthsMax: dice.one(of: nil, 1, 6)),
        Authority(
          levelGroup: group, degree: .trainee, tier: dice.one(of: 1, 2), minutesMax: 60 * dice.number(1...3)),
        Authority(levelGroup: group, degree: .hybrid, tier: 3, minutesMax: dice.one(of: nil, 120)),
      ]
      // Further rows of the same degrees, so that a member has the choice between rows and their clocks.
      for degree in [Degree.second, .secondLimited, .trainee, .hybrid] where dice.chance(30) {
        rows.append(
          Authority(
            levelGroup: group, degree: degree, tier: dice.number(0...3),
            minutesMax: dice.one(of: nil, 60, 120, 180), monthsMax: dice.one(of: nil, nil, 1),
            from: dice.one(of: nil, day(-9...lastDay)), until: dice.one(of: nil, day(0...lastDay + 9))))
      }
      for index in rows.indices where dice.chance(10) { rows[index].until = day(0...lastDay + 5) }
      made.authority += rows
    }
    made.authority = dice.shuffled(made.authority)
    for subject in ["en", "ne", "wi"] where dice.chance(50) {
      let others = ["en", "ne", "wi"].filter { $0 != subject }
      made.neighbours.append(
        Neighbour(subject: subject, neighbour: dice.one(in: others), tier: dice.number(1...3)))
    }
  }
}
