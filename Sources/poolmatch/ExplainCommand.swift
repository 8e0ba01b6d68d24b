// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolAdvice
import PoolModel

/// `poolmatch explain`
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell why a vacancy or lesson group stays open, or why a member works where the plan says.",
    discussion: """
      Of open work: how many members fall at each rule in order, who comes nearest, and what moving somebody would cost. \
      Of a member: why here, why not there, what would change. The id is looked for among vacancies, lesson groups and \
      members, in that order.

      Examples:
        poolmatch explain Instances/twente out/twente V0036
        poolmatch explain Instances/twente out/twente M0029 --language nl
        poolmatch explain Instances/twente out/twente V0036-2 --format json
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "The plan: an output folder, or a placements.csv.", completion: .file())
  var plan: String
  @Argument(help: "A vacancy, lesson group or member.")
  var id: String
  @OptionGroup(title: "The scope of a placements.csv (an output folder tells its own)") var scope:
    ScopeOptions
  @OptionGroup var chosen: LanguageOption
  @Option(help: "What goes to standard output: a screen, or JSON.")
  var format: AnswerFormat = .text

  func run() throws {
    let language = chosen.language
    let (ready, plan) = try ReadyRegion.withPlan(at: plan, of: input, in: scope, isOwn: true, language)
    guard let asked = Explained(id, in: ready.region) else {
      let region = ready.region
      throw Failure.unknown(
        id, ("vacancy, lesson group or member", "vacature, lesgroep of poollid"),
        among: region.vacancies.map(\.id) + region.groups.map(\.id) + region.members.map(\.id), language)
    }
    let explainer = Explainer(plan, of: ready.region)
    try Terminal.answer(
      format == .json
        ? explainer.json(asked) : explainer.text(asked, language, colour: Terminal.showsColour))
  }
}
