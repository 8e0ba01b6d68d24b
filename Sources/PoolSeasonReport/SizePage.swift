import PoolDetail
// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolSeason

extension SizeStudy {
  /// What `poolmatch size` writes: the path, the next members, the make-up of pools, how far classes are from detail, and the page.
  public func files(
    _ facts: StudyFacts, _ answers: [SizeAnswer], certificate: SizeCertificate? = nil, _ language: Language
  ) -> [(
    name: String, bytes: [UInt8]
  )] {
    [
      ("size.csv", Array(table(answers).utf8)), ("next.csv", Array(nextTable().utf8)),
      ("pools.csv", Array(poolTable(answers, inDetail: facts.detailedTarget).utf8)),
      ("detail.csv", Array(facts.detailTable.utf8)),
      ("size.html", Array(page(facts, answers, certificate: certificate, language).utf8)),
    ]
  }

  /// `size.html`.
  public func page(
    _ facts: StudyFacts, _ answers: [SizeAnswer], certificate: SizeCertificate? = nil, _ language: Language
  ) -> String {
    PageFrame(
      title: language.say("How large should the pool be?", "Hoe groot moet de pool zijn?"),
      subtitle: facts.line(language), notices: madeUpNotice(facts.isMadeUp, language),
      main: "\(facts.markup(language))\(sections(facts, answers, certificate: certificate, language))",
      footer: "<p>PoolMatch</p>", language: language
    ).markup.html
  }

  /// Coverage and cost against size, the next member, the pools that were asked for, the cheapest pool.
  func sections(
    _ facts: StudyFacts, _ answers: [SizeAnswer], certificate: SizeCertificate?, _ language: Language
  ) -> Markup {
    """
    \(coverageChart(language))\(costChart(language))\(nextChart(language))\
    \(answers.map { asked($0, facts, language) })\
    \(makeUp(language.say("The cheapest pool found", "De goedkoopste gevonden pool"), cheapestPoint, language))\
    \(detail(.cheapest, facts, language))\(certificate.map { "<p>\(words($0, language))</p>\n" as Markup } ?? "")
    """
  }

  /// A line for each regime, of a figure of the points.
  private func lines(_ language: Language, _ estimates: (Point) -> [Estimate]) -> [BandChart.Line] {
    plan.regimes.enumerated().map { number, regime in
      BandChart.Line(
        name: language.name(regime),
        points: points.map { point in
          let estimate = estimates(point)[number]
          return (
            Double(point.members), estimate.value, estimate.interval.lowerBound, estimate.interval.upperBound
          )
        })
    }
  }

  private func coverageChart(_ language: Language) -> Markup {
    let promised = BandChart.Line(
      name: language.say("promised (static)", "beloofd (statisch)"),
      points: points.map { (Double($0.members), $0.promised, $0.promised, $0.promised) }, isDashed: true)
    return BandChart(
      id: "coverage", title: language.say("Coverage against size", "Vervulling naar grootte"),
      description: language.say(
        "Simulated in each regime, with 95% intervals; the dashed line is the static picture, in which nothing sticks.",
        "Gesimuleerd in elk regime, met 95%-intervallen; de streepjeslijn is het statische beeld, waarin niets blijft liggen."
      ),
      across: language.say("members", "leden"), upwards: language.say("coverage", "vervulling"),
      textAcross: { digits($0, 0) }, textUpwards: { language.shortPercent($0) },
      lines: lines(language, \.simulated) + [promised]
    ).markup
  }

  private func costChart(_ language: Language) -> Markup {
    return BandChart(
      id: "cost",
      title: language.say(
        "Cost a school year, external hire included", "Kosten per schooljaar, inhuur meegerekend"),
      description: language.say("With 95% intervals.", "Met 95%-intervallen."),
      across: language.say("members", "leden"), upwards: language.say("thousand euros", "duizend euro"),
      textAcross: { digits($0, 0) }, textUpwards: { digits($0 / 100_000, 0) },
      lines: lines(language, \.cents),
      marks: [
        .init(name: language.say("no pool", "geen pool"), x: 0, y: points[0].cents[0].value),
        .init(
          name: language.say("cheapest", "goedkoopst"), x: Double(cheapestPoint.members),
          y: cheapestPoint.cents[0].value),
      ]
    ).markup
  }

  private func nextChart(_ language: Language) -> Markup {
    IntervalBars(
      id: "next",
      title: language.say(
        "The next member for the present pool: minutes a week",
        "Het volgende lid voor de huidige pool: minuten per week"),
      description: language.say(
        "Minutes that would be matched in sampled weeks, with 95% intervals; the dashed line is where a member pays for itself.",
        "Minuten die in getrokken weken vervuld zouden worden, met 95%-intervallen; bij de streepjeslijn verdient een lid zich terug."
      ),
      bars: bestNext.prefix(15).map { number in
        let (entry, value) = (catalog.entries[number], choice.next[number])
        let cells = value.cells(0)
        return IntervalBars.Bar(
          label: entry.name, estimate: value, text: "\(cells[0]) (\(cells[1])–\(cells[2]))",
          mark: breakEven(entry))
      }
    ).markup
  }

  /// Minutes a week that must be taught for external hire of them to cost what the member costs.
  func breakEven(_ entry: ProfileCatalog.Entry) -> Double { Double(entry.cents * 60) / Double(externalCents) }

  private func asked(_ answer: SizeAnswer, _ facts: StudyFacts, _ language: Language) -> Markup {
    let title = question(answer.question, language)
    guard let point = answer.point else {
      let words =
        answer.furthest.map { furthestWords($0, language) }
        ?? language.say("No pool of the path.", "Geen pool van het pad.")
      return "<h2>\(title)</h2>\n<p>\(words)</p>\n"
    }
    var subjects = HTMLTable(
      language.say("Subjects in that pool", "Vakken in die pool"), isNarrow: true,
      [.text(language.say("subject", "vak")), .number(language.say("coverage", "vervulling"))])
    for row in point.subjects { subjects.add(["\(row.key)", "\(language.percent(row.coverage))"]) }
    let last = answer.last.map { lastWords($0, facts, language) } ?? ""
    return """
      <h2>\(title)</h2>
      <p>\(language.say("\(point.members) members", "\(point.members) leden")): \(language.percent(point.targeted)), \
      \(language.thousandEuros(point.cents[0].value)); \(answer.confirmed.map { words($0, language) } ?? ""). \(last)</p>
      \(detail(answer.question.pool, facts, language))\
      \(makeUp(language.say("Its members", "De leden"), point, language))\(subjects.markup)\
      \(inDetail(answer, facts, language))
      """
  }

  /// What reaches the target in detail.
  private func inDetail(_ answer: SizeAnswer, _ facts: StudyFacts, _ language: Language) -> Markup {
    guard let found = facts.detailedTarget, answer.question == .target(found.target) else { return "" }
    let caption = language.say("Its members", "De leden")
    return
      "<p>\(words(found, language))</p>\n\(found.isReached ? makeUp(caption, found.point, language) : "")"
  }

  private func detail(_ pool: JudgedPool, _ facts: StudyFacts, _ language: Language) -> Markup {
    facts.detail(pool, language).map { "<p>\(language.say("This pool: ", "Deze pool: "))\($0)</p>\n" } ?? ""
  }

  private func makeUp(_ caption: String, _ point: Point, _ language: Language) -> Markup {
    var table = HTMLTable(
      caption, isNarrow: true,
      [
        .number(language.say("members", "leden")), .text(language.say("subjects", "vakken")),
        .text(language.say("degree", "bevoegdheid")), .text(language.say("base", "standplaats")),
        .number(language.say("minutes a week", "minuten per week")),
      ])
    for (entry, count) in zip(catalog.entries, point.counts) where count > 0 {
      table.add([
        "\(count)", "\(entry.subjects.joined(separator: ", "))", "\(entry.degree.rawValue)", "\(entry.area)",
        "\(entry.minutes)",
      ])
    }
    return table.markup
  }
}
