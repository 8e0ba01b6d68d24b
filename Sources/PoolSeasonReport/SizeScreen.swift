import PoolDetail
// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolSeason

extension SizeStudy {
  /// Coverage and cost against size, what the cheapest pool is made of, what the next member is worth, and the pools that were asked for.
  public func screen(
    _ facts: StudyFacts, _ answers: [SizeAnswer] = [], certificate: SizeCertificate? = nil,
    _ language: Language
  ) -> String {
    var lines = facts.lines(language) + [""]
    let head =
      column(language.say("members", "leden"), 10) + column(language.say("promised", "beloofd"), 10)
      + plan.regimes.map { column(language.name($0), 24) }.joined()
      + plan.regimes.map { column(language.say("cost, ", "kosten, ") + language.name($0), 22) }.joined()
    lines.append(head)
    lines += points.map { row($0, language) }
    lines += [
      "", language.say("The cheapest pool found", "De goedkoopste gevonden pool"),
      row(cheapestPoint, language),
    ]
    lines += makeUp(cheapestPoint)
    if let detail = facts.detail(.cheapest, language) { lines.append("  " + detail) }
    if let certificate { lines.append("  " + words(certificate, language)) }
    lines += [
      "",
      language.say(
        "The next member for the present pool: minutes a week that would be matched, of the member's",
        "Het volgende lid voor de huidige pool: minuten per week die vervuld zouden worden, van die van het lid"
      ),
    ]
    for number in bestNext.prefix(10) {
      let (entry, value) = (catalog.entries[number], choice.next[number])
      lines.append(
        "  " + column(entry.name, 36) + value.cells(0)[0]
          + " (\(value.cells(0)[1])–\(value.cells(0)[2])) / \(entry.minutes)")
    }
    for answer in answers { lines += [""] + words(answer, facts, language) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How far the cheapest pool found may lie above the cheapest of all.
  func words(_ certificate: SizeCertificate, _ language: Language) -> String {
    let (share, count) = (language.shortPercent(certificate.share), certificate.batches)
    return language.say(
      "Proven by GLPK on \(count) new samples of \(certificate.weeks) weeks: before anything sticks, no pool of the catalog is more than \(share) cheaper (97.5% sure).",
      "Bewezen door GLPK op \(count) nieuwe steekproeven van \(certificate.weeks) weken: voordat iets blijft liggen is geen pool van de catalogus meer dan \(share) goedkoper (97,5% zeker)."
    )
  }

  private func row(_ point: Point, _ language: Language) -> String {
    column("\(point.members)", 10)
      + column(digits(100 * point.promised, 1, point: language.say(".", ",")) + "%", 10)
      + point.simulated.map { column(language.percent($0), 24) }.joined()
      + point.cents.map { column(language.thousandEuros($0.value), 22) }.joined()
  }

  private func makeUp(_ point: Point) -> [String] {
    zip(catalog.entries, point.counts).filter { $0.1 > 0 }.map { "  \($0.1) × \($0.0.name)" }
  }

  /// A pool that was asked for: its row, its make-up, its subjects and its last member; or how far the largest one comes.
  private func words(_ answer: SizeAnswer, _ facts: StudyFacts, _ language: Language) -> [String] {
    var lines = [question(answer.question, language)]
    if let point = answer.point {
      lines.append(row(point, language))
      if let confirmed = answer.confirmed { lines.append("  " + words(confirmed, language)) }
      lines += makeUp(point)
      if let detail = facts.detail(answer.question.pool, language) { lines.append("  " + detail) }
      if plan.priority > 1 {
        lines.append(
          language.say("  of that priority: ", "  van die prioriteit: ") + language.percent(point.targeted))
      }
      lines += point.subjects.map { "  " + column($0.key, 8) + language.percent($0.coverage) }
      if let last = answer.last { lines.append("  " + lastWords(last, facts, language)) }
      if let found = facts.detailedTarget, answer.question == .target(found.target) {
        lines.append(words(found, language))
        if found.isReached { lines += makeUp(found.point) }
      }
    } else if let furthest = answer.furthest {
      lines.append(furthestWords(furthest, language))
    } else {
      lines.append(language.say("  no pool of the path", "  geen pool van het pad"))
    }
    return lines
  }

  /// How a chosen pool does in seasons that had no part in choosing it.
  func words(_ confirmed: Point, _ language: Language) -> String {
    let figures = zip(plan.regimes, confirmed.simulated).map {
      "\(language.name($0)) \(language.percent($1))"
    }
    .joined(separator: ", ")
    return language.say(
      "in \(plan.replicates) seasons that had no part in the choice: ",
      "in \(plan.replicates) schooljaren die niet meetelden bij de keuze: ") + figures
  }

  /// What was asked for, as a title.
  func question(_ question: SizeAnswer.Question, _ language: Language) -> String {
    switch question {
    case .target(let share):
      let percent = language.shortPercent(share)
      let what =
        plan.priority > 1 ? language.say(" of priority ≥ ", " van prioriteit ≥ ") + "\(plan.priority)" : ""
      return language.say(
        "The smallest pool that surely covers \(percent) of lessons\(what) (\(language.name(plan.regimes[0])))",
        "De kleinste pool die zeker \(percent) van de lessen\(what) vervult (\(language.name(plan.regimes[0])))"
      )
    case .budget(let cents):
      return language.say(
        "The largest pool within € \(cents / 100) a season (\(language.name(plan.regimes[0])))",
        "De grootste pool binnen € \(cents / 100) per schooljaar (\(language.name(plan.regimes[0])))")
    }
  }

  /// What reaches a target in detail.
  func words(_ found: DetailedTarget, _ language: Language) -> String {
    let (members, coverage) = (found.point.members, language.percent(found.coverage))
    let share = language.shortPercent(found.target)
    return found.isReached
      ? language.say(
        "In detail it takes \(members) members to surely cover \(share): \(coverage).",
        "In detail zijn \(members) leden nodig om zeker \(share) te vervullen: \(coverage).")
      : language.say(
        "In detail no pool of the path surely covers \(share); the largest, \(members) members, covers \(coverage).",
        "In detail vervult geen pool van het pad zeker \(share); de grootste, \(members) leden, vervult \(coverage)."
      )
  }

  /// What the last member of a pool brings.
  func lastWords(_ last: SeasonChange, _ facts: StudyFacts, _ language: Language) -> String {
    let (points, lessons, euros) = (
      language.points(last.coverage), language.lessons(last.minutes, facts.lessonMinutes),
      language.euros(last.cents)
    )
    return language.say(
      "The last member brings \(points) points of coverage, \(lessons) lessons and costs € \(euros) a season, less external hire counted.",
      "Het laatste lid brengt \(points) procentpunt vervulling, \(lessons) lessen en kost € \(euros) per schooljaar, minder inhuur meegerekend."
    )
  }

  /// How far the largest pool comes, and the three subjects that hold it back most.
  func furthestWords(_ point: Point, _ language: Language) -> String {
    let worst = point.subjects.enumerated().sorted {
      ($0.element.coverage.value, $0.offset) < ($1.element.coverage.value, $1.offset)
    }
    let subjects = worst.prefix(3).map { "\($0.element.key) \(language.percent($0.element.coverage))" }
      .joined(separator: ", ")
    return language.say(
      "  No pool of the path does. The largest, \(point.members) members, covers \(language.percent(point.targeted)); least: \(subjects).",
      "  Geen pool van het pad. De grootste, \(point.members) leden, vervult \(language.percent(point.targeted)); het minst: \(subjects)."
    )
  }

  /// Entries of the catalog by what their next member matches for its cost, best first.
  var bestNext: [Int] {
    func worth(_ number: Int) -> Double { choice.next[number].value / Double(catalog.entries[number].cents) }
    return choice.next.indices.sorted { (-worth($0), $0) < (-worth($1), $1) }
  }
}
