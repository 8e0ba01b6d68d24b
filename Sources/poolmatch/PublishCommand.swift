// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Glibc
import PoolAudit
import PoolData
import PoolModel

/// `poolmatch publish`
struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a plan what people are told: its placements become the package's.",
    discussion: """
      The plan must be of the package as it stands, and break no rule. The package then has the plan's placements, \
      running where they are locked and published else, and a publication more in its history; all of it or nothing, also if \
      the run is killed. Of two who publish at once the second is told so.

      Examples:
        poolmatch publish region week-50
        poolmatch publish region week-50 --on 2026-12-11 --by desk-1 --language nl
      """)

  @OptionGroup var input: InstanceArgument
  @Argument(help: "The output folder of poolmatch plan.", completion: .directory)
  var plan: String
  @Option(
    help: ArgumentHelp(
      "The date on which people are told, such as 2026-12-11 (default: today).", valueName: "date"))
  var on: Day?
  @Option(help: ArgumentHelp("Who publishes, by a code; never a name.", valueName: "code"))
  var by = "planner"
  @OptionGroup var chosen: LanguageOption

  func validate() throws {
    guard isId(by) else {
      throw ValidationError(
        "--by '\(by)' is no code: begin with a letter or digit, and write at most 60 characters on one line.")
    }
  }

  func run() throws {
    let language = chosen.language
    let (claims, faults) = readOutputClaims(in: plan)
    guard let claims else { throw Failure(faults.status, faults.text(language)) }
    var receipt = ""
    try changingPackage(at: input.instance, language) { region, sha256 in
      let (day, last) = (on ?? Day.today, region.publications.last)
      if let fault = PublishFault(claims, sha256, on: day, in: region) {
        throw Failure(.faultInData, "\(plan): \(fault.text(language))")
      }
      let scope = try readPlanScope(in: plan, for: region, language)
      let late = scope.toldBeyond(in: region)
      guard late.isEmpty else {
        throw Failure(.faultInData, late.map { $0.text(language) }.joined(separator: "\n"))
      }
      let scoped = region.scoped(by: scope)
      let told = try readPlan(at: plan, for: scoped, language)
      let report = audit(told, of: scoped)
      guard report.isSound else {
        let lines = report.breaches.map { $0.text(language) }
        throw Failure(.faultInData, (lines + [unsound(language)]).joined(separator: "\n"))
      }
      let published = region.publishing(told, in: scope, on: day, by: by, sha256: sha256)
      receipt = text(published, after: last?.number, language)
      return published
    }
    try Terminal.answer(receipt)
  }

  private func unsound(_ language: Language) -> String {
    language.say(
      "\(plan): error: the plan breaks rules and was not published. Plan again, or mend the package.",
      "\(plan): fout: het plan overtreedt regels en is niet gepubliceerd. Plan opnieuw, of herstel het pakket."
    )
  }

  private func text(_ region: Region, after last: Int?, _ language: Language) -> String {
    guard let publication = region.publications.last else { preconditionFailure("nothing was published") }
    let running = publication.placements.count { $0.state == .running }
    let told = publication.placements.count - running
    let line = language.say(
      "Publication \(publication.number) on \(publication.on) by \(publication.by): \(told) published and "
        + "\(running) running placements.",
      "Publicatie \(publication.number) op \(publication.on) door \(publication.by): \(told) gepubliceerde en "
        + "\(running) lopende plaatsingen.")
    let more = last.map {
      "poolmatch diff \(input.instance) \($0) \(publication.number)"
    }
    return
      ([line] + [more].compactMap(\.self).map { language.say("Who hears what: ", "Wie wat hoort: ") + $0 })
      .joined(separator: "\n") + "\n"
  }
}

/// Why a plan cannot become what people are told now.
private enum PublishFault {
  /// `run.json` and `plan.json` tell of different scopes.
  case scopesDiffer
  /// It is what was published already.
  case already(Publication)
  /// Somebody published since the plan was made.
  case overtaken(Publication)
  /// The package is another, or was changed since the plan was made.
  case otherPackage(plan: String, package: String)
  /// People would be told before they were told the last time.
  case before(Day, last: Publication)
  /// No table can hold the date.
  case noCalendar(Day)

  init?(_ claims: OutputClaims, _ sha256: String, on day: Day, in region: Region) {
    if claims.sha256 != sha256 {
      let since = region.publications.first { $0.inputSHA256 == claims.sha256 }
      let decided = Set(claims.decided.map { $0.with($0.dates, .published) })
      if let since, Set(since.placements.filter { $0.state == .published }) == decided {
        self = .already(since)
      } else {
        self = since.map(PublishFault.overtaken) ?? .otherPackage(plan: claims.sha256, package: sha256)
      }
    } else if claims.runScope != claims.planScope {
      self = .scopesDiffer
    } else if let last = region.publications.last, day < last.on {
      self = .before(day, last: last)
    } else if !(1950...2149).contains(day.parts.year) {
      self = .noCalendar(day)
    } else {
      return nil
    }
  }

  func text(_ language: Language) -> String {
    func name(_ publication: Publication) -> String {
      language.say(
        "publication \(publication.number) on \(publication.on) by \(publication.by)",
        "publicatie \(publication.number) op \(publication.on) door \(publication.by)")
    }
    switch self {
    case .scopesDiffer:
      return language.say(
        "error: run.json and plan.json tell of different scopes. Plan again.",
        "fout: run.json en plan.json noemen een verschillend bereik. Plan opnieuw.")
    case .already(let publication):
      return language.say(
        "error: was published already, as \(name(publication)). Nothing was changed.",
        "fout: is al gepubliceerd, als \(name(publication)). Er is niets veranderd.")
    case .overtaken(let publication):
      return language.say(
        "error: was made before \(name(publication)). Plan again from what people were told then. Nothing was changed.",
        "fout: is gemaakt voor \(name(publication)). Plan opnieuw vanaf wat toen verteld is. Er is niets veranderd."
      )
    case .otherPackage(let plan, let package):
      return language.say(
        "error: is of a package with SHA-256 \(plan), this one has \(package): it was changed since, or is another. "
          + "Plan again. Nothing was changed.",
        "fout: is van een pakket met SHA-256 \(plan), dit heeft \(package): het is sindsdien veranderd, of is een "
          + "ander. Plan opnieuw. Er is niets veranderd.")
    case .before(let day, let last):
      return language.say(
        "error: \(day) is before \(name(last)). Give that date or a later one with --on.",
        "fout: \(day) ligt voor \(name(last)). Geef die dag of een latere met --on.")
    case .noCalendar(let day):
      return language.say(
        "error: \(day) is outside the calendar. Give a date from 1950 to 2149 with --on.",
        "fout: \(day) ligt buiten de kalender. Geef een dag van 1950 tot en met 2149 met --on.")
    }
  }
}

extension Day {
  /// The date here and now, by the clock of the system.
  static var today: Day {
    var (seconds, parts) = (time(nil), tm())
    localtime_r(&seconds, &parts)
    guard
      let day = Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    else { preconditionFailure("no date \(parts)") }
    return day
  }
}
