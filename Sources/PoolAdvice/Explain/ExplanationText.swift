// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules
import PoolSolver

extension Explainer {
  /// What somebody asked about, explained on a screen.
  public func text(_ asked: Explained, _ language: Language, colour: Bool = false) -> String {
    let words = AdviceWords(language: language, region: region)
    var screen = ScreenText(colour: colour)
    switch asked {
    case .vacancy(let vacancy):
      addHead(of: vacancy, words, to: &screen)
      for explanation in explanations(ofVacancy: vacancy) { add(explanation, words, to: &screen) }
      addMoves(to: vacancy, words, to: &screen)
    case .group(let group):
      let vacancy = self.vacancy(ofGroup: group)
      addHead(of: vacancy, words, to: &screen)
      if let explanation = explanation(ofGroup: group) { add(explanation, words, to: &screen) }
      addMoves(to: vacancy, words, to: &screen)
    case .member(let member): add(explanation(ofMember: member), words, to: &screen)
    }
    return screen.text
  }

  // MARK: A vacancy and its groups

  private func addHead(of number: Int, _ words: AdviceWords, to screen: inout ScreenText) {
    let (language, vacancy) = (words.language, region.vacancies[number])
    let until = vacancy.until.map { "\($0)" } ?? language.say("end unknown", "einde onbekend")
    screen.add(
      screen.ink(vacancy.id, .strong)
        + "  \(vacancy.location)  \(vacancy.subject)  \(vacancy.from) – \(until)  "
        + language.say("priority", "prioriteit") + " \(vacancy.priority)")
  }

  private func add(_ explanation: GroupExplanation, _ words: AdviceWords, to screen: inout ScreenText) {
    let (language, group) = (words.language, region.groups[explanation.group])
    let open = explanation.open.reduce(0) { $0 + $1.work.minutes }
    screen.add()
    screen.add(
      "\(screen.ink(group.id, .strong))  \(group.level)  "
        + language.say(
          "\(words.lessons(explanation.minutesAsked)) lessons, \(words.lessons(open)) open",
          "\(words.lessons(explanation.minutesAsked)) lessen, \(words.lessons(open)) open"))
    for place in explanation.takers {
      let assignment = report.assignments[place]
      screen.add(
        "  \(assignment.placement.member)  \(language.dates(assignment.dates))  \(language.name(assignment.tier)), "
          + language.name(assignment.placement.state))
    }
    for open in explanation.open { add(open, words, to: &screen) }
  }

  private func add(_ explanation: WorkExplanation, _ words: AdviceWords, to screen: inout ScreenText) {
    let (language, work) = (words.language, explanation.work)
    screen.add(
      "  \(language.dates(work.dates)): \(words.lessons(work.minutes)) \(language.say("lessons open", "lessen open"))"
    )
    screen.addWrapped(ReasonTeller(language: language, region: region).sentence(work.reason), indent: 4)
    screen.add(
      "    "
        + language.say(
          "Of \(region.members.count) members, each at the first step where they fall:",
          "Van \(region.members.count) poolleden, elk bij de eerste trede waar het afvalt:"))
    for line in words.lines(explanation.ladder, report.assignments) { screen.add("    " + line) }
    if !work.reason.nearest.isEmpty {
      screen.add("    " + language.say("Nearest misses:", "Net niet:"))
      for miss in ReasonTeller(language: language, region: region).nearest(work.reason.nearest, limit: 3) {
        screen.addWrapped(miss, indent: 6)
      }
    }
  }

  private func addMoves(to vacancy: Int, _ words: AdviceWords, to screen: inout ScreenText) {
    let isOpen = report.open.contains { rulebook.openings[$0.opening].vacancy == vacancy }
    let moves = isOpen ? moves(to: vacancy).prefix(3) : []
    guard !moves.isEmpty else { return }
    screen.add()
    screen.add(words.language.say("If somebody were moved:", "Als iemand zou wisselen:"))
    for offer in moves { screen.addWrapped(sentence(offer, words)) }
  }

  /// Who would take how much, what is left for it, and what that does to the goals.
  func sentence(_ offer: Offer, _ words: AdviceWords) -> String {
    let language = words.language
    let takes = offer.takes.map { region.groups[rulebook.openings[$0.opening].group].id }
    let leaves = offer.leaves.map { region.groups[rulebook.openings[$0.opening].group].id }
    let changes = words.changes(Array(zip(region.policy.goals.map(\.goal), offer.changes)).map { ($0, $1) })
    let id = region.members[offer.member].id
    return language.say(
      "\(id) takes \(words.few(takes)) (\(words.lessons(offer.minutes)) lessons) and leaves \(words.few(leaves)) "
        + "(\(words.lessons(offer.minutesLeft)) lessons): \(changes)",
      "\(id) neemt \(words.few(takes)) (\(words.lessons(offer.minutes)) lessen) en laat \(words.few(leaves)) "
        + "(\(words.lessons(offer.minutesLeft)) lessen): \(changes)")
  }

  // MARK: A member

  private func add(_ explanation: MemberExplanation, _ words: AdviceWords, to screen: inout ScreenText) {
    let (language, member) = (words.language, region.members[explanation.member])
    let held = region.qualifications.filter { $0.member == member.id }.map {
      "\($0.subject) \(language.name($0.degree))"
    }
    let hours = language.decimal(member.minutesMax, over: 60)
    screen.add("\(screen.ink(member.id, .strong))  \(held.joined(separator: ", "))")
    screen.add(
      "  "
        + language.say(
          "at most \(hours) hours a week, \(member.locationsMax) locations, \(member.travelMaxMinutes) minutes from home",
          "hoogstens \(hours) uur per week, \(member.locationsMax) vestigingen, \(member.travelMaxMinutes) minuten van huis"
        ))
    screen.add()
    screen.add(
      explanation.here.isEmpty
        ? language.say("Has no work in this plan.", "Heeft geen werk in dit plan.")
        : language.say("Works here:", "Werkt hier:"))
    for (place, others) in explanation.here {
      let assignment = report.assignments[place]
      let home = assignment.homeMinutes.map { "\($0) min" } ?? "?"
      screen.add(
        "  \(assignment.placement.group)  \(region.locations[assignment.location].id)  \(language.dates(assignment.dates))  "
          + "\(words.lessons(assignment.minutes)) \(language.say("lessons", "lessen"))")
      screen.addWrapped(
        why(assignment, others, home, words), indent: 4)
    }
    if !explanation.elsewhere.isEmpty {
      screen.add()
      screen.add(
        language.say("Why not the open work in these subjects:", "Waarom niet het open werk in deze vakken:"))
      for (work, standing) in explanation.elsewhere {
        let group = region.groups[rulebook.openings[work.opening].group].id
        screen.addWrapped("\(group): \(words.sentence(standing, report.assignments))")
      }
    }
    if !explanation.moves.isEmpty {
      screen.add()
      screen.add(language.say("What would change:", "Wat er zou veranderen:"))
      for (_, offer) in explanation.moves {
        screen.addWrapped(sentence(offer, words))
      }
    }
  }

  private func why(_ assignment: Assignment, _ others: Int, _ home: String, _ words: AdviceWords) -> String {
    let language = words.language
    guard assignment.placement.state != .running else {
      return language.say("runs already, so it stays", "loopt al, dus het blijft")
    }
    let rivals =
      others == 0
      ? language.say("nobody else may take it", "niemand anders mag of kan het")
      : language.say("of \(others + 1) who could take it", "van \(others + 1) die het kunnen")
    return "\(language.name(assignment.tier)), \(home) "
      + language.say("from home", "van huis") + "; \(rivals)"
  }
}
