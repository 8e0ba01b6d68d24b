// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolAudit
import PoolModel

/// What to do where people were told what no longer fits the package.
enum ConflictChoice: String, CaseIterable, ExpressibleByArgument {
  case stop, free

  /// The scope without what no longer fits; each conflict is told.
  ///
  /// A scope without a first date locks nothing and stops at nothing: it is the package's whole question.
  ///
  /// - Throws: `Failure` with every conflict if there is any and it is not to be given free.
  func settled(_ scope: PlanScope, in region: Region, _ language: Language, isQuiet: Bool) throws -> PlanScope
  {
    guard scope.from != nil else { return scope }
    let found = conflicts(amongToldIn: region, in: scope)
    guard !found.breaches.isEmpty else { return scope }
    let lines = found.breaches.map { $0.text(language) }
    switch self {
    case .stop:
      throw Failure(.faultInData, (lines + [advice(found, language)]).joined(separator: "\n"))
    case .free:
      if !isQuiet { Terminal.tell((lines + [given(found, language)]).joined(separator: "\n")) }
      var settled = scope
      settled.dropped = found.dropped
      return settled
    }
  }

  private func names(_ found: ToldConflicts) -> String {
    found.dropped.map { "\($0.group)/\($0.member)" }.joined(separator: ", ")
  }

  private func advice(_ found: ToldConflicts, _ language: Language) -> String {
    language.say(
      "What people were told no longer fits the package. Mend the package, or plan with --conflicts free, which gives "
        + "up \(names(found)). Nothing was planned.",
      "Wat verteld is past niet meer bij het pakket. Herstel het pakket, of plan met --conflicts free; dan vervalt "
        + "\(names(found)). Er is niets gepland.")
  }

  private func given(_ found: ToldConflicts, _ language: Language) -> String {
    language.say(
      "Planned without, as it no longer fits: \(names(found))",
      "Gepland zonder, want het past niet meer: \(names(found))")
  }
}
