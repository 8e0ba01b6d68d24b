// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension PlanFailure {
  /// At which goal planning failed and why, in a clause without a full stop.
  public func text(_ language: Language) -> String {
    "\(language.say("goal", "doel")) \(language.name(goal)): \(cause.text(language))"
  }
}

extension EngineFailure {
  /// What happened, in a clause without a full stop; details that only the solver knows stay in its words.
  public func text(_ language: Language) -> String {
    switch self {
    case .solverMissing(let reason):
      language.say(
        "GLPK cannot be loaded (\(reason)); install it with 'apt-get install libglpk40'",
        "GLPK kan niet worden geladen (\(reason)); installeer het met 'apt-get install libglpk40'")
    case .programRefused(let detail):
      language.say(
        "the program cannot be given to GLPK: \(detail)",
        "het rekenmodel kan niet aan GLPK worden gegeven: \(detail)")
    case .solverGaveUp(let words):
      language.say("GLPK gave up: \(words)", "GLPK heeft het opgegeven: \(words)")
    case .answerUnreliable(let detail):
      language.say(
        "GLPK's answer cannot be trusted: \(detail)", "het antwoord van GLPK is niet te vertrouwen: \(detail)"
      )
    case .planBreaksRule(let place):
      language.say(
        "GLPK's plan breaks a rule at \(place)", "het plan van GLPK overtreedt een regel bij \(place)")
    case .goalGivenUp(let goal, let found, let kept):
      language.say(
        "GLPK's plan gives up \(language.name(goal)): \(language.number(found)) instead of \(language.number(kept))",
        "het plan van GLPK levert in op \(language.name(goal)): \(language.number(found)) in plaats van \(language.number(kept))"
      )
    }
  }
}
