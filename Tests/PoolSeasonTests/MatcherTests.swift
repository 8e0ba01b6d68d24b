// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGLPK
import PoolModel
import Testing

@testable import PoolSeason

@Suite("A week's matching") struct MatcherTests {
  /// A made-up week: who is free, what they can do, what is open.
  struct Week {
    let people: [SeasonModel.Person]
    let values, free, open: [Int]

    init(seed: Int) {
      var random = RandomStream(UInt64(seed), "matcher test")
      let classes = random.between(1, 6)
      values = (0..<classes).map { _ in random.between(1, 9) }
      people = (0..<random.between(1, 8)).map { _ in
        let skills = (0..<classes).compactMap { demand in
          random.chance(450)
            ? SeasonModel.Skill(demand, perMille: random.element(of: [1000, 900, 700, 600]) ?? 1000) : nil
        }
        return .init(minutes: random.between(0, 7), skills: skills)
      }
      free = people.map { random.between(0, $0.minutes) }
      open = (0..<classes).map { _ in random.between(0, 9) }
    }

    func value(of shares: [Matcher.Share]) -> Int {
      shares.reduce(0) { sum, share in
        let skill = people[share.person].skills.first { $0.demand == share.demand }
        return sum + share.minutes * values[share.demand] * (skill?.perMille ?? 0)
      }
    }

    /// The most value that GLPK finds.
    func optimum() throws -> Int {
      var model = LinearModel(name: "week", direction: .maximise)
      var ofPerson = free.map { _ in [(column: Int, value: Double)]() }
      var ofClass = open.map { _ in [(column: Int, value: Double)]() }
      for (number, person) in people.enumerated() {
        for skill in person.skills {
          let column = model.addColumn(
            "", lower: 0, upper: 100, isInteger: true, cost: Double(values[skill.demand] * skill.perMille))
          ofPerson[number].append((column, 1))
          ofClass[skill.demand].append((column, 1))
        }
      }
      for (terms, most) in zip(ofPerson + ofClass, free + open) where !terms.isEmpty {
        model.addRow("", lower: -.infinity, upper: Double(most), terms: terms)
      }
      return Int((try GLPK.solve(model).objective ?? 0).rounded())
    }
  }

  @Test("is worth exactly what GLPK finds, in 1,000 made-up weeks") func optimal() throws {
    for seed in 0..<1000 {
      let week = Week(seed: seed)
      let shares = Matcher(week.people, values: week.values).match(free: week.free, open: week.open)
      for person in week.people.indices {
        let given = shares.filter { $0.person == person }.reduce(0) { $0 + $1.minutes }
        #expect(given <= week.free[person], "seed \(seed)")
      }
      for demand in week.open.indices {
        let taken = shares.filter { $0.demand == demand }.reduce(0) { $0 + $1.minutes }
        #expect(taken <= week.open[demand], "seed \(seed)")
      }
      #expect(try week.value(of: shares) == week.optimum(), "seed \(seed)")
    }
  }

  @Test("spares who can do most") func sparing() {
    let people: [SeasonModel.Person] = [
      .init(minutes: 5, skills: [.init(0), .init(1)]), .init(minutes: 5, skills: [.init(0)]),
    ]
    let matcher = Matcher(people, values: [1, 1])
    #expect(matcher.match(free: [5, 5], open: [5, 0]) == [.init(person: 1, demand: 0, minutes: 5)])
    #expect(
      matcher.match(free: [5, 5], open: [7, 0])
        == [.init(person: 0, demand: 0, minutes: 2), .init(person: 1, demand: 0, minutes: 5)])
  }

  @Test("gives nothing where nobody is free, nothing is open or nobody can") func nothing() {
    let matcher = Matcher([.init(minutes: 5, skills: [.init(0)])], values: [1, 1])
    #expect(matcher.match(free: [0], open: [5, 5]).isEmpty)
    #expect(matcher.match(free: [5], open: [0, 5]).isEmpty)
    #expect(Matcher([], values: [1]).match(free: [], open: [3]).isEmpty)
  }
}
