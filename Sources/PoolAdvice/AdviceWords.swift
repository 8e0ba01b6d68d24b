// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport

/// Says advice about a region in one language.
struct AdviceWords {
  let language: Language
  let region: Region

  /// A number of lessons, to a tenth.
  func lessons(_ minutes: Int) -> String { language.decimal(minutes, over: region.policy.lessonMinutes) }

  /// What each goal gains or loses, in the policy's order: `value +1,200, cost −300 (better)`; only goals that change.
  func changes(_ changes: [(goal: Goal, change: Int)]) -> String {
    let told = changes.filter { $0.change != 0 }.map { goal, change in
      let sign = change > 0 ? "+" : "−"
      return "\(language.name(goal)) \(sign)\(language.number(abs(change)))"
    }
    return told.isEmpty
      ? language.say("no goal changes", "geen doel verandert") : told.joined(separator: ", ")
  }

  func name(_ decider: Decider) -> String {
    switch decider {
    case .school: language.say("school", "school")
    case .member: language.say("member", "poollid")
    case .planner: language.say("planner", "planner")
    case .board: language.say("board", "bestuur")
    }
  }

  func name(_ kind: Relaxation.Kind) -> String {
    switch kind {
    case .certificate: language.say("certificate of conduct", "VOG")
    case .travel: language.say("longer trip", "langere reis")
    case .hours: language.say("more hours", "meer uren")
    case .lesson: language.say("lesson moved", "les verplaatst")
    case .locations: language.say("one more location", "een vestiging meer")
    case .split: language.say("split", "splitsing")
    case .start: language.say("later start", "latere start")
    case .end: language.say("earlier end", "eerder einde")
    case .tier: language.say("higher tier", "hogere trap")
    case .exception: language.say("exception", "ontheffing")
    case .handover: language.say("handover", "overdracht")
    case .member: language.say("one more member", "een poollid erbij")
    }
  }

  /// What gives way, in a sentence without an end.
  func sentence(_ relaxation: Relaxation) -> String {
    switch relaxation.edit {
    case .member(let id, let changes): changes.map { text(id, $0) }.joined(separator: "; ")
    case .vacancy(let id, let changes): changes.map { text(id, $0) }.joined(separator: "; ")
    case .lesson(let group, let from, let to):
      language.say(
        "the lesson of \(group) moves from \(text(from)) to \(text(to))",
        "de les van \(group) gaat van \(text(from)) naar \(text(to))")
    case .policy:
      language.say(
        "a group may be handed over \(region.policy.handoversMax + 1) times, in every vacancy",
        "een lesgroep mag \(region.policy.handoversMax + 1) keer worden overgedragen, in elke vacature")
    case .newMember(_, let profile):
      language.say(
        "one more member: \(profile.subject), \(language.name(profile.degree)), \(hours(profile.minutesMax)) hours a week, "
          + "near \(profile.location)",
        "een poollid erbij: \(profile.subject), \(language.name(profile.degree)), \(hours(profile.minutesMax)) uur per week, "
          + "bij \(profile.location)")
    default: relaxation.edit.description
    }
  }

  private func hours(_ minutes: Int) -> String {
    minutes % 60 == 0 ? language.number(minutes / 60) : language.decimal(minutes, over: 60, places: 2)
  }
  private func text(_ start: LessonStart) -> String {
    "\(language.weekday(start.weekday)) \(ClockSpan.text(start.start))"
  }

  private func text(_ id: String, _ change: MemberChange) -> String {
    let member = region.members.first { $0.id == id }
    switch change {
    case .travelMaxMinutes(let minutes):
      let now = member?.travelMaxMinutes ?? 0
      return language.say(
        "\(id) travels \(minutes) minutes instead of at most \(now)",
        "\(id) reist \(minutes) minuten in plaats van hoogstens \(now)")
    case .minutesMax(let minutes):
      let now = hours(member?.minutesMax ?? 0)
      return language.say(
        "\(id) gives \(hours(minutes)) hours a week instead of \(now)",
        "\(id) geeft \(hours(minutes)) uur per week in plaats van \(now)")
    case .locationsMax(let locations):
      return language.say(
        "\(id) works at \(locations) locations in a week",
        "\(id) werkt op \(locations) vestigingen in een week")
    case .conductCertificate(let day):
      return language.say(
        "\(id) shows a certificate of conduct of \(day) or before", "\(id) toont een VOG van \(day) of eerder"
      )
    case .exceptionUntil(let day):
      let until = day?.description ?? ""
      return language.say(
        "\(id) has an exception until \(until)", "\(id) heeft een ontheffing t/m \(until)")
    case .until, .minutesMin: return Edit.member(id, [change]).description
    }
  }

  private func text(_ id: String, _ change: VacancyChange) -> String {
    let vacancy = region.vacancies.first { $0.id == id }
    switch change {
    case .membersMax(let members):
      return language.say(
        "\(id) may be shared by \(members) members", "\(id) mag over \(members) poolleden worden verdeeld")
    case .tierMax(let tier):
      return language.say(
        "\(id) accepts tier \(tier) (\(language.name(tier)))",
        "\(id) aanvaardt trap \(tier) (\(language.name(tier)))")
    case .from(let day):
      let now = vacancy?.from.description ?? ""
      return language.say(
        "\(id) begins on \(day) instead of \(now)", "\(id) begint op \(day) in plaats van \(now)")
    case .until(let day):
      let until = day?.description ?? ""
      return language.say("\(id) ends on \(until)", "\(id) eindigt op \(until)")
    case .priority: return Edit.vacancy(id, [change]).description
    }
  }
}
