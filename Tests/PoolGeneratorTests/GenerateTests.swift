// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import Testing

@testable import PoolGenerator

@Suite("A generated region") struct GenerateTests {
  @Test("is the same for the same seed, and another for another", arguments: [1, 2, 77] as [UInt64])
  func seeded(seed: UInt64) throws {
    let rates = Rates(members: 20, vacancies: 15)
    let region = try Shipped.region("zeeland", rates, seed: seed)
    #expect(try region == Shipped.region("zeeland", rates, seed: seed))
    #expect(try region.members != Shipped.region("zeeland", rates, seed: seed + 1).members)
    #expect(try region.vacancies != Shipped.region("zeeland", rates, seed: seed + 1).vacancies)
  }

  @Test("keeps its vacancies when the pool grows, and its members when vacancies are added")
  func independent() throws {
    let region = try Shipped.region("twente", Rates(members: 20, vacancies: 15))
    let morePeople = try Shipped.region("twente", Rates(members: 40, vacancies: 15))
    let moreWork = try Shipped.region("twente", Rates(members: 20, vacancies: 30))
    #expect(Array(morePeople.vacancies.prefix(15)) == Array(region.vacancies.prefix(15)))
    #expect(morePeople.members.prefix(20) == region.members[...])
    #expect(moreWork.members == region.members)
    #expect(moreWork.vacancies.prefix(15) == region.vacancies.prefix(15))
  }

  @Test("has as many members and waiting vacancies as asked, on the given locations and marked mbo ones")
  func sizes() throws {
    let region = try Shipped.region("haaglanden", Rates(members: 120, vacancies: 90))
    #expect(region.members.count == 120)
    #expect(region.locations.count(where: { $0.sector == .vo }) == 100)
    let madeUp = region.locations.filter { $0.sector == .mbo }
    #expect(madeUp.count == 6)
    #expect(madeUp.allSatisfy { $0.name.hasPrefix("Verzonnen") && $0.board.hasPrefix("ZZ") })
    let running = region.placements.filter { $0.state == .running }.map(\.group)
    let filled = region.groups.filter { running.contains($0.id) }.map(\.vacancy)
    #expect(region.vacancies.count { !filled.contains($0.id) } == 90)
    #expect(!running.isEmpty)
    #expect(region.placements.contains { $0.state == .published })
  }

  @Test(
    "asks nobody to be in two places: the lessons of a vacancy never overlap",
    arguments: 1...5 as ClosedRange<UInt64>)
  func oneTeacher(seed: UInt64) throws {
    let region = try Shipped.region("twente", seed: seed)
    let vacancyOf = Dictionary(uniqueKeysWithValues: region.groups.map { ($0.id, $0.vacancy) })
    let byVacancy = Dictionary(grouping: region.lessons) { vacancyOf[$0.group] ?? "" }
    for vacancy in region.vacancies {
      let lessons = byVacancy[vacancy.id] ?? []
      for (index, lesson) in lessons.enumerated() {
        let clashing = lessons[..<index].contains {
          $0.weekday == lesson.weekday && $0.span.overlaps(lesson.span)
        }
        #expect(!clashing, "seed \(seed): \(vacancy.id)")
      }
    }
  }

  @Test("gives each lesson a time of its location's bells", arguments: 1...3 as ClosedRange<UInt64>)
  func bells(seed: UInt64) throws {
    let region = try Shipped.region("twente", seed: seed)
    let locationOf = Dictionary(uniqueKeysWithValues: region.vacancies.map { ($0.id, $0.location) })
    let vacancyOf = Dictionary(uniqueKeysWithValues: region.groups.map { ($0.id, $0.vacancy) })
    for lesson in region.lessons {
      let location = vacancyOf[lesson.group].flatMap { locationOf[$0] }
      let own = region.bells.filter { $0.location == location }
      let bells = own.isEmpty ? region.bells.filter { $0.location == nil } : own
      let fits = bells.contains { $0.span == lesson.span && (lesson.period ?? $0.period) == $0.period }
      #expect(fits, "seed \(seed): \(lesson)")
    }
  }

  @Test("uses every id once and refers to no unknown one")
  func references() throws {
    let region = try Shipped.region("zeeland", Rates(members: 60, vacancies: 40))
    for ids in [
      region.boards.map(\.id), region.locations.map(\.id), region.members.map(\.id),
      region.vacancies.map(\.id),
      region.groups.map(\.id), region.subjects.map(\.id), region.levels.map(\.id), region.postcodes.map(\.id),
    ] {
      #expect(Set(ids).count == ids.count)
      #expect(ids.allSatisfy { $0.count <= 15 })
    }
    let (members, locations) = (Set(region.members.map(\.id)), Set(region.locations.map(\.id)))
    let (vacancies, groups) = (Set(region.vacancies.map(\.id)), Set(region.groups.map(\.id)))
    let (subjects, levels) = (Set(region.subjects.map(\.id)), Set(region.levels.map(\.id)))
    #expect(region.locations.allSatisfy { Set(region.boards.map(\.id)).contains($0.board) })
    #expect(region.vacancies.allSatisfy { locations.contains($0.location) && subjects.contains($0.subject) })
    #expect(region.groups.allSatisfy { vacancies.contains($0.vacancy) && levels.contains($0.level) })
    #expect(region.lessons.allSatisfy { groups.contains($0.group) })
    #expect(region.qualifications.allSatisfy { members.contains($0.member) && subjects.contains($0.subject) })
    #expect(region.availability.allSatisfy { members.contains($0.member) })
    #expect(region.placements.allSatisfy { members.contains($0.member) && groups.contains($0.group) })
    #expect(region.neighbours.allSatisfy { subjects.contains($0.subject) && subjects.contains($0.neighbour) })
    #expect(
      region.groups.allSatisfy { group in
        (group.flexibleMinutes == nil) == region.lessons.contains { $0.group == group.id }
      })
  }

  @Test("without schools has neither members nor requests")
  func empty() throws {
    let region = try generate(Rates(), sites: [], seed: 1)
    #expect(region.members.isEmpty && region.vacancies.isEmpty && region.boards.isEmpty)
  }
}
