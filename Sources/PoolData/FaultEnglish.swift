// SPDX-License-Identifier: GPL-3.0-or-later

extension FaultKind {
  /// What is wrong and what to do, in English, for the value found.
  func english(_ value: String) -> (problem: String, advice: String) {
    switch self {
    case .noSuchInput: ("there is no such file or folder", "Give the folder or .zip of a data package.")
    case .notReadable(let reason): ("cannot be read: \(reason)", "Make it readable, or give another.")
    case .notAPackage:
      ("is a file, and not a zip", "Give the folder that holds policy.json and the tables, or a .zip of it.")
    case .emptyPackage:
      ("holds no policy.json and no table", "Give the folder that holds them, or a .zip of it.")
    case .zipBroken(let reason):
      ("\(entry(value))the zip cannot be unpacked: \(reason)", "Make the zip again.")
    case .zipUnsafeName:
      (
        "entry '\(value)' has a path that could lead out of the package",
        "Make the zip again from the folder."
      )
    case .zipEncrypted: ("entry '\(value)' is encrypted", "Make the zip without a password.")
    case .tooLarge(let limit):
      ("\(entry(value))is larger than \(limit) MB", "Leave out what is not a table of this package.")
    case .squeezedTooHard(let ratio):
      (
        "entry '\(value)' unpacks to more than \(ratio) times its size, which no table does",
        "Make the zip again from the folder."
      )
    case .fileTwice: ("the package has this file twice", "Keep one, with its name in lower case.")
    case .missingTable: ("the file is missing", "Add it; Instances/README.md shows what it holds.")
    case .unknownFile: ("is no table of a package and is not read", "Remove it, or mend its name.")
    case .dataPackageBroken:
      ("cannot be understood and is not used", "Remove it; it is made anew when the package is written.")
    case .dataPackageLists(let file):
      ("lists '\(file)', which is not there", "Add the file, or remove it from the list.")
    case .dataPackageOmits(let file): ("does not list '\(file)', which is read", "Add it to the list.")

    case .notText: ("is not a text file but a workbook, or UTF-16", "Save it as 'CSV UTF-8'.")
    case .badEncoding:
      ("the text is neither UTF-8 nor Windows-1252 from here on", "Save the table anew as 'CSV UTF-8'.")
    case .windows1252:
      ("is in Windows-1252 and was read so", "Save it as 'CSV UTF-8' to be sure of every letter.")
    case .noHeader: ("the file is empty", "Write the names of the columns on its first line.")
    case .unterminatedQuote:
      ("a quote opens here and never closes", "Close it with '\"', or write '\"\"' for a quote.")
    case .textAfterQuote:
      ("text follows a closing quote", "Put the whole value between quotes, with '\"\"' for a quote inside.")
    case .fieldCount(let found, let expected):
      ("\(found) values where \(expected) are expected", "Write one value for each, empty ones included.")
    case .missingColumn: ("the column is missing", "Add it; Instances/README.md shows what it holds.")
    case .unknownColumn: ("no such column is known; it is not read", "Remove it, or mend its name.")
    case .columnTwice: ("the column is there twice", "Keep one of them.")
    case .forbiddenColumn(let topic):
      ("\(topic.english) may not be in a package", "Remove the column from the file, and from where it came.")
    case .citizenNumbers(let count):
      (
        "\(count) ids look like citizen service numbers (BSN)",
        "Replace them in every table by ids that mean nothing outside the pool."
      )
    case .maybeCitizenNumber(let count):
      (
        "\(count) id\(count == 1 ? " looks like a citizen service number" : "s look like citizen service numbers") (BSN)",
        "Make sure it is none; ids should mean nothing outside the pool."
      )

    case .emptyCell: ("the value is missing", "Write one.")
    case .badId:
      (
        "'\(value)' cannot be an id",
        "Begin with a letter or digit, and write at most 60 characters on one line."
      )
    case .notInteger: ("'\(value)' is not a whole number", "Write digits only, as 12.")
    case .notNumber:
      ("'\(value)' is not a number", "Write it as 17.5 (17,5 if the columns are divided by semicolons).")
    case .tooManyDecimals(let most):
      ("'\(value)' has too many decimals", "Write at most \(most).")
    case .outOfRange(let least, let most):
      ("'\(value)' is not between \(least) and \(most)", "Write a value from \(least) to \(most).")
    case .notADate: ("'\(value)' is not a date", "Write it as 2026-11-30 or 30-11-2026.")
    case .noSuchDate(let iso, let dayFirst):
      ("'\(value)' is not a date", "Write a date that exists, as \(iso) or \(dayFirst).")
    case .notATime: ("'\(value)' is not a time of day", "Write hours and minutes, as 08:30.")
    case .notAWeekday:
      ("'\(value)' is not a day of the week", "Write 1 for Monday to 7 for Sunday, or mon, tue, wed, …")
    case .notAPostcode: ("'\(value)' is not a four-digit postcode", "Write its four digits, as 4331.")
    case .notOneOf(let values):
      (
        "'\(value)' is none of the values allowed here",
        (nearestWord(to: value, among: values).map { "Did you mean '\($0)'? " } ?? "")
          + "Write \(values.joined(separator: ", "))."
      )

    case .untilBeforeFrom(let from):
      ("'\(value)' is before 'from' (\(from))", "Write a date that is not before \(from).")
    case .endNotAfterStart(let start):
      ("'\(value)' is not after 'start' (\(start))", "Write a time after \(start).")
    case .aboveMaximum(let hours):
      ("'\(value)' is more than 'hours_max' (\(hours))", "Write at most \(hours), or raise hours_max.")
    case .halfAPosition:
      ("the other half of the position is missing", "Write both latitude and longitude, or neither.")
    case .outsideTheNetherlands:
      (
        "'\(value)' lies outside the Netherlands",
        "Check that latitude (about 52) and longitude (about 5) are not swapped."
      )
    case .idTwice(let file, let line):
      ("'\(value)' was used before, in \(file) line \(line)", "Give this row an id of its own.")
    case .unknownId(let table, let nearest):
      (
        "'\(value)' is not in \(table).csv",
        (nearest.map { "Did you mean '\($0)'? " } ?? "") + "Write an id of that table, or add it there."
      )
    case .periodTwice(let file, let line):
      ("the period was given before, in \(file) line \(line)", "Keep one row for each period of a location.")

    case .lessonWithoutTime: ("the lesson has no time", "Write its period, or its start and end.")
    case .lessonTimesDiffer(let bells):
      (
        "the times differ from the bells of the period (\(bells))",
        "Write the period, or the times, not both."
      )
    case .unknownPeriod(let period, let location, let last):
      (
        "the bells of '\(location)' have no period \(period)",
        last.map { "Write a period up to \($0), or add this one to bells.csv." }
          ?? "Add the location's periods to bells.csv, or write start and end."
      )
    case .lessonOutsideBells(let lesson, let location, let bells):
      (
        "a lesson \(lesson) is outside the bells of '\(location)' (\(bells))",
        "Mend the time, or add the period to bells.csv."
      )
    case .lessonsOverlap(let file, let line):
      (
        "the lesson overlaps one of the same group, in \(file) line \(line)",
        "Mend one of them, or make it a group of its own."
      )
    case .groupWithoutLessons:
      ("group '\(value)' has no lessons", "Add its lessons to lessons.csv, or give its minutes a week.")
    case .groupWithBoth:
      ("the group has minutes, and lessons as well", "Empty the minutes, or remove the lessons.")
    case .vacancyWithoutEnd(let end):
      (
        "the end is unknown; planned to the end of the horizon, \(end)",
        "Write the last date once it is known."
      )
    case .vacancyOutsideHorizon(let horizon):
      (
        "no date of the vacancy lies in the horizon (\(horizon))",
        "Nothing to do if it is past, or for later."
      )
    case .vacancyWithoutGroups:
      (
        "vacancy '\(value)' has no lesson groups, so nothing is planned for it",
        "Add them to lesson_groups.csv."
      )

    case .memberWithoutQualification:
      ("member '\(value)' has no qualification and cannot be placed", "Add one to qualifications.csv.")
    case .memberWithoutAvailability:
      (
        "member '\(value)' has no availability; taken as Monday to Friday, all day",
        "Add it to availability.csv."
      )
    case .memberWithoutHome:
      ("the home of member '\(value)' is unknown, so nothing is in reach", "Give a position or a postcode4.")
    case .unknownHome:
      (
        "postcode '\(value)' is not in postcodes.csv, so nothing is in reach",
        "Add it there, or give a position."
      )
    case .certificateMissing:
      ("no certificate of conduct, so the member cannot be placed", "Write its date once shown.")
    case .certificateExpired(let months, let firstDay):
      (
        "a certificate of '\(value)' no longer serves on \(firstDay) (\(months) months)",
        "Ask for a new one and write its date."
      )
    case .certificateEnds(let last, let months):
      (
        "a certificate of '\(value)' serves until \(last), within the plan (\(months) months)",
        "Ask for a new one in time; nothing is placed beyond that date."
      )
    case .exceptionEnds:
      ("the member's exception ends on '\(value)', within the plan", "Arrange what follows in time.")
    case .qualificationEnds:
      ("the qualification ends on '\(value)', within the plan", "Arrange what follows in time.")
    case .authorityEnds:
      ("the rule ends on '\(value)', within the plan", "Add the row that follows it, if there is one.")
    case .maybeTheSamePerson(let other):
      (
        "member '\(value)' has home, hire form, subjects and certificate in common with '\(other)'",
        "If they are one person, keep one row."
      )
    case .preferenceTarget: ("one of location and vacancy is wanted", "Write one, and leave the other empty.")
    case .overrideTarget: ("one of group and vacancy is wanted", "Write one, and leave the other empty.")
    case .preferenceDates: ("only an exclusion has dates", "Leave from and until empty.")
    case .groupTakenTwice(let file, let line):
      (
        "a running placement of group '\(value)' overlaps the one in \(file) line \(line)",
        "Let one end before the other begins."
      )
    case .memberDoubleBooked(let file, let line):
      (
        "running placements put member '\(value)' in two lessons at a time (see \(file) line \(line))",
        "Check which of them is true."
      )
    case .placementOutsideVacancy(let dates):
      ("the placement has dates outside its vacancy (\(dates))", "Check the dates of both.")
    case .publicationNumber(let expected):
      (
        "'\(value)' is not the number of this publication, \(expected)",
        "Leave the history as poolmatch publish wrote it: publications are numbered 1, 2, 3, …"
      )
    case .publicationBefore(let earlier):
      (
        "'\(value)' is before the publication above it (\(earlier))",
        "Leave the history as poolmatch publish wrote it: each publication is on or after the one before."
      )

    case .jsonSyntax(let expected):
      ("\(expected) expected here", "Mend the JSON; a comma stands between values.")
    case .outputNeeds(let part):
      (
        part.english(value),
        "Let poolmatch write the file anew; Docs/schemas shows its form."
      )
    case .jsonType(let kind): ("\(kind.english) expected here", "Instances/README.md shows how to write it.")
    case .missingKey: ("the key is missing", "Add it; Instances/README.md shows what it holds.")
    case .unknownKey: ("no such key is known; it is not read", "Remove it, or mend its name.")
    case .keyTwice: ("the key is there twice", "Keep one of them.")
    case .notAMonday(let monday): ("'\(value)' is not a Monday", "Write the Monday of that week, \(monday).")
    case .goalTwice: ("a goal is named twice", "Name each goal once.")
    case .noGoal: ("no goal is named", "Name at least one, or leave the key out.")

    case .unknownSheet:
      (
        "its columns are not those of a request",
        "Use the columns of vacancies, lesson_groups or lessons, or those of the request sheet."
      )
    case .notALesson:
      (
        "'\(value)' is not a list of lessons",
        "Write weekday and period, as mon2 thu5, or times, as mon 08:30-09:20."
      )
    case .classWithoutLessons:
      ("the class has no lessons and no minutes", "Write its lessons, as mon2 thu5, or its minutes a week.")
    case .requestsDiffer(let file, let line):
      (
        "'\(value)' differs from the same vacancy in \(file) line \(line)",
        "Write the same in every row of a vacancy, or give another vacancy id."
      )

    case .editForm(let form): ("'\(value)' is no edit", "Write \(form)")
    case .idInUse(let table): ("'\(value)' is in \(table).csv already", "Choose another id.")
    case .noLessonThen(let starts):
      (
        "the group has no lesson at '\(value)'",
        starts.isEmpty
          ? "Its minutes have no fixed times." : "Write one of \(starts.joined(separator: ", "))."
      )
    case .scenarioWithoutName: ("the scenario has no name", "Write one: scenario Two more for maths.")
    case .scenarioWithoutEdits:
      ("the scenario has no edits", "Write them below it, a line each, or remove it.")
    case .scenarioTwice: ("scenario '\(value)' was there before", "Give each a name of its own.")
    case .lessonsMeet(let span):
      ("'\(value)' overlaps another lesson of the group, \(span)", "Write a time at which the group is free.")
    }
  }
}

private func entry(_ value: String) -> String { value.isEmpty ? "" : "entry '\(value)': " }

extension PersonalTopic {
  fileprivate var english: String {
    switch self {
    case .citizenNumber: "a citizen service number (BSN)"
    case .absenceReason: "a reason of absence"
    case .birthDate: "a birth date or age"
    case .religion: "a religion"
    }
  }
}

extension JSONKind {
  fileprivate var english: String {
    switch self {
    case .object: "an object in { } is"
    case .list: "a list in [ ] is"
    case .text: "text in quotes is"
    case .number: "a number is"
    case .numberOrNull: "a number or null is"
    case .textOrObject: "a name in quotes, or an object with 'name', is"
    }
  }
}

extension OutputPart {
  fileprivate func english(_ value: String) -> String {
    switch self {
    case .object: "an object in { } is expected here"
    case .list: "a list in [ ] is expected here"
    case .text: "text in quotes is expected here"
    case .wholeNumber:
      "a whole number of at most 64 bits is expected here\(value.isEmpty ? "" : ", not \(value)")"
    case .format: "format \(value) is not known; 1 is"
    case .goal: "'\(value)' is no goal"
    case .date: "'\(value)' is no date such as 2026-11-30, or a range that runs backwards"
    case .state: "'\(value)' is no state of a placement"
    case .row: "'\(value)' is no kind of row"
    case .node: "prices or a branch are expected here, within \(value) branches from the root"
    case .truth: "true or false is expected here"
    case .span: "a start before an end, as 08:30 and 09:20, is expected here"
    case .key(let key): "the key '\(key)' is missing"
    case .noSuchKey: "no such key is known"
    case .keyOnce: "the key is there twice"
    }
  }
}
