// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What every school and member is told of a plan: a notice as a page and as plain text, and a calendar.
///
/// Text out; the caller writes it. The same plan, region and notices before give the same bytes. Members and groups are
/// named by their ids, nobody who is absent is named, and no reason is given.
public struct Notices: Sendable {
  /// What is told, and what was withdrawn or is over.
  public let told: ToldLessons
  let region: Region
  let since: Day?
  let engagements: [Engagement]

  /// Works out what there is to tell of a plan of a region.
  ///
  /// - Parameters:
  ///   - plan: the plan; running placements of the region count, whether it repeats them or not.
  ///   - region: its region.
  ///   - before: what was told last, not after `day`; `nil` = this is the first time.
  ///   - day: the date of the notices. Lessons before it are not told, but stay in calendars.
  public init(of plan: Plan, in region: Region, since before: ToldLessons?, on day: Day) {
    let now = ToldLessons(plan, of: region, on: day)
    told = before?.next(now) ?? now
    engagements = Engagement.all(now: told, since: before)
    (self.region, since) = (region, before?.on)
  }

  /// How many schools and members have lessons ahead of them, or are told that lessons are withdrawn.
  public func count(_ kind: Recipient.Kind) -> Int {
    Set(engagements.map { kind == .member ? $0.any.member : $0.any.location }).count
  }

  /// How many pairs of member and lesson group are new, changed and withdrawn since the notices before.
  public var changes: (new: Int, changed: Int, withdrawn: Int) {
    func count(_ news: Engagement.News) -> Int { engagements.count { $0.news == news } }
    return (count(.new), count(.changed), count(.withdrawn))
  }

  /// A page (`.html`) and a text (`.txt`) for everyone who has lessons ahead or lost some, a calendar (`.ics`) for everyone who
  /// ever had, and `told.json`. Names begin with `school-` or `member-` and the id.
  public func files(_ language: Language) -> [(name: String, text: String)] {
    let names = NoticeNames(region, language)
    var files: [(name: String, text: String)] = []
    for recipient in Recipient.all(of: told.series) {
      let own = told.series.filter(recipient.receives)
      files.append(("\(recipient.fileName).ics", recipient.calendar(own, names)))
    }
    let lines = engagements.flatMap(\.series)
    for recipient in Recipient.all(of: lines) {
      let notice = Notice(
        recipient: recipient, engagements: engagements.filter { recipient.receives($0.any) }, on: told.on,
        since: since, isMadeUp: region.policy.isMadeUp, names: names)
      files.append(("\(recipient.fileName).html", notice.page))
      files.append(("\(recipient.fileName).txt", notice.letter))
    }
    return files + [("told.json", told.json())]
  }

  /// Whether a file of a folder of notices is one that `files` writes, now or earlier.
  public static func isOurs(_ name: String) -> Bool {
    Recipient.Kind.allCases.contains { name.hasPrefix($0.rawValue + "-") }
      && [".html", ".txt", ".ics"].contains { name.hasSuffix($0) }
  }
}

/// What one recipient is told.
struct Notice {
  let recipient: Recipient
  /// Those of the recipient, in order.
  let engagements: [Engagement]
  let on: Day
  /// The date of the notices before; `nil` = there were none.
  let since: Day?
  let isMadeUp: Bool
  let names: NoticeNames

  var language: Language { names.language }
  func say(_ english: String, _ dutch: String) -> String { language.say(english, dutch) }

  var title: String {
    switch recipient.kind {
    case .school:
      let place = names.location(recipient.id)
      return say("Substitutes at \(place)", "Vervanging op \(place)")
    case .member: return say("Lessons of \(recipient.id)", "Lessen van \(recipient.id)")
    }
  }
  var subtitle: String { say("As of \(language.date(on))", "Stand van \(language.date(on))") }
  var valid: [Engagement] { engagements.filter { $0.news != .withdrawn } }
  var changes: [Engagement] { engagements.filter { $0.news != nil } }

  /// Above what is new; `nil` without notices before.
  var newsTitle: String? {
    since.map {
      say("What is new since \(language.date($0))", "Wat er nieuw is sinds \(language.date($0))")
    }
  }
  var nothingNew: String { say("Nothing.", "Niets.") }
  var nothing: String { say("No lessons are planned.", "Er zijn geen lessen gepland.") }
  var lessonsTitle: String {
    recipient.kind == .school
      ? say("Who comes, and when", "Wie er komt, en wanneer") : say("Where and when", "Waar en wanneer")
  }
  var note: String {
    say(
      "Members are named by their ids. The same lessons are in the calendar \(recipient.fileName).ics.",
      "Poolleden staan hier met hun nummer. Dezelfde lessen staan in de agenda \(recipient.fileName).ics.")
  }

  /// The other side of an engagement: the member for a school, the school for a member.
  func party(_ series: LessonSeries) -> String {
    recipient.kind == .school ? series.member : names.location(series.location)
  }

  /// What is new about an engagement, in one line.
  func newsLine(_ engagement: Engagement) -> String {
    let (any, before) = (engagement.any, names.before(engagement))
    return "\(names.news(engagement)): \(party(any)), \(any.group) (\(names.work(any))): "
      + "\(language.dates(Engagement.range(engagement.series))), \(names.times(engagement.series))"
      + (before.isEmpty ? "" : " (\(before))")
  }
}
