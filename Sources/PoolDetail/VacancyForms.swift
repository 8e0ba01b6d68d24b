// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolSeason

/// What a vacancy asks of a week in detail: classes with their lessons.
struct VacancyForm: Sendable {
  /// A class of it.
  struct Part: Sendable {
    /// The id of the group whose form it is; `nil` = of none.
    var group: String?
    /// A level's id.
    var level: String
    /// Of a flexible class; `nil` where there are lessons.
    var flexibleMinutes: Int?
    var lessons: [(weekday: Int, span: ClockSpan)]

    var minutes: Int { flexibleMinutes ?? lessons.reduce(0) { $0 + $1.span.minutes } }
  }
  let membersMax, tierMax: Int
  var parts: [Part]

  var minutes: Int { parts.reduce(0) { $0 + $1.minutes } }
}

/// The forms of a region's own vacancies, from which simulated ones take theirs.
struct VacancyForms: Sendable {
  private let forms: [(form: VacancyForm, vacancy: String, minutes: Int, levelGroup: LevelGroup)]
  /// A level of each group, by id: of the first class in the region's order.
  private let levelOf: [LevelGroup: String]
  private let groupOf: [String: LevelGroup]

  init(_ region: Region) {
    let groupOf = Dictionary(uniqueKeysWithValues: region.levels.map { ($0.id, $0.group) })
    let lessons = Dictionary(grouping: region.lessons, by: \.group)
    let groups = Dictionary(grouping: region.groups, by: \.vacancy)
    let asked = region.askedByVacancy
    forms = region.vacancies.compactMap { vacancy in
      let parts = (groups[vacancy.id] ?? []).map { group in
        VacancyForm.Part(
          group: group.id, level: group.level, flexibleMinutes: group.flexibleMinutes,
          lessons: (lessons[group.id] ?? []).map { ($0.weekday, $0.span) })
      }
      .filter { $0.minutes > 0 }
      guard let (name, minutes) = asked[vacancy.id], let levelGroup = LevelGroup(rawValue: name) else {
        return nil
      }
      let form = VacancyForm(membersMax: vacancy.membersMax, tierMax: vacancy.tierMax, parts: parts)
      return (form, vacancy.id, SeasonRates.size(of: minutes), levelGroup)
    }
    self.groupOf = groupOf
    levelOf = Dictionary(region.levels.map { ($0.group, $0.id) }, uniquingKeysWith: { first, _ in first })
  }

  /// The form of a vacancy of the region with minutes.
  func form(of vacancy: String) -> VacancyForm? { forms.first { $0.vacancy == vacancy }?.form }

  /// A form of the nearest size there is, if possible of a vacancy at that level, made to be at it.
  ///
  /// - Parameters:
  ///   - minutes: asked by the simulated vacancy; lessons beyond are left out, what lacks is flexible work.
  ///   - levelGroup: what it is asked for.
  ///   - random: which of several.
  func form(of minutes: Int, at levelGroup: LevelGroup, _ random: inout RandomStream) -> VacancyForm {
    guard let nearest = forms.map({ abs($0.minutes - minutes) }).min() else {
      return VacancyForm(membersMax: 1, tierMax: 3, parts: [part(minutes, at: levelGroup)])
    }
    let near = forms.filter { abs($0.minutes - minutes) == nearest }
    let same = near.filter { $0.levelGroup == levelGroup }
    var form = near[0].form
    if let chosen = random.element(of: same.isEmpty ? near : same) { form = chosen.form }
    for place in form.parts.indices where groupOf[form.parts[place].level] != levelGroup {
      form.parts[place].level = levelOf[levelGroup] ?? form.parts[place].level
    }
    if nearest > 0 { fit(&form, to: minutes, at: levelGroup) }
    return form
  }

  /// Makes a form ask so many minutes, or at most a lesson more.
  private func fit(_ form: inout VacancyForm, to minutes: Int, at levelGroup: LevelGroup) {
    while let last = form.parts.last {
      let rest = form.minutes - minutes
      if last.minutes <= rest {
        form.parts.removeLast()
      } else if let lesson = last.lessons.last, lesson.span.minutes <= rest {
        form.parts[form.parts.count - 1].lessons.removeLast()
      } else {
        break
      }
    }
    let lacking = minutes - form.minutes
    if lacking > 0 { form.parts.append(part(lacking, at: levelGroup)) }
  }

  private func part(_ minutes: Int, at levelGroup: LevelGroup) -> VacancyForm.Part {
    VacancyForm.Part(level: levelOf[levelGroup] ?? "", flexibleMinutes: minutes, lessons: [])
  }
}
