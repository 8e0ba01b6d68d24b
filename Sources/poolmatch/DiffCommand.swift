// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Glibc
import PoolAudit
import PoolData
import PoolModel
import PoolReport
import PoolRules

/// `poolmatch diff`
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show who moves and who hears what between two plans, and what for.",
    discussion: """
      A plan is an output folder, a placements.csv, or the number of a publication. With one plan: it against what people were told \
      last. Both are counted in the region as it stands, from the date on from which the new plan was made.

      Examples:
        poolmatch diff region week-51
        poolmatch diff region week-50 week-51 --language nl
        poolmatch diff region 3 4 --format json
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(
    help: "The plan before, unless it is what people were told last; then the new plan.", completion: .file())
  var plans: [String]
  @OptionGroup(title: "The scope of a placements.csv (an output folder tells its own)") var scope:
    ScopeOptions
  @OptionGroup var chosen: LanguageOption
  @Option(help: "What goes to standard output: text for people, or JSON.")
  var format: AnswerFormat = .text

  func validate() throws {
    if plans.isEmpty || plans.count > 2 {
      throw ValidationError("Give the new plan, or the old and the new one.")
    }
  }

  func run() throws {
    let language = chosen.language
    let package = try ReadyRegion(at: input.instance, language, isQuiet: true).region
    let after = try side(plans[plans.count - 1], in: package, language)
    let before =
      plans.count == 2
      ? try side(plans[0], in: package, language)
      : PlanSide(name: language.say("what people were told", "wat verteld is"), plan: package.toldPlan)
    let comparison = PlanComparison(from: before, to: after, in: package)
    let difference = comparison.difference
    if format == .json { return try Terminal.answer(difference.json(before.name, after.name)) }
    let lines = comparison.conflicts.map { $0.text(language) + "\n" }.joined()
    try Terminal.answer(lines + difference.text(before.name, after.name, language))
  }

  /// A plan by what names it.
  private func side(_ name: String, in package: Region, _ language: Language) throws -> PlanSide {
    if let number = Int(name) {
      let publication = try package.publication(number, of: input.instance, language)
      return PlanSide(
        name: language.say("publication \(number)", "publicatie \(number)"),
        plan: Plan(publication.placements),
        scope: PlanScope(from: publication.from, weeks: publication.weeks), isPublished: true)
    }
    let tellsScope = access(name + "/plan.json", F_OK) == 0
    let scope =
      try tellsScope
      ? readPlanScope(in: name, for: package, language) : self.scope.scope(in: package, language)
    let plan = try readPlan(at: name, for: package.scoped(by: scope), language)
    return PlanSide(name: name, plan: plan, scope: scope)
  }
}
