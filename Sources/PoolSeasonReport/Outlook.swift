// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolSeason

/// All that an analyst tells boards about the pool, on one page: how large, what next year brings, what would change it, who is short today.
public struct Outlook: Sendable {
  private let sizes: SizeStudy
  private let answers: [SizeAnswer]
  private let season: [SeasonFigures]
  private let scenarios: [SeasonChange]
  /// Pools held against the present one, over the same seasons.
  private let pools: [SeasonChange]
  private let shortage: ShortagePicture

  /// Puts studies of one region together.
  ///
  /// - Parameters:
  ///   - sizes: pools of every size.
  ///   - answers: the pools that were asked for.
  ///   - season: the present pool, a regime each.
  ///   - scenarios: what would change, in the first regime.
  ///   - present: the present pool in the first regime, in the seasons that judge the pools of `sizes`.
  ///   - shortage: as it is told today.
  ///   - language: of the names of pools.
  public init(
    _ sizes: SizeStudy, _ answers: [SizeAnswer], _ season: [SeasonFigures], _ scenarios: [SeasonChange],
    present: SeasonOutcome, _ shortage: ShortagePicture, _ language: Language
  ) {
    (self.sizes, self.answers, self.season) = (sizes, answers, season)
    (self.scenarios, self.shortage) = (scenarios, shortage)
    pools = sizes.judged(answers).map { pool, point in
      SeasonChange("\(language.name(pool)), \(point.members)", from: present, to: point.outcome)
    }
  }

  /// `outlook.html`, and the table behind each of its pictures.
  public func files(_ facts: StudyFacts, _ language: Language) -> [(name: String, bytes: [UInt8])] {
    let regime = sizes.plan.regimes[0]
    let tables = [
      sizes.files(facts, answers, language), season.files(facts, language),
      scenarios.files(facts, regime: regime, language),
      [("paired.csv", Array(pools.table().utf8)), ("shortage.csv", Array(shortage.table().utf8))],
    ].joined().filter { $0.name.hasSuffix(".csv") }
    var names: Set<String> = []
    return tables.filter { names.insert($0.name).inserted }
      + [("outlook.html", Array(page(facts, regime, language).utf8))]
  }

  private func page(_ facts: StudyFacts, _ regime: Regime, _ language: Language) -> String {
    func part(_ id: String, _ title: String, _ sections: Markup) -> Markup {
      "<section id=\"\(id)\"><h2>\(title)</h2>\n\(sections)</section>\n"
    }
    let pairs = language.say(
      "Other pools against the present one, over the same school years (\(language.name(regime)))",
      "Andere pools tegenover de huidige, over dezelfde schooljaren (\(language.name(regime)))")
    let parts = [
      part(
        "sizes", language.say("How large should the pool be?", "Hoe groot moet de pool zijn?"),
        sizes.sections(facts, answers, certificate: nil, language)),
      part(
        "season", language.say("Next school year with this pool", "Volgend schooljaar met deze pool"),
        season.sections(facts, language)),
      part(
        "scenarios", language.say("What would change it", "Wat het zou veranderen"),
        scenarios.sections(facts, regime: regime, language)),
      part(
        "pools", language.say("One pool against another", "De ene pool tegenover de andere"),
        pools.changeTable(pairs, facts, language)),
      part(
        "shortage", language.say("Short and to spare today", "Tekort en over, vandaag"),
        shortage.sections(language)),
    ]
    return PageFrame(
      title: language.say("Outlook on the pool", "Vooruitblik op de pool"), subtitle: facts.line(language),
      notices: madeUpNotice(facts.isMadeUp, language), main: "\(facts.markup(language))\(parts)",
      footer: "<p>PoolMatch</p>", language: language
    ).markup.html
  }
}

extension Language {
  fileprivate func name(_ pool: JudgedPool) -> String {
    switch pool {
    case .present: say("present", "huidige")
    case .cheapest: say("cheapest", "goedkoopste")
    case .target: say("for the target", "voor het doel")
    case .budget: say("within the budget", "binnen het budget")
    case .targetInDetail: say("for the target in detail", "voor het doel in detail")
    }
  }
}
