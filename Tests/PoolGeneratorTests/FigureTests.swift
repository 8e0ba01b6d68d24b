// SPDX-License-Identifier: GPL-3.0-or-later
import PoolGenerator
import PoolModel
import Testing

/// The figures of `Docs/generator.md`, on a region large enough to show them.
@Suite("A large generated region shows the figures") struct FigureTests {
  /// 3,000 waiting vacancies and 3,000 members around the schools of Haaglanden, nobody placed.
  static func large(_ change: (inout Rates) -> Void = { _ in }) throws -> Region {
    var rates = Rates(members: 3000, vacancies: 3000)
    (rates.filledPerMille, rates.publishedPerMille) = (0, 0)
    change(&rates)
    return try Shipped.region("haaglanden", rates, seed: 20_261_130)
  }

  static let region = Result { try large() }

  /// How many of `items` are of each kind, in tenths of a per cent.
  static func perMille<Item, Kind: Hashable>(_ items: [Item], _ kind: (Item) -> Kind) -> [Kind: Int] {
    Dictionary(grouping: items, by: kind).mapValues { $0.count * 1000 / max(1, items.count) }
  }

  static func weekMinutes(_ region: Region) -> [String: Int] {
    let vacancyOf = Dictionary(uniqueKeysWithValues: region.groups.map { ($0.id, $0.vacancy) })
    var minutes: [String: Int] = [:]
    for lesson in region.lessons { minutes[vacancyOf[lesson.group] ?? "", default: 0] += lesson.span.minutes }
    for group in region.groups { minutes[group.vacancy, default: 0] += group.flexibleMinutes ?? 0 }
    return minutes
  }

  static let sizes: [(upTo: Int, perMille: Int)] = [(20, 90), (40, 125), (60, 230), (80, 210), (200, 340)]

  @Test("fte per vacancy, within 2.5 points", arguments: sizes)
  func sizeClasses(upTo: Int, perMille: Int) throws {
    let region = try Self.region.get()
    let minutes = Self.weekMinutes(region)
    let found = Self.perMille(region.vacancies) { vacancy in
      let hundredfold = (minutes[vacancy.id] ?? 0) * 100
      return Self.sizes.first { hundredfold <= $0.upTo * region.policy.fteMinutes }?.upTo ?? 0
    }
    #expect(abs((found[upTo] ?? 0) - perMille) <= 25)
  }

  static let subjects: [(reportingGroup: String, perMille: Int)] = [
    ("Nederlands", 130), ("wiskunde", 120), ("Engels", 90), ("lichamelijke opvoeding", 60), ("economie", 60),
    ("kunst", 55), ("biologie", 45), ("natuurkunde", 40), ("Duits", 40), ("Frans", 35),
    ("vmbo-profielen", 70),
  ]

  @Test("subjects of vacancies, within 1.5 points", arguments: subjects)
  func subjectMix(reportingGroup: String, perMille: Int) throws {
    let region = try Self.region.get()
    let groupOf = Dictionary(uniqueKeysWithValues: region.subjects.map { ($0.id, $0.reportingGroup) })
    let found = Self.perMille(region.vacancies) { groupOf[$0.subject] ?? "" }
    #expect(abs((found[reportingGroup] ?? 0) - perMille) <= 15)
  }

  @Test("a full-time week has at most 24 lessons of 50 minutes, a contract 0.55 fte on average")
  func fullTime() throws {
    let region = try Self.region.get()
    let longest = Self.weekMinutes(region).values.max() ?? 0
    #expect((1050...1200).contains(longest))
    let total = region.members.reduce(0) { $0 + $1.minutesMax }
    let thousandths = total * 1000 / region.members.count / region.policy.fteMinutes
    #expect((530...570).contains(thousandths), "\(thousandths) thousandths of an fte")
  }

  static let hireForms: [(forms: [HireForm], perMille: Int)] = [
    ([.permanent], 450), ([.flexible, .seconded], 350), ([.agency, .freelance], 200),
  ]

  @Test("hire forms, within 3 points", arguments: hireForms)
  func hire(forms: [HireForm], perMille: Int) throws {
    let found = Self.perMille(try Self.region.get().members, \.hire)
    let sum = forms.reduce(0) { $0 + (found[$1] ?? 0) }
    #expect(abs(sum - perMille) <= 30)
  }

  static let durations: [(weights: [Int], days: ClosedRange<Int>, median: ClosedRange<Int>)] = [
    ([1, 0, 0], 14...42, 25...31), ([0, 1, 0], 119...154, 130...143), ([0, 0, 1], 28...330, 102...118),
  ]

  @Test("short terms, maternity and long sick leave last as long as they do", arguments: durations)
  func lengths(weights: [Int], days: ClosedRange<Int>, median: ClosedRange<Int>) throws {
    let region = try Self.large {
      ($0.durations, $0.members, $0.openEndPerMille) = (weights, 0, 0)
    }
    let lengths = region.vacancies.compactMap { vacancy in
      vacancy.until.map { $0.number - vacancy.from.number + 1 }
    }.sorted()
    #expect(lengths.allSatisfy(days.contains))
    #expect(median.contains(lengths[lengths.count / 2]))
  }

  @Test("half of the vacancies last two to six weeks, some have no known end")
  func mixture() throws {
    let region = try Self.region.get()
    let short = region.vacancies.count { vacancy in
      vacancy.until.map { $0.number - vacancy.from.number < 42 } ?? false
    }
    #expect((460...560).contains(short * 1000 / region.vacancies.count))
    #expect((15...50).contains(region.vacancies.count { $0.until == nil } * 1000 / region.vacancies.count))
  }

  @Test("has every degree, hire form, travel mode, level group, kind and highest tier")
  func variety() throws {
    let region = try Self.region.get()
    #expect(Set(region.qualifications.map(\.degree)) == Set(Degree.allCases))
    #expect(Set(region.members.map(\.hire)) == Set(HireForm.allCases))
    #expect(Set(region.members.map(\.mode)) == Set(TravelMode.allCases))
    let groupOf = Dictionary(uniqueKeysWithValues: region.levels.map { ($0.id, $0.group) })
    #expect(Set(region.groups.compactMap { groupOf[$0.level] }) == Set(LevelGroup.allCases))
    #expect(Set(region.vacancies.map(\.kind)) == Set(VacancyKind.allCases))
    #expect(Set(region.vacancies.map(\.tierMax)) == [0, 1, 2, 3])
    #expect(region.vacancies.allSatisfy { (1...9).contains($0.priority) })
    #expect(region.members.contains { $0.conductCertificate == nil })
    #expect(region.members.contains { $0.home == nil && $0.postcode4 != nil })
  }

  @Test("the dense kind is all open at once, whole half days and second subjects everywhere")
  func dense() throws {
    let region = try Shipped.region("haaglanden", .dense)
    #expect(region.placements.isEmpty)
    #expect(region.vacancies.allSatisfy { $0.from <= region.policy.firstDay.advanced(by: 6) })
    let last = region.policy.firstDay.advanced(by: 14 * 7)
    #expect(region.vacancies.allSatisfy { $0.until.map { $0 >= last } ?? true })
    let subjects = Dictionary(grouping: region.qualifications, by: \.member).values
    #expect(subjects.count { $0.count > 1 } * 2 > subjects.count)
    #expect(region.availability.count { $0.span.minutes < 400 } * 3 > region.availability.count)
    #expect(Set(region.vacancies.map(\.subject)).count <= 14)
    // Small jobs, large contracts: supply and demand are of one size.
    let lessons = region.lessons.reduce(0) { $0 + $1.span.minutes }
    let asked = lessons + region.groups.reduce(0) { $0 + ($1.flexibleMinutes ?? 0) }
    #expect((300...800).contains(asked * 1000 / region.members.reduce(0) { $0 + $1.minutesMax }))
    #expect(region.members.allSatisfy { $0.minutesMax >= 450 })
  }
}
