// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Glibc
import PoolAdvice
import PoolData
import PoolModel
import PoolReport
import PoolRules
import PoolSolver

/// `poolmatch override`
struct OverrideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "override",
    abstract: "Force or forbid a match for some weeks, after showing what that costs in each goal.",
    discussion: """
      A force becomes a running placement of the member in the group, or in each group of the vacancy; a forbid an exclusion \
      by the planner. The region is planned without it and with it, and the difference shown; it is stored with --yes, or when a \
      terminal answers yes. Rules that a force breaks must be named in --rules; certificates of conduct, and what a school \
      or a court excludes, cannot be overridden. Every report tells it until it ends.

      Examples:
        poolmatch override region force M0003 V0007 --from 2026-12-07 --weeks 3 --by desk-1 --code K2 --rules reach
        poolmatch override region forbid M0004 V0009 --from 2026-12-07 --weeks 8 --by desk-1 --code K5 --yes
        poolmatch override region --list
        poolmatch override region --withdraw O0001 --on 2026-12-14
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "force or forbid.")
  var kind: Override.Kind?
  @Argument(help: "The member.")
  var member: String?
  @Argument(help: "The lesson group (to force) or the vacancy.")
  var target: String?
  @Option(help: ArgumentHelp("The first date on which it holds.", valueName: "date"))
  var from: Day?
  @Option(help: ArgumentHelp("How many weeks it holds, from that date on.", valueName: "count"))
  var weeks: Int?
  @Option(help: ArgumentHelp("Who decides it, by a code; never a name.", valueName: "code"))
  var by: String?
  @Option(help: ArgumentHelp("Why, by a code; never a reason of absence.", valueName: "code"))
  var code: String?
  @Option(
    help: ArgumentHelp("The rules that are broken knowingly, as reach,hours-per-week.", valueName: "rules"))
  var rules = ""
  @Option(help: ArgumentHelp("The date of the decision (default: today).", valueName: "date"))
  var on: Day?
  @Flag(help: "Store it without asking.")
  var yes = false
  @Option(help: ArgumentHelp("Withdraw an override from --on on.", valueName: "override"))
  var withdraw: String?
  @Flag(help: "Tell every override that was stored.")
  var list = false
  @OptionGroup var limits: LimitOptions
  @OptionGroup var chosen: LanguageOption

  private var language: Language { chosen.language }

  func validate() throws {
    let ways = [kind != nil, withdraw != nil, list].count { $0 }
    guard ways == 1 else {
      throw ValidationError(
        "Give one of: force or forbid with a member and a group or vacancy; --withdraw; --list.")
    }
    _ = try named()
    for (name, day) in [("from", from), ("on", on)] {
      if let day, !(1950...2147).contains(day.parts.year) {
        throw ValidationError("--\(name) \(day) is outside the calendar: give a date from 1950 to 2147.")
      }
    }
    guard kind != nil else { return }
    guard member != nil, target != nil, from != nil, let weeks, let by, let code else {
      throw ValidationError("Give the member, the group or vacancy, --from, --weeks, --by and --code.")
    }
    if !(1...60).contains(weeks) {
      throw ValidationError("--weeks is \(weeks): give a whole number from 1 to 60.")
    }
    for (name, text) in [("by", by), ("code", code)] where !isId(text) {
      throw ValidationError(
        "--\(name) '\(text)' is no code: begin with a letter or digit, and write at most 60 characters on one line."
      )
    }
  }

  /// The rules of --rules.
  private func named() throws -> [Rule] {
    try rules.split(separator: ",").map { name in
      if let rule = Rule(rawValue: String(name)) { return rule }
      let names = Rule.allCases.map(\.rawValue)
      let near = nearestWord(to: String(name), among: names).map { "Did you mean '\($0)'? " } ?? ""
      throw ValidationError("--rules has '\(name)'. \(near)The rules are \(names.joined(separator: ", ")).")
    }
  }

  func run() throws {
    if list { return try tellAll() }
    if let withdraw { return try take(back: withdraw) }
    let ready = try ReadyRegion(at: input.instance, language)
    let proposal = OverrideProposal(try wanted(in: ready.package), in: ready.package)
    guard proposal.refusals.isEmpty else {
      let lines = [language.text(proposal.override)] + proposal.refusals.map { $0.text(language) }
      throw Failure(.faultInData, lines.joined(separator: "\n"))
    }
    let price = try price(of: proposal.override, in: ready.package)
    try Terminal.answer([proposal.text(language), "", price.text(language)].joined(separator: "\n") + "\n")
    guard try yes || isAnsweredYes() else {
      return Terminal.tell(
        language.say("Not stored: add --yes to store it.", "Niet opgeslagen: geef --yes om het op te slaan."))
    }
    try changingPackage(at: input.instance, language) { region, sha256 in
      guard sha256 == ready.sha256 else {
        throw Failure(
          .faultInData,
          language.say(
            "\(input.instance): error: was changed while this was worked out. Nothing was stored; ask again.",
            "\(input.instance): fout: is intussen gewijzigd. Er is niets opgeslagen; vraag het opnieuw."))
      }
      var stored = region.holding(proposal.override)
      stored.overrides.append(proposal.override)
      return stored
    }
    try Terminal.answer(
      language.say("Stored as \(proposal.override.id).", "Opgeslagen als \(proposal.override.id).") + "\n")
  }

  /// What is asked, of ids that the region knows.
  private func wanted(in region: Region) throws -> Override {
    guard let kind, let member, let target, let from, let weeks, let by, let code,
      let dates = DayRange(from, from.advanced(by: 7 * weeks - 1))
    else { preconditionFailure("an override without its parts") }
    var faults: [String] = []
    func look(for id: String, among ids: [String], _ what: String) {
      guard !ids.contains(id) else { return }
      let near = nearestWord(to: id, among: ids).map {
        language.say(" Did you mean '\($0)'?", " Bedoelt u '\($0)'?")
      }
      faults.append(
        language.say("The region has no \(what) '\(id)'.", "De regio heeft geen \(what) '\(id)'.")
          + (near ?? ""))
    }
    look(for: member, among: region.members.map(\.id), language.say("member", "poollid"))
    let isVacancy = region.vacancies.contains { $0.id == target }
    look(
      for: target, among: region.vacancies.map(\.id) + region.groups.map(\.id),
      language.say("group or vacancy", "lesgroep of vacature"))
    guard faults.isEmpty else { throw Failure(.faultInData, faults.joined(separator: "\n")) }
    return Override(
      id: region.nextOverride, kind: kind, member: member,
      target: isVacancy ? .vacancy(target) : .group(target),
      dates: dates, rules: try named(), by: by, code: code, on: on ?? Day.today)
  }

  private func price(of override: Override, in package: Region) throws -> OverridePrice {
    let options = limits.options(engine: .auto, cancellation: Cancellation())
    let scope = try scope(of: override, in: package)
    /// Of the package as it is, or with the override; what was told and no longer fits then is planned anew.
    func planned(_ package: Region) throws -> (plan: Plan, isProven: Bool) {
      let settled = try ConflictChoice.free.settled(scope, in: package, language, isQuiet: true)
      let rulebook = Rulebook(package.scoped(by: settled))
      let result = try AuditedPlan(rulebook, options, language, isQuiet: false).result
      return (result.plan, result.status == .optimal)
    }
    return OverridePrice(
      planning: package.scoped(by: scope).policy, of: package, without: try planned(package),
      with: try planned(package.holding(override)))
  }

  /// What is planned: the whole question as long as nothing was published, then the weeks of the last publication from the
  /// override's first date on.
  private func scope(of override: Override, in package: Region) throws -> PlanScope {
    guard let last = package.publications.last else { return PlanScope() }
    var scope = PlanScope(from: override.dates.from, weeks: last.weeks)
    var others: [PlanScope.Flaw] = []
    for flaw in scope.flaws(in: package) {
      if case .endsBefore(_, let weeks) = flaw {
        scope.weeks = min(60, max(weeks, scope.weeks ?? 0))
      } else {
        others.append(flaw)
      }
    }
    guard others.isEmpty else {
      throw Failure(.wrongUsage, others.map { $0.text(language) }.joined(separator: "\n"))
    }
    return scope
  }

  private func isAnsweredYes() throws -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { return false }
    try Terminal.answer(language.say("Store it? [y/N] ", "Opslaan? [j/N] "))
    let answer = readLine()?.lowercased() ?? ""
    return ["y", "yes", "j", "ja"].contains(answer)
  }

  private func take(back id: String) throws {
    var told = ""
    try changingPackage(at: input.instance, language) { region, _ in
      let day = on ?? Day.today
      guard let withdrawn = region.withdrawing(override: id, on: day) else {
        throw Failure(.faultInData, noSuch(id, on: day, in: region))
      }
      told = withdrawn.overrides.first { $0.id == id }.map { language.text($0) } ?? ""
      return withdrawn
    }
    try Terminal.answer(told + "\n")
  }

  private func noSuch(_ id: String, on day: Day, in region: Region) -> String {
    if let override = region.overrides.first(where: { $0.id == id }) {
      return language.say(
        "\(language.text(override)): is not in force on \(day) any more.",
        "\(language.text(override)): geldt op \(day) niet meer.")
    }
    let near = nearestWord(to: id, among: region.overrides.map(\.id)).map {
      language.say(" Did you mean '\($0)'?", " Bedoelt u '\($0)'?")
    }
    return language.say("There is no override '\(id)'.", "Er is geen afwijking '\(id)'.") + (near ?? "")
  }

  private func tellAll() throws {
    let overrides = try ReadyRegion(at: input.instance, language, isQuiet: true).package.overrides
    let lines = overrides.map { language.text($0) }
    try Terminal.answer(
      (lines.isEmpty ? [language.say("No overrides.", "Geen afwijkingen.")] : lines).joined(separator: "\n")
        + "\n")
  }
}

extension Override.Kind: ExpressibleByArgument {}
