// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import Testing

@testable import PoolReport

@Suite("The picture of shortage and surplus") struct ShortageTests {
  static let picture = ShortagePicture(of: SmallRegion.plan, in: SmallRegion.rulebook)

  @Test("it adds up to the coverage, by level groups, by subjects and in all") func sums() {
    let coverage = Coverage(of: SmallRegion.plan, in: SmallRegion.rulebook)
    func sum(_ rows: [ShortagePicture.Row]) -> ShortagePicture.Work {
      rows.reduce(ShortagePicture.Work()) { $0 + $1.all }
    }
    for work in [sum(Self.picture.rows), sum(Self.picture.subjects), Self.picture.total.all] {
      #expect(work.asked == coverage.total.minutesAsked)
      #expect(work.open == coverage.total.minutesOpen)
      #expect(work.hidden == coverage.hiddenMinutes)
    }
    #expect(coverage.hiddenMinutes > 0 && coverage.total.minutesOpen > 0)
  }

  @Test("vacancies and peaks are regular work, the rest is replacement") func kinds() {
    var region = SmallRegion.region
    for (number, kind) in zip(region.vacancies.indices, [VacancyKind.vacancy, .peak]) {
      region.vacancies[number].kind = kind
    }
    for number in region.vacancies.indices.dropFirst(2) { region.vacancies[number].kind = .replacement }
    let picture = ShortagePicture(of: SmallRegion.plan, in: Rulebook(region))
    let staffing = Staffing(SmallRegion.plan, in: Rulebook(region))
    let regular = Set(region.vacancies.prefix(2).map(\.id))
    let asked = region.groups.indices.reduce(0) {
      regular.contains(region.groups[$1].vacancy) ? $0 + staffing.asked[$1] : $0
    }
    #expect(asked > 0)
    #expect(picture.total.regular.asked == asked)
    #expect(picture.total.replacement.asked == picture.total.all.asked - asked)
  }

  @Test("who is qualified or appointable has hours to spare, in each subject, and once in the region")
  func surplus() throws {
    var region = SmallRegion.region
    region.members = [try #require(region.members.first)]
    (region.placements, region.availability, region.preferences) = ([], [], [])
    (region.members[0].minutesMax, region.members[0].from) = (600, region.policy.firstDay)
    (region.members[0].until, region.holidays) = (nil, [])
    let id = region.members[0].id
    region.qualifications = [
      Qualification(member: id, subject: "wi", degree: .second),
      Qualification(member: id, subject: "lo", degree: .trainee),
    ]
    let picture = ShortagePicture(of: Plan([]), in: Rulebook(region))
    // Mathematics at three level groups and, as its neighbour at tier 1, arithmetic; sports only at tier 2.
    let spare = picture.rows.filter { $0.surplus > 0 }
    #expect(Set(spare.map(\.subject)) == ["wi", "rek"])
    #expect(spare.filter { $0.subject == "wi" }.map(\.levelGroup) == [.vmbo, .lower, .upper])
    #expect(spare.allSatisfy { $0.surplus == 8 * 600 })
    #expect(picture.total.surplus == 8 * 600)
    #expect(picture.subjects.filter { $0.surplus > 0 }.map(\.surplus) == [8 * 600, 8 * 600])
  }

  @Test(
    "the table has every row, and nothing in the picture is drawn outside it", arguments: Language.allCases)
  func outputs(language: Language) {
    let table = Self.picture.table().split(separator: "\n")
    #expect(table.count == 1 + Self.picture.rows.count)
    #expect(
      table[0]
        == "subject,level_group,regular_asked,regular_open,regular_hidden,replacement_asked,replacement_open,replacement_hidden,surplus"
    )
    let dates = SmallRegion.region.policy.horizon
    let screen = Self.picture.screen(dates, language)
    #expect(screen.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(screen.contains("wi"))
    let page = Self.picture.page(dates, isMadeUp: true, language)
    for row in Self.picture.subjects { #expect(page.contains(">\(row.name.prefix(10))")) }
    let bars = page.matches(of: /<rect x="(-?\d+)" y="\d+" width="(-?\d+)" height="16"/)
    #expect(bars.count == 3 * Self.picture.subjects.count)
    for bar in bars {
      let (x, width) = (Int(bar.1) ?? -1, Int(bar.2) ?? -1)
      #expect(x >= 170 && width >= 0 && x + width <= 674)
    }
  }
}
