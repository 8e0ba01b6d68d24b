// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A subject as the generator knows it: where it is taught and how many lessons a class has a week.
struct SubjectKind {
  let subject: Subject
  let levelGroups: [LevelGroup]
  let lessonsPerWeek: Int
}

/// The subjects, levels and authority rules that every generated region has.
///
/// `Docs/generator.md` says where they come from.
enum Catalog {
  private static func kind(
    _ id: String, _ name: String, _ reportingGroup: String, _ levelGroups: [LevelGroup], _ lessons: Int
  ) -> SubjectKind {
    SubjectKind(
      subject: Subject(id: id, name: name, reportingGroup: reportingGroup), levelGroups: levelGroups,
      lessonsPerWeek: lessons)
  }

  private static let general: [LevelGroup] = [.vmbo, .lower, .upper]

  /// Every subject, in the order of the table.
  static let subjects: [SubjectKind] = [
    kind("ne", "Nederlands", "Nederlands", [.practical, .vmbo, .lower, .upper, .mbo], 5),
    kind("en", "Engels", "Engels", [.vmbo, .lower, .upper, .mbo], 4),
    kind("du", "Duits", "Duits", general, 4),
    kind("fa", "Frans", "Frans", general, 4),
    kind("sp", "Spaans", "overige talen", [.lower, .upper], 4),
    kind("kt", "klassieke talen", "klassieke talen", [.lower, .upper], 5),
    kind("nt2", "Nederlands als tweede taal", "Nederlands", [.newcomer], 8),
    kind("wi", "wiskunde", "wiskunde", general, 5),
    kind("rek", "rekenen", "wiskunde", [.practical, .mbo], 3),
    kind("na", "natuurkunde", "natuurkunde", [.lower, .upper], 4),
    kind("sk", "scheikunde", "scheikunde", [.lower, .upper], 4),
    kind("nask", "natuur- en scheikunde", "nask", [.vmbo], 4),
    kind("bi", "biologie", "biologie", general, 3),
    kind("in", "informatica", "informatica", [.lower, .upper], 4),
    kind("ec", "economie", "economie", general, 4),
    kind("be", "bedrijfseconomie", "economie", [.upper], 4),
    kind("ak", "aardrijkskunde", "aardrijkskunde", general, 3),
    kind("gs", "geschiedenis", "geschiedenis", general, 3),
    kind("ma", "maatschappijleer", "maatschappijleer", [.vmbo, .upper], 2),
    kind("lv", "levensbeschouwing", "levensbeschouwing", [.vmbo, .lower], 2),
    kind("bu", "burgerschap", "maatschappijleer", [.mbo], 2),
    kind("bv", "beeldende vorming", "kunst", [.practical, .vmbo, .lower, .upper], 3),
    kind("mu", "muziek", "kunst", [.vmbo, .lower, .upper], 2),
    kind("dr", "drama", "kunst", [.vmbo, .lower], 2),
    kind(
      "lo", "lichamelijke opvoeding", "lichamelijke opvoeding", [.practical, .vmbo, .lower, .upper, .mbo], 3),
    kind("pie", "produceren, installeren en energie", "vmbo-profielen", [.vmbo], 8),
    kind("bwi", "bouwen, wonen en interieur", "vmbo-profielen", [.vmbo], 8),
    kind("eo", "economie en ondernemen", "vmbo-profielen", [.vmbo], 8),
    kind("zw", "zorg en welzijn", "vmbo-profielen", [.vmbo], 8),
    kind("hbr", "horeca, bakkerij en recreatie", "vmbo-profielen", [.vmbo], 8),
    kind("dp", "dienstverlening en producten", "vmbo-profielen", [.vmbo], 8),
    kind("pv", "praktische vorming", "praktijkvakken", [.practical], 6),
    kind("bt", "beroepsvakken techniek", "beroepsvakken mbo", [.mbo], 6),
    kind("bz", "beroepsvakken zorg", "beroepsvakken mbo", [.mbo], 6),
    kind("bf", "financiële beroepsvakken", "beroepsvakken mbo", [.mbo], 6),
  ]

  /// Every level, in the order of the table.
  static let levels: [Level] = [
    Level(id: "pro", name: "praktijkonderwijs", group: .practical),
    Level(id: "vmbo-1-2", name: "vmbo leerjaar 1 en 2", group: .vmbo),
    Level(id: "vmbo-b", name: "vmbo basis 3 en 4", group: .vmbo),
    Level(id: "vmbo-k", name: "vmbo kader 3 en 4", group: .vmbo),
    Level(id: "vmbo-t", name: "vmbo theoretisch 3 en 4", group: .vmbo),
    Level(id: "havo-1-3", name: "havo leerjaar 1 tot en met 3", group: .lower),
    Level(id: "havo-4-5", name: "havo leerjaar 4 en 5", group: .upper),
    Level(id: "vwo-1-3", name: "vwo leerjaar 1 tot en met 3", group: .lower),
    Level(id: "vwo-4-6", name: "vwo leerjaar 4 tot en met 6", group: .upper),
    Level(id: "isk", name: "internationale schakelklas", group: .newcomer),
    Level(id: "mbo-2", name: "mbo niveau 2", group: .mbo),
    Level(id: "mbo-3", name: "mbo niveau 3", group: .mbo),
    Level(id: "mbo-4", name: "mbo niveau 4", group: .mbo),
  ]

  /// Which degree may teach what, as from 1 August 2022 (the Wet voortgezet onderwijs 2020): the default table.
  static let authority: [Authority] = {
    let law = Day(iso: "2022-08-01")
    let qualified: [(LevelGroup, [Degree])] = [
      (.practical, [.first, .second, .secondLimited, .primary]),
      (.vmbo, [.first, .second]),
      (.lower, [.first, .second, .secondLimited]),
      (.upper, [.first]),
      (.newcomer, [.first, .second, .secondLimited]),
      (.mbo, [.first, .second, .secondLimited, .vocational]),
    ]
    let appointable: [(LevelGroup, [Degree])] = [
      (.practical, [.vocational]), (.vmbo, [.secondLimited, .vocational]), (.lower, []), (.upper, []),
      (.newcomer, [.primary]), (.mbo, []),
    ]
    var rows: [Authority] = []
    for (qualified, appointable) in zip(qualified, appointable) {
      let group = qualified.0
      rows += qualified.1.map { Authority(levelGroup: group, degree: $0, tier: 0, from: law) }
      rows += appointable.1.map { Authority(levelGroup: group, degree: $0, tier: 1, from: law) }
      rows.append(Authority(levelGroup: group, degree: .careerChanger, tier: 1, monthsMax: 24, from: law))
      if group == .upper {
        rows.append(Authority(levelGroup: group, degree: .second, tier: 2, monthsMax: 24, from: law))
      }
      if group == .vmbo {
        rows.append(Authority(levelGroup: group, degree: .primary, tier: 2, monthsMax: 24, from: law))
      }
      rows.append(
        Authority(levelGroup: group, degree: .trainee, tier: 2, minutesMax: 10 * 60, monthsMax: 12, from: law)
      )
      rows.append(Authority(levelGroup: group, degree: .hybrid, tier: 3, minutesMax: 6 * 60, from: law))
    }
    return rows
  }()

  /// Which related subjects may be taken, and at which tier.
  static let neighbours: [Neighbour] = [
    Neighbour(subject: "ne", neighbour: "nt2", tier: 2),
    Neighbour(subject: "nt2", neighbour: "ne", tier: 1),
    Neighbour(subject: "wi", neighbour: "na", tier: 2),
    Neighbour(subject: "rek", neighbour: "wi", tier: 0),
    Neighbour(subject: "na", neighbour: "nask", tier: 2),
    Neighbour(subject: "sk", neighbour: "nask", tier: 2),
    Neighbour(subject: "nask", neighbour: "na", tier: 1),
    Neighbour(subject: "nask", neighbour: "sk", tier: 1),
    Neighbour(subject: "in", neighbour: "wi", tier: 2),
    Neighbour(subject: "ec", neighbour: "be", tier: 1),
    Neighbour(subject: "be", neighbour: "ec", tier: 1),
    Neighbour(subject: "ma", neighbour: "gs", tier: 1),
    Neighbour(subject: "ma", neighbour: "lv", tier: 2),
    Neighbour(subject: "gs", neighbour: "ma", tier: 2),
    Neighbour(subject: "lv", neighbour: "ma", tier: 1),
    Neighbour(subject: "bu", neighbour: "ma", tier: 0),
    Neighbour(subject: "bu", neighbour: "gs", tier: 1),
    Neighbour(subject: "dr", neighbour: "ne", tier: 2),
    Neighbour(subject: "eo", neighbour: "ec", tier: 1),
    Neighbour(subject: "dp", neighbour: "eo", tier: 1),
    Neighbour(subject: "dp", neighbour: "zw", tier: 1),
    Neighbour(subject: "dp", neighbour: "pie", tier: 1),
    Neighbour(subject: "pie", neighbour: "bt", tier: 1),
    Neighbour(subject: "bwi", neighbour: "pie", tier: 2),
    Neighbour(subject: "zw", neighbour: "bz", tier: 1),
    Neighbour(subject: "pv", neighbour: "dp", tier: 1),
    Neighbour(subject: "pv", neighbour: "hbr", tier: 1),
    Neighbour(subject: "bt", neighbour: "pie", tier: 1),
    Neighbour(subject: "bz", neighbour: "zw", tier: 1),
    Neighbour(subject: "bf", neighbour: "be", tier: 1),
    Neighbour(subject: "bf", neighbour: "ec", tier: 2),
  ]
}
