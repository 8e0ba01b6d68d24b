// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import PoolData
import PoolModel

/// Which part of a package's question is asked.
struct ScopeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Plan from this date on, such as 2026-12-14; placements that have begun before it stay as they are.",
      valueName: "date"))
  var from: Day?
  @Option(
    help: ArgumentHelp(
      "The weeks of the plan, from the Monday of that week (default: to the end of the region's horizon).",
      valueName: "count"))
  var weeks: Int?
  @Option(
    help: ArgumentHelp(
      "Give a placement free that would stay as it is; may be given more than once.",
      valueName: "group/member"))
  var free: [String] = []

  /// Whether anything is asked but the whole question.
  var isGiven: Bool { from != nil || weeks != nil || !free.isEmpty }

  /// The scope that the options describe.
  ///
  /// - Throws: `Failure` with everything that is wrong with them for the region.
  func scope(in region: Region, _ language: Language) throws -> PlanScope {
    var scope = PlanScope(from: from, weeks: weeks)
    var faults: [String] = []
    for pair in free {
      switch PlacementName(pair, in: region, lockedIn: scope) {
      case .found(let placement):
        if !scope.freed.contains(placement) { scope.freed.append(placement) }
      case .wrong(let fault): faults.append("--free \(pair): \(fault.text(language))")
      }
    }
    faults += scope.flaws(in: region).map { $0.text(language) }
    guard faults.isEmpty else { throw Failure(.wrongUsage, faults.joined(separator: "\n")) }
    return scope
  }
}

extension Day: ExpressibleByArgument {
  /// A date such as `2026-12-14`.
  public init?(argument: String) { self.init(iso: argument) }
}

/// A placement by the ids of its group and member, as people write it: `V0001-1/M0002`.
enum PlacementName {
  case found(Placement)
  case wrong(Fault)

  enum Fault {
    case form
    case unknownGroup(String, nearest: String?)
    case unknownMember(String, nearest: String?)
    /// The group is not locked for the member; so are these.
    case notLocked(group: String, member: String, holders: [Placement])
  }

  /// The locked placement of that name; of several the last.
  init(_ name: String, in region: Region, lockedIn scope: PlanScope) {
    let groups = Set(region.groups.map(\.id))
    // An id may hold a slash; so the group is the longest one that there is.
    let slashes = name.indices.filter { name[$0] == "/" }
    guard let first = slashes.first else {
      self = .wrong(.form)
      return
    }
    let slash = slashes.last { groups.contains(String(name[..<$0])) } ?? first
    let (group, member) = (String(name[..<slash]), String(name[name.index(after: slash)...]))
    guard groups.contains(group) else {
      self = .wrong(.unknownGroup(group, nearest: nearestWord(to: group, among: groups)))
      return
    }
    let members = region.members.map(\.id)
    guard members.contains(member) else {
      self = .wrong(.unknownMember(member, nearest: nearestWord(to: member, among: members)))
      return
    }
    let locked = Plan(region.placements).placements.filter {
      $0.group == group && scope.locks($0, in: region.policy)
        && $0.dates.until >= scope.first(in: region.policy)
    }
    if let placement = locked.last(where: { $0.member == member }) {
      self = .found(placement)
    } else {
      self = .wrong(.notLocked(group: group, member: member, holders: locked))
    }
  }
}

extension PlacementName.Fault {
  func text(_ language: Language) -> String {
    func meant(_ nearest: String?) -> String {
      nearest.map { language.say(" Did you mean '\($0)'?", " Bedoelde u '\($0)'?") } ?? ""
    }
    switch self {
    case .form:
      return language.say(
        "write the ids of group and member, as V0001-1/M0002.",
        "schrijf de id's van groep en poollid, zoals V0001-1/M0002.")
    case .unknownGroup(let id, let nearest):
      return language.say("the region has no group '\(id)'.", "de regio heeft geen groep '\(id)'.")
        + meant(nearest)
    case .unknownMember(let id, let nearest):
      return language.say("the region has no member '\(id)'.", "de regio heeft geen poollid '\(id)'.")
        + meant(nearest)
    case .notLocked(let group, let member, let holders):
      let others = holders.map { "\($0.member) (\($0.dates.from)…\($0.dates.until))" }.joined(separator: ", ")
      return language.say(
        "member \(member) has no placement in group \(group) that would stay as it is; "
          + (others.isEmpty ? "nobody has." : "these have: \(others)."),
        "poollid \(member) heeft in groep \(group) geen plaatsing die blijft zoals die is; "
          + (others.isEmpty ? "niemand heeft die." : "deze wel: \(others)."))
    }
  }
}

extension PlanScope.Flaw {
  /// What is wrong and what to do, in one line.
  func text(_ language: Language) -> String {
    func name(_ placement: Placement) -> String {
      "\(placement.group)/\(placement.member) (\(placement.dates.from)…\(placement.dates.until))"
    }
    switch self {
    case .beforeCalendar(let from, let firstDay):
      return language.say(
        "--from \(from) is before the first day of the region, \(firstDay): give that date or a later one.",
        "--from \(from) ligt voor de eerste dag van de regio, \(firstDay): geef die dag of een latere.")
    case .afterHorizon(let from, let last):
      return language.say(
        "--from \(from) is after the last day of the region's horizon, \(last): give --weeks as well.",
        "--from \(from) ligt na de laatste dag van de planperiode, \(last): geef ook --weeks.")
    case .weeks(let weeks):
      return language.say(
        "--weeks is \(weeks): give a whole number from 1 to 60.",
        "--weeks is \(weeks): geef een geheel getal van 1 tot en met 60.")
    case .endsBefore(let placement, let weeks):
      return language.say(
        "the plan ends before \(name(placement)), which people were told: give --weeks \(weeks) or more.",
        "het plan eindigt voor \(name(placement)), dat al verteld is: geef --weeks \(weeks) of meer.")
    case .unknown(let placement):
      return language.say(
        "\(name(placement)) is not among the placements that people were told.",
        "\(name(placement)) staat niet bij de plaatsingen die verteld zijn.")
    case .notLocked(let placement):
      return language.say(
        "\(name(placement)) may move already; there is nothing to give free.",
        "\(name(placement)) mag al verschuiven; er is niets vrij te geven.")
    }
  }
}
