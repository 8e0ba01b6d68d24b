// SPDX-License-Identifier: GPL-3.0-or-later

extension BadFile {
  static let all: [BadFile] = [
    BadFile(
      why: "publications out of order", file: "publications.csv",
      old: "2,2026-11-27,desk-2", new: "3,2026-11-19,desk-2",
      messages: [
        """
        publications.csv:3:1: error: column 'publication': '3' is not the number of this publication, 2
          Leave the history as poolmatch publish wrote it: publications are numbered 1, 2, 3, …
        """,
        """
        publications.csv:3:3: error: column 'on': '2026-11-19' is before the publication above it (2026-11-20)
          Leave the history as poolmatch publish wrote it: each publication is on or after the one before.
        """,
        """
        published.csv:3:1: error: column 'publication': '2' is not in publications.csv
          Write an id of that table, or add it there.
        """,
        """
        published.csv:4:1: error: column 'publication': '2' is not in publications.csv
          Write an id of that table, or add it there.
        """,
      ]),
    BadFile(
      why: "missing column", file: "boards.csv",
      old: "board,name", new: "board,naam",
      messages: [
        """
        boards.csv:1: warning: column 'naam': no such column is known; it is not read
          Remove it, or mend its name.
        """,
        """
        boards.csv:1: error: column 'name': the column is missing
          Add it; Instances/README.md shows what it holds.
        """,
      ]),
    BadFile(
      why: "unknown column is a warning", file: "subjects.csv",
      old: "", new: "subject,name,reporting_group,colour\nne,Nederlands,talen,red\nwi,Wiskunde,exact,blue\n",
      messages: [
        """
        subjects.csv:1: warning: column 'colour': no such column is known; it is not read
          Remove it, or mend its name.
        """
      ]),
    BadFile(
      why: "column twice", file: "subjects.csv",
      old: "", new: "subject,name,reporting_group,name\nne,Nederlands,talen,N\nwi,Wiskunde,exact,W\n",
      messages: [
        """
        subjects.csv:1: error: column 'name': the column is there twice
          Keep one of them.
        """
      ]),
    BadFile(
      why: "empty file", file: "neighbours.csv",
      old: "", new: "\n\n",
      messages: [
        """
        neighbours.csv: error: the file is empty
          Write the names of the columns on its first line.
        """
      ]),
    BadFile(
      why: "short row", file: "subjects.csv",
      old: "ne,Nederlands,talen", new: "ne,Nederlands",
      messages: [
        """
        subjects.csv:2: error: 2 values where 3 are expected
          Write one value for each, empty ones included.
        """
      ]),
    BadFile(
      why: "too many values", file: "subjects.csv",
      old: "ne,Nederlands,talen", new: "ne,Nederlands,talen,x",
      messages: [
        """
        subjects.csv:2: error: 4 values where 3 are expected
          Write one value for each, empty ones included.
        """
      ]),
    BadFile(
      why: "unterminated quote", file: "subjects.csv",
      old: "wi,Wiskunde", new: "wi,\"Wiskunde",
      messages: [
        """
        subjects.csv:3:4: error: a quote opens here and never closes
          Close it with '"', or write '""' for a quote.
        """
      ]),
    BadFile(
      why: "text after a quote", file: "subjects.csv",
      old: "wi,Wiskunde", new: "wi,\"Wis\"kunde",
      messages: [
        """
        subjects.csv:3:9: error: text follows a closing quote
          Put the whole value between quotes, with '""' for a quote inside.
        """
      ]),
    BadFile(
      why: "missing value", file: "subjects.csv",
      old: "Nederlands", new: "",
      messages: [
        """
        subjects.csv:2:4: error: column 'name': the value is missing
          Write one.
        """
      ]),
    BadFile(
      why: "bad id", file: "boards.csv",
      old: "16SW,", new: "=1+1,",
      messages: [
        """
        boards.csv:2:1: error: column 'board': '=1+1' cannot be an id
          Begin with a letter or digit, and write at most 60 characters on one line.
        """
      ]),
    BadFile(
      why: "bad number", file: "vacancies.csv",
      old: "2027-01-31,5,", new: "2027-01-31,high,",
      messages: [
        """
        vacancies.csv:2:36: error: column 'priority': 'high' is not a whole number
          Write digits only, as 12.
        """
      ]),
    BadFile(
      why: "number out of range", file: "vacancies.csv",
      old: "2027-01-31,5,", new: "2027-01-31,10,",
      messages: [
        """
        vacancies.csv:2:36: error: column 'priority': '10' is not between 1 and 9
          Write a value from 1 to 9.
        """
      ]),
    BadFile(
      why: "bad decimal", file: "members.csv",
      old: ",17.5,", new: ",17.5h,",
      messages: [
        """
        members.csv:2:31: error: column 'hours_max': '17.5h' is not a number
          Write it as 17.5 (17,5 if the columns are divided by semicolons).
        """
      ]),
    BadFile(
      why: "decimal comma in a comma file", file: "members.csv",
      old: ",17.5,", new: ",\"17,5\",",
      messages: [
        """
        members.csv:2:32: error: column 'hours_max': '17,5' is not a number
          Write it as 17.5 (17,5 if the columns are divided by semicolons).
        """
      ]),
    BadFile(
      why: "too many decimals of a euro", file: "members.csv",
      old: ",77.5,", new: ",77.505,",
      messages: [
        """
        members.csv:3:58: error: column 'cost_per_hour': '77.505' has too many decimals
          Write at most 2.
        """
      ]),
    BadFile(
      why: "negative hours", file: "members.csv",
      old: ",17.5,8,", new: ",-3,-4,",
      messages: [
        """
        members.csv:2:31: error: column 'hours_max': '-3' is not between 0 and 40
          Write a value from 0 to 40.
        """,
        """
        members.csv:2:34: error: column 'hours_min': '-4' is not between 0 and 40
          Write a value from 0 to 40.
        """,
      ]),
    BadFile(
      why: "absurd hours", file: "members.csv",
      old: ",17.5,", new: ",41,",
      messages: [
        """
        members.csv:2:31: error: column 'hours_max': '41' is not between 0 and 40
          Write a value from 0 to 40.
        """
      ]),
    BadFile(
      why: "hours under contract above the most", file: "members.csv",
      old: ",17.5,8,", new: ",17.5,18,",
      messages: [
        """
        members.csv:2:36: error: column 'hours_min': '18' is more than 'hours_max' (17.5)
          Write at most 17.5, or raise hours_max.
        """
      ]),
    BadFile(
      why: "bad date", file: "vacancies.csv",
      old: "2027-01-31", new: "end of January",
      messages: [
        """
        vacancies.csv:2:25: error: column 'until': 'end of January' is not a date
          Write it as 2026-11-30 or 30-11-2026.
        """
      ]),
    BadFile(
      why: "date that does not exist", file: "vacancies.csv",
      old: "2027-01-31", new: "31-02-2027",
      messages: [
        """
        vacancies.csv:2:25: error: column 'until': '31-02-2027' is not a date
          Write a date that exists, as 2027-02-28 or 28-02-2027.
        """
      ]),
    BadFile(
      why: "date of another age", file: "vacancies.csv",
      old: "2027-01-31", new: "3027-01-31",
      messages: [
        """
        vacancies.csv:2:25: error: column 'until': '3027-01-31' is not between 1950-01-01 and 2149-12-31
          Write a value from 1950-01-01 to 2149-12-31.
        """
      ]),
    BadFile(
      why: "until before from", file: "vacancies.csv",
      old: "2027-01-31", new: "2026-11-29",
      messages: [
        """
        vacancies.csv:2:25: error: column 'until': '2026-11-29' is before 'from' (2026-11-30)
          Write a date that is not before 2026-11-30.
        """
      ]),
    BadFile(
      why: "bad time", file: "bells.csv",
      old: ",3,10:30", new: ",3,half 11",
      messages: [
        """
        bells.csv:4:4: error: column 'start': 'half 11' is not a time of day
          Write hours and minutes, as 08:30.
        """
      ]),
    BadFile(
      why: "bad time of a period that lessons have", file: "bells.csv",
      old: ",1,08:30", new: ",1,25:99",
      messages: [
        """
        bells.csv:2:4: error: column 'start': '25:99' is not a time of day
          Write hours and minutes, as 08:30.
        """
      ]),
    BadFile(
      why: "end not after start", file: "bells.csv",
      old: ",3,10:30,11:20", new: ",3,10:30,10:30",
      messages: [
        """
        bells.csv:4:10: error: column 'end': '10:30' is not after 'start' (10:30)
          Write a time after 10:30.
        """
      ]),
    BadFile(
      why: "bad weekday", file: "lessons.csv",
      old: "g1,1,1", new: "g1,8,1",
      messages: [
        """
        lessons.csv:2:4: error: column 'weekday': '8' is not a day of the week
          Write 1 for Monday to 7 for Sunday, or mon, tue, wed, …
        """
      ]),
    BadFile(
      why: "not one of the values", file: "members.csv",
      old: "permanent", new: "permanant",
      messages: [
        """
        members.csv:2:4: error: column 'hire': 'permanant' is none of the values allowed here
          Did you mean 'permanent'? Write permanent, flexible, seconded, agency, freelance.
        """
      ]),
    BadFile(
      why: "not a postcode", file: "members.csv",
      old: "4331,bike", new: "43,bike",
      messages: [
        """
        members.csv:3:13: error: column 'postcode4': '43' is not a four-digit postcode
          Write its four digits, as 4331.
        """
      ]),
    BadFile(
      why: "half a position", file: "members.csv",
      old: "51.5,3.9", new: "51.5,",
      messages: [
        """
        members.csv:2:19: error: column 'longitude': the other half of the position is missing
          Write both latitude and longitude, or neither.
        """
      ]),
    BadFile(
      why: "latitude beyond the pole", file: "locations.csv",
      old: "51.5036", new: "200",
      messages: [
        """
        locations.csv:2:26: error: column 'latitude': '200' is not between -90 and 90
          Write a value from -90 to 90.
        """
      ]),
    BadFile(
      why: "position outside the Netherlands", file: "locations.csv",
      old: "51.5036,3.8881", new: "3.8881,51.5036",
      messages: [
        """
        locations.csv:2:26: warning: column 'latitude': '3.8881' lies outside the Netherlands
          Check that latitude (about 52) and longitude (about 5) are not swapped.
        """
      ]),
    BadFile(
      why: "duplicate id", file: "subjects.csv",
      old: "wi,Wiskunde", new: "ne,Wiskunde",
      messages: [
        """
        subjects.csv:3:1: error: column 'subject': 'ne' was used before, in subjects.csv line 2
          Give this row an id of its own.
        """,
        """
        neighbours.csv:2:1: error: column 'subject': 'wi' is not in subjects.csv
          Write an id of that table, or add it there.
        """,
        """
        qualifications.csv:2:4: error: column 'subject': 'wi' is not in subjects.csv
          Write an id of that table, or add it there.
        """,
        """
        vacancies.csv:2:11: error: column 'subject': 'wi' is not in subjects.csv
          Write an id of that table, or add it there.
        """,
      ]),
    BadFile(
      why: "unknown id, with the nearest", file: "qualifications.csv",
      old: "p1,wi", new: "p1,wis",
      messages: [
        """
        qualifications.csv:2:4: error: column 'subject': 'wis' is not in subjects.csv
          Did you mean 'wi'? Write an id of that table, or add it there.
        """
      ]),
    BadFile(
      why: "unknown id, nothing near", file: "qualifications.csv",
      old: "p1,wi", new: "p1,scheikunde",
      messages: [
        """
        qualifications.csv:2:4: error: column 'subject': 'scheikunde' is not in subjects.csv
          Write an id of that table, or add it there.
        """
      ]),
    BadFile(
      why: "period twice", file: "bells.csv",
      old: ",2,09:20", new: ",1,09:20",
      messages: [
        """
        bells.csv:3:2: error: column 'period': the period was given before, in bells.csv line 2
          Keep one row for each period of a location.
        """
      ]),
    BadFile(
      why: "lesson without a time", file: "lessons.csv",
      old: "g1,1,1,,", new: "g1,1,,,",
      messages: [
        """
        lessons.csv:2:6: error: column 'period': the lesson has no time
          Write its period, or its start and end.
        """
      ]),
    BadFile(
      why: "period and other times", file: "lessons.csv",
      old: "g1,1,1,,", new: "g1,1,1,08:30,09:00",
      messages: [
        """
        lessons.csv:2:8: error: column 'start': the times differ from the bells of the period (08:30-09:20)
          Write the period, or the times, not both.
        """
      ]),
    BadFile(
      why: "period unknown", file: "lessons.csv",
      old: "g1,1,1,,", new: "g1,1,9,,",
      messages: [
        """
        lessons.csv:2:6: error: column 'period': the bells of '16SW00' have no period 9
          Write a period up to 3, or add this one to bells.csv.
        """
      ]),
    BadFile(
      why: "lesson outside the bells", file: "lessons.csv",
      old: "09:20,10:10", new: "07:20,08:10",
      messages: [
        """
        lessons.csv:3:7: error: column 'start': a lesson 07:20-08:10 is outside the bells of '16SW00' (08:30-11:20)
          Mend the time, or add the period to bells.csv.
        """
      ]),
    BadFile(
      why: "overlapping lessons in a group", file: "lessons.csv",
      old: "g1,4,,09:20,10:10", new: "g1,1,,09:00,09:50",
      messages: [
        """
        lessons.csv:3:7: error: column 'start': the lesson overlaps one of the same group, in lessons.csv line 2
          Mend one of them, or make it a group of its own.
        """
      ]),
    BadFile(
      why: "group without lessons and minutes", file: "lesson_groups.csv",
      old: "b2,120", new: "b2,",
      messages: [
        """
        lesson_groups.csv:3:1: error: column 'group': group 'g2' has no lessons
          Add its lessons to lessons.csv, or give its minutes a week.
        """
      ]),
    BadFile(
      why: "group with lessons and minutes", file: "lesson_groups.csv",
      old: "h4,", new: "h4,100",
      messages: [
        """
        lesson_groups.csv:2:10: error: column 'minutes': the group has minutes, and lessons as well
          Empty the minutes, or remove the lessons.
        """
      ]),
    BadFile(
      why: "vacancy without an end", file: "vacancies.csv",
      old: "2027-01-31", new: "",
      messages: [
        """
        vacancies.csv:2:25: warning: column 'until': the end is unknown; planned to the end of the horizon, 2027-01-24
          Write the last date once it is known.
        """
      ]),
    BadFile(
      why: "vacancy outside the horizon", file: "vacancies.csv",
      old: "2026-12-07,2027-01-08", new: "2027-02-01,2027-03-01",
      messages: [
        """
        vacancies.csv:3:14: warning: column 'from': no date of the vacancy lies in the horizon (2026-11-30…2027-01-24)
          Nothing to do if it is past, or for later.
        """
      ]),
    BadFile(
      why: "vacancy without groups", file: "lesson_groups.csv",
      old: "g2,v2,b2,120\n", new: "",
      messages: [
        """
        vacancies.csv:3:1: warning: column 'vacancy': vacancy 'v2' has no lesson groups, so nothing is planned for it
          Add them to lesson_groups.csv.
        """
      ]),
    BadFile(
      why: "member without qualification", file: "qualifications.csv",
      old: "p2,ne,second,2020-01-01,\n", new: "",
      messages: [
        """
        members.csv:3:1: warning: column 'member': member 'p2' has no qualification and cannot be placed
          Add one to qualifications.csv.
        """
      ]),
    BadFile(
      why: "member without availability", file: "availability.csv",
      old: "p2,2,00:00,24:00,,\n", new: "",
      messages: [
        """
        members.csv:3:1: warning: column 'member': member 'p2' has no availability; taken as Monday to Friday, all day
          Add it to availability.csv.
        """
      ]),
    BadFile(
      why: "member without a home", file: "members.csv",
      old: ",4331,", new: ",,",
      messages: [
        """
        members.csv:3:1: warning: column 'member': the home of member 'p2' is unknown, so nothing is in reach
          Give a position or a postcode4.
        """
      ]),
    BadFile(
      why: "member with a postcode that lies nowhere known", file: "members.csv",
      old: ",4331,", new: ",4332,",
      messages: [
        """
        members.csv:3:13: warning: column 'postcode4': postcode '4332' is not in postcodes.csv, so nothing is in reach
          Add it there, or give a position.
        """
      ]),
    BadFile(
      why: "no certificate", file: "members.csv",
      old: "2026-06-01", new: "",
      messages: [
        """
        members.csv:2:53: warning: column 'conduct_certificate': no certificate of conduct, so the member cannot be placed
          Write its date once shown.
        """
      ]),
    BadFile(
      why: "expired certificate", file: "members.csv",
      old: "2026-06-01", new: "2023-11-30",
      messages: [
        """
        members.csv:2:53: warning: column 'conduct_certificate': a certificate of '2023-11-30' no longer serves on 2026-11-30 (36 months)
          Ask for a new one and write its date.
        """
      ]),
    BadFile(
      why: "certificate that runs out within the plan", file: "members.csv",
      old: "2026-06-01", new: "2023-12-31",
      messages: [
        """
        members.csv:2:53: warning: column 'conduct_certificate': a certificate of '2023-12-31' serves until 2026-12-30, within the plan (36 months)
          Ask for a new one in time; nothing is placed beyond that date.
        """
      ]),
    BadFile(
      why: "exception that runs out within the plan", file: "members.csv",
      old: "2027-01-31", new: "2027-01-23",
      messages: [
        """
        members.csv:3:74: warning: column 'exception_until': the member's exception ends on '2027-01-23', within the plan
          Arrange what follows in time.
        """
      ]),
    BadFile(
      why: "exception to the last date of the plan", file: "members.csv",
      old: "2027-01-31", new: "2027-01-24", messages: []),
    BadFile(
      why: "qualification that runs out within the plan", file: "qualifications.csv",
      old: "p1,wi,first,,", new: "p1,wi,first,,2026-11-30",
      messages: [
        """
        qualifications.csv:2:14: warning: column 'until': the qualification ends on '2026-11-30', within the plan
          Arrange what follows in time.
        """
      ]),
    BadFile(
      why: "rule that runs out within the plan", file: "authority.csv",
      old: "upper,first,0,,,,", new: "upper,first,0,,,,2027-01-01",
      messages: [
        """
        authority.csv:2:18: warning: column 'until': the rule ends on '2027-01-01', within the plan
          Add the row that follows it, if there is one.
        """
      ]),
    BadFile(
      why: "rule that is no longer law", file: "authority.csv",
      old: "upper,first,0,,,,", new: "upper,first,0,,,,\nupper,second,1,,,,2026-11-29", messages: []),
    BadFile(
      why: "unknown board of a member", file: "members.csv",
      old: ",16SW", new: ",16SX",
      messages: [
        """
        members.csv:2:65: error: column 'board': '16SX' is not in boards.csv
          Did you mean '16SW'? Write an id of that table, or add it there.
        """
      ]),
    BadFile(
      why: "preference for nothing", file: "preferences.csv",
      old: "p1,16SW00,", new: "p1,,",
      messages: [
        """
        preferences.csv:2:4: error: column 'location': one of location and vacancy is wanted
          Write one, and leave the other empty.
        """
      ]),
    BadFile(
      why: "a preference with dates", file: "preferences.csv",
      old: "prefer,member,,", new: "prefer,member,2026-12-01,",
      messages: [
        """
        preferences.csv:2:26: error: column 'from': only an exclusion has dates
          Leave from and until empty.
        """
      ]),
    BadFile(
      why: "an override of nothing", file: "overrides.csv",
      old: "p1,g1,", new: "p1,,",
      messages: [
        """
        overrides.csv:2:16: error: column 'group': one of group and vacancy is wanted
          Write one, and leave the other empty.
        """
      ]),
    BadFile(
      why: "an override of an unknown rule", file: "overrides.csv",
      old: "reach hours-per-week", new: "rech",
      messages: [
        """
        overrides.csv:2:42: error: column 'rules': 'rech' is none of the values allowed here
          Did you mean 'reach'? Write authority, certificate, exclusion, member-dates, availability, reach, \
        one-place-at-a-time, travel-between-schools, hours-per-week, free-time, authority-hours, \
        locations-per-member, members-per-vacancy, one-teacher-per-group, handovers, locked-placements, changes-max.
        """
      ]),
    BadFile(
      why: "running placements of a group overlap", file: "placements.csv",
      old: "running\n", new: "running\ng1,p2,2026-12-20,2027-01-10,running\n",
      messages: [
        """
        placements.csv:3:1: error: column 'group': a running placement of group 'g1' overlaps the one in placements.csv line 2
          Let one end before the other begins.
        """
      ]),
    BadFile(
      why: "placement of an unknown member", file: "placements.csv",
      old: "p1", new: "p9",
      messages: [
        """
        placements.csv:2:4: error: column 'member': 'p9' is not in members.csv
          Write an id of that table, or add it there.
        """
      ]),
    BadFile(
      why: "placement outside its vacancy", file: "placements.csv",
      old: "2026-12-20", new: "2027-02-20",
      messages: [
        """
        placements.csv:2:7: warning: column 'from': the placement has dates outside its vacancy (2026-11-30…2027-01-31)
          Check the dates of both.
        """
      ]),
    BadFile(
      why: "forbidden column: citizen number", file: "members.csv",
      old: "postcode4", new: "BSN-nummer",
      messages: [
        """
        members.csv:1: error: column 'bsn_nummer': a citizen service number (BSN) may not be in a package
          Remove the column from the file, and from where it came.
        """
      ]),
    BadFile(
      why: "forbidden column: reason of absence", file: "vacancies.csv",
      old: "kind", new: "Reden afwezigheid",
      messages: [
        """
        vacancies.csv:1: error: column 'reden_afwezigheid': a reason of absence may not be in a package
          Remove the column from the file, and from where it came.
        """,
        """
        vacancies.csv:1: error: column 'kind': the column is missing
          Add it; Instances/README.md shows what it holds.
        """,
      ]),
    BadFile(
      why: "forbidden column: birth date", file: "members.csv",
      old: "exception_until", new: "geboortedatum",
      messages: [
        """
        members.csv:1: error: column 'geboortedatum': a birth date or age may not be in a package
          Remove the column from the file, and from where it came.
        """
      ]),
    BadFile(
      why: "forbidden column: religion", file: "members.csv",
      old: "exception_until", new: "Geloof",
      messages: [
        """
        members.csv:1: error: column 'geloof': a religion may not be in a package
          Remove the column from the file, and from where it came.
        """
      ]),
    BadFile(
      why: "not JSON", file: "policy.json",
      old: "\"weeks\": 8", new: "\"weeks\" 8",
      messages: [
        """
        policy.json:1:37: error: ':' expected here
          Mend the JSON; a comma stands between values.
        """
      ]),
    BadFile(
      why: "first day missing", file: "policy.json",
      old: "\"first_day\": \"2026-11-30\", ", new: "",
      messages: [
        """
        policy.json: error: key 'first_day': the key is missing
          Add it; Instances/README.md shows what it holds.
        """
      ]),
    BadFile(
      why: "first day not a Monday", file: "policy.json",
      old: "2026-11-30", new: "2026-12-02",
      messages: [
        """
        policy.json:1:2: error: key 'first_day': '2026-12-02' is not a Monday
          Write the Monday of that week, 2026-11-30.
        """
      ]),
    BadFile(
      why: "weeks out of range", file: "policy.json",
      old: "8", new: "61",
      messages: [
        """
        policy.json:1:29: error: key 'weeks': '61' is not between 1 and 60
          Write a value from 1 to 60.
        """
      ]),
    BadFile(
      why: "weeks not a number", file: "policy.json",
      old: "8", new: "\"eight\"",
      messages: [
        """
        policy.json:1:29: error: key 'weeks': a number is expected here
          Instances/README.md shows how to write it.
        """
      ]),
    BadFile(
      why: "unknown goal", file: "policy.json",
      old: "\"value\"", new: "\"valeu\"",
      messages: [
        """
        policy.json:1:51: error: key 'goals': 'valeu' is none of the values allowed here
          Did you mean 'value'? Write value, coverage, fairness, quality, stability, changes, cost, people, members, travel, scarcity, \
        preference, tie_break.
        """
      ]),
    BadFile(
      why: "goal twice", file: "policy.json",
      old: "\"value\"", new: "\"cost\"",
      messages: [
        """
        policy.json:1:59: error: key 'goals': a goal is named twice
          Name each goal once.
        """
      ]),
    BadFile(
      why: "tolerance finer than a per mille", file: "policy.json",
      old: "0.005", new: "0.0005",
      messages: [
        """
        policy.json:1:77: error: key 'goals.tolerance': '0.0005' has too many decimals
          Write at most 3.
        """
      ]),
    BadFile(
      why: "unknown key is a warning", file: "policy.json",
      old: "\"weeks\"", new: "\"color\": 1, \"weeks\"",
      messages: [
        """
        policy.json:1:29: warning: key 'color': no such key is known; it is not read
          Remove it, or mend its name.
        """
      ]),
    BadFile(
      why: "cost of an unknown hire form is a warning", file: "policy.json",
      old: "\"agency\"", new: "\"payroll\"",
      messages: [
        """
        policy.json:2:20: warning: key 'marginal_cost.payroll': no such key is known; it is not read
          Remove it, or mend its name.
        """
      ]),
    BadFile(
      why: "key twice", file: "policy.json",
      old: "\"weeks\": 8", new: "\"weeks\": 8, \"weeks\": 9",
      messages: [
        """
        policy.json:1:41: error: key 'weeks': the key is there twice
          Keep one of them.
        """
      ]),
    BadFile(
      why: "goals not a list", file: "policy.json",
      old: "\"goals\": [\"value\", {\"name\": \"cost\", \"tolerance\": 0.005}]", new: "\"goals\": \"value\"",
      messages: [
        """
        policy.json:1:41: error: key 'goals': a list in [ ] is expected here
          Instances/README.md shows how to write it.
        """
      ]),
    BadFile(
      why: "no goal", file: "policy.json",
      old: "\"goals\": [\"value\", {\"name\": \"cost\", \"tolerance\": 0.005}]", new: "\"goals\": []",
      messages: [
        """
        policy.json:1:41: error: key 'goals': no goal is named
          Name at least one, or leave the key out.
        """
      ]),
  ]
}
