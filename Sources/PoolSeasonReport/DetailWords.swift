// SPDX-License-Identifier: GPL-3.0-or-later
import PoolDetail
import PoolModel
import PoolReport
import PoolSeason
import PoolText

/// A pool that a report is about, as tables call it.
public enum JudgedPool: String, Sendable {
  /// The region's own.
  case present
  /// Of a study of sizes: the cheapest, and those that were asked for.
  case cheapest, target, budget
  /// The smallest that reaches the target in detail.
  case targetInDetail = "target_in_detail"
}

extension StudyFacts {
  /// What leaving out lessons, travel and rules costs for a pool; `nil` where it was not simulated.
  func detail(_ pool: JudgedPool, _ language: Language) -> String? {
    details.first { $0.pool == pool }.map { language.words($0.comparison) }
  }

  /// How the study was made, and how far the present pool in classes is from detail: above every report.
  func lines(_ language: Language) -> [String] {
    [
      line(language),
      detail(.present, language).map { language.say("The present pool: ", "De huidige pool: ") + $0 }
        ?? language.say(
          "Lessons, travel and most rules are left out, and how much that costs was not asked (--detail).",
          "Lessen, reizen en de meeste regels blijven erbuiten, en hoeveel dat scheelt is niet gevraagd (--detail)."
        ),
    ]
  }

  /// The same at the head of a page.
  func markup(_ language: Language) -> Markup {
    "\(lines(language).dropFirst().map { "<p>\($0)</p>\n" as Markup })"
  }

  /// `detail.csv`: a row for each pool that was simulated in detail; shares with four decimals, with the ends of their 95 % intervals.
  public var detailTable: String {
    var bytes: [UInt8] = []
    let figures = ["detail", "classes", "difference"].flatMap { [$0, $0 + "_low", $0 + "_high"] }
    appendRecord(
      ["pool", "regime", "seasons"] + figures + ["weeks", "weeks_proven", "gap_median", "gap_largest"],
      to: &bytes)
    for (pool, comparison) in details {
      appendRecord(
        [pool.rawValue, comparison.regime.name, "\(comparison.replicates)"] + comparison.detail.cells(4)
          + comparison.classes.cells(4) + comparison.difference.cells(4)
          + [
            "\(comparison.gaps.count)", digits(comparison.proven, 4), digits(comparison.medianGap, 6),
            digits(comparison.gaps.last ?? 0, 6),
          ], to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Language {
  fileprivate func words(_ comparison: DetailComparison) -> String {
    let regime = name(comparison.regime)
    let (count, coverage) = (comparison.replicates, percent(comparison.detail))
    let difference = points(comparison.difference)
    let (median, proven) = (shortPercent(comparison.medianGap), shortPercent(comparison.proven))
    return say(
      "in detail (lessons, travel, all rules; each week by the planner's engine) it covers \(coverage) in \(regime), from \(count) seasons; "
        + "in classes the same seasons look \(difference) points better. Its weeks are \(median) from the best at the median, "
        + "\(proven) are proven best.",
      "in detail (lessen, reizen, alle regels; elke week door de planner zelf) vervult zij \(coverage) bij \(regime), uit \(count) schooljaren; "
        + "in klassen lijken dezelfde schooljaren \(difference) procentpunt beter. De weken zitten \(median) van het beste bij de mediaan, "
        + "\(proven) is bewezen het beste.")
  }
}
