// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Glibc
import PoolData
import PoolModel
import PoolNotices
import PoolReport
import PoolRules

/// `poolmatch notices`
struct MakeNotices: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notices",
    abstract: "Write what every school and member is told: a notice, a text and a calendar.",
    discussion: """
      Writes into --out, all of it or nothing: for each school and member a page (.html), a text (.txt) and an iCalendar \
      file (.ics), the register exceptions.csv, and told.json, with which the next notices compare. Without a plan: \
      what the package's own running and published placements tell.

      With --since, the folder of the notices before, notices say what is new, changed and withdrawn, and events of the calendars \
      keep their identity: changed ones have a higher SEQUENCE, withdrawn ones are CANCELLED. In its place may stand the \
      number of a publication, which does not know lessons that got other times since, or a plan (an output folder or a \
      placements.csv), which does not know either how often an event was changed before.

      Examples:
        poolmatch notices Instances/twente out/twente --out notices/49 --on 2026-11-27
        poolmatch notices season --out notices/50 --since notices/49 --language nl
        poolmatch notices season --out again --since 3
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "The plan: an output folder, or a placements.csv.", completion: .file())
  var plan: String?
  @Option(name: .customLong("out"), help: "The folder to write to.", completion: .directory)
  var folder: String
  @Option(
    help: "What was told before: a folder of notices, the number of a publication, or a plan.",
    completion: .file())
  var since: String?
  @Option(
    help: """
      The date of the notices (default: that of the last publication, or with a plan, or without publications, the \
      policy's first day).
      """)
  var on: Day?
  @OptionGroup var chosen: LanguageOption
  @Option(help: "What goes to standard output: a summary, or told.json.")
  var format: AnswerFormat = .text

  private var language: Language { chosen.language }

  func run() throws {
    let output = try OutputFolder(folder, language)
    let told = try plan.map { try ReadyRegion.withPlan(at: $0, of: input, language) }
    let region = try told?.ready.region ?? ReadyRegion(at: input.instance, language).region
    let plan = told?.plan ?? region.toldPlan
    let published = told == nil ? region.publications.last?.on : nil
    let day = on ?? published ?? region.policy.firstDay
    let notices = Notices(of: plan, in: region, since: try before(of: region, day), on: day)
    let register = ExceptionRegister(of: plan, in: Rulebook(region)).table()
    let files = notices.files(language) + [("exceptions.csv", register)]
    try output.write(files.map { ($0.name, Array($0.text.utf8)) }, retiring: Notices.isOurs)
    try Terminal.answer(format == .json ? notices.told.json() : summary(notices))
  }

  /// What was told before `day`.
  private func before(of region: Region, _ day: Day) throws -> ToldLessons? {
    guard let since else { return nil }
    let told = try told(by: since, of: region, day)
    guard told.on <= day else {
      throw Failure(
        .faultInData,
        language.say(
          "\(since): error: these notices are of \(told.on), after \(day)\n"
            + "  Give the date of the new ones with --on, on or after \(told.on).",
          "\(since): fout: deze berichten zijn van \(told.on), na \(day)\n"
            + "  Geef met --on de datum van de nieuwe, op of na \(told.on)."))
    }
    return told
  }

  private func told(by since: String, of region: Region, _ day: Day) throws -> ToldLessons {
    if access(since + "/told.json", F_OK) == 0 {
      let (told, faults) = readTold(in: since)
      guard let told else { throw Failure(faults.status, faults.text(language)) }
      return told
    }
    guard let number = Int(since), access(since, F_OK) != 0 else {
      let (ready, plan) = try ReadyRegion.withPlan(at: since, of: input, language)
      return ToldLessons(plan, of: ready.region, on: day)
    }
    let publication = try region.publication(number, of: input.instance, language)
    return ToldLessons(region.publications.prefix { $0.number <= publication.number }, of: region)
  }

  private func summary(_ notices: Notices) -> String {
    let (schools, members) = (notices.count(.school), notices.count(.member))
    var lines = [
      language.say(
        "Notices and calendars are in \(folder): schools \(schools), members \(members)",
        "Berichten en agenda's staan in \(folder): scholen \(schools), poolleden \(members)")
    ]
    if since != nil {
      let changes = notices.changes
      lines.append(
        language.say(
          "Lesson groups by member: new \(changes.new), changed \(changes.changed), withdrawn \(changes.withdrawn)",
          "Lesgroepen per poollid: nieuw \(changes.new), gewijzigd \(changes.changed), vervallen \(changes.withdrawn)"
        ))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
