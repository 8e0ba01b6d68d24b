// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything that can be wrong with what is read, without words: `Fault.text` has those.
public enum FaultKind: Hashable, Sendable, Error {
  // The package as a whole.
  case noSuchInput
  case notReadable(reason: String)
  case notAPackage
  case emptyPackage
  case zipBroken(reason: String)
  case zipUnsafeName
  case zipEncrypted
  case tooLarge(limitMegabytes: Int)
  case squeezedTooHard(ratio: Int)
  case fileTwice
  case missingTable
  case unknownFile
  case dataPackageBroken
  case dataPackageLists(String)
  case dataPackageOmits(String)

  // The text of a table.
  case notText
  case badEncoding
  case windows1252
  case noHeader
  case unterminatedQuote
  case textAfterQuote
  case fieldCount(found: Int, expected: Int)
  case missingColumn
  case unknownColumn
  case columnTwice
  case forbiddenColumn(PersonalTopic)
  case citizenNumbers(count: Int)
  case maybeCitizenNumber(count: Int)

  // A cell.
  case emptyCell
  case badId
  case notInteger
  case notNumber
  case tooManyDecimals(most: Int)
  case outOfRange(least: String, most: String)
  case notADate
  case noSuchDate(lastOfMonth: String, dayFirst: String)
  case notATime
  case notAWeekday
  case notAPostcode
  case notOneOf([String])

  // A row, and rows together.
  case untilBeforeFrom(from: String)
  case endNotAfterStart(start: String)
  case aboveMaximum(hours: String)
  case halfAPosition
  case outsideTheNetherlands
  case idTwice(file: String, line: Int)
  case unknownId(table: String, nearest: String?)
  case periodTwice(file: String, line: Int)

  // Requests.
  case lessonWithoutTime
  case lessonTimesDiffer(bells: String)
  case unknownPeriod(Int, location: String, last: Int?)
  case lessonOutsideBells(String, location: String, bells: String)
  case lessonsOverlap(file: String, line: Int)
  case groupWithoutLessons
  case groupWithBoth
  case vacancyWithoutEnd(horizonEnd: String)
  case vacancyOutsideHorizon(horizon: String)
  case vacancyWithoutGroups

  // Members and placements.
  case memberWithoutQualification
  case memberWithoutAvailability
  case memberWithoutHome
  case unknownHome
  case certificateMissing
  case certificateExpired(months: Int, firstDay: String)
  case certificateEnds(last: String, months: Int)
  case exceptionEnds
  case qualificationEnds
  case authorityEnds
  case maybeTheSamePerson(other: String)
  case preferenceTarget
  case preferenceDates
  case overrideTarget
  case groupTakenTwice(file: String, line: Int)
  case memberDoubleBooked(file: String, line: Int)
  case placementOutsideVacancy(dates: String)
  case publicationNumber(expected: Int)
  case publicationBefore(earlier: String)

  // policy.json.
  case jsonSyntax(expected: String)
  case jsonType(expected: JSONKind)
  case missingKey
  case unknownKey
  case keyTwice
  case notAMonday(monday: String)
  case goalTwice
  case noGoal

  // The files of a plan.
  case outputNeeds(OutputPart)

  // A school's request sheet.
  case unknownSheet
  case notALesson
  case classWithoutLessons
  case requestsDiffer(file: String, line: Int)

  // An edit.
  case editForm(String)
  case idInUse(table: String)
  case noLessonThen(starts: [String])
  case lessonsMeet(String)
  case scenarioWithoutName
  case scenarioWithoutEdits
  case scenarioTwice

  /// Whether it forbids planning.
  public var severity: Severity {
    switch self {
    case .unknownFile, .dataPackageBroken, .dataPackageLists, .dataPackageOmits, .windows1252, .unknownColumn,
      .maybeCitizenNumber, .outsideTheNetherlands, .vacancyWithoutEnd, .vacancyOutsideHorizon,
      .vacancyWithoutGroups, .memberWithoutQualification, .memberWithoutAvailability, .memberWithoutHome,
      .unknownHome, .certificateMissing, .certificateExpired, .certificateEnds,
      .exceptionEnds, .qualificationEnds, .authorityEnds, .maybeTheSamePerson, .memberDoubleBooked,
      .placementOutsideVacancy, .unknownKey:
      .warning
    default: .error
    }
  }
}

/// Personal data that no table may hold.
public enum PersonalTopic: Hashable, Sendable, CaseIterable {
  case citizenNumber, absenceReason, birthDate, religion
}

/// The kinds of JSON values that `policy.json` is made of.
public enum JSONKind: Hashable, Sendable {
  case object, list, text, number, numberOrNull, textOrObject
}

/// What a place in a JSON file of an output folder must hold.
public enum OutputPart: Hashable, Sendable {
  case object, list, text, wholeNumber, format, goal, date, state, row, node, truth, span
  /// A key that is missing, not known, or there twice.
  case key(String), noSuchKey, keyOnce
}
