// SPDX-License-Identifier: GPL-3.0-or-later

extension FaultKind {
  /// What is wrong and what to do, in Dutch, for the value found.
  func dutch(_ value: String) -> (problem: String, advice: String) {
    switch self {
    case .noSuchInput: ("dit bestand of deze map bestaat niet", "Geef de map of de .zip van een datapakket.")
    case .notReadable(let reason):
      ("kan niet worden gelezen: \(reason)", "Maak het leesbaar, of geef iets anders.")
    case .notAPackage:
      ("is een bestand, en geen zip", "Geef de map met policy.json en de tabellen, of een .zip daarvan.")
    case .emptyPackage:
      ("bevat geen policy.json en geen tabel", "Geef de map die ze bevat, of een .zip daarvan.")
    case .zipBroken(let reason):
      ("\(entry(value))de zip kan niet worden uitgepakt: \(reason)", "Maak de zip opnieuw.")
    case .zipUnsafeName:
      (
        "onderdeel '\(value)' heeft een pad dat buiten het pakket kan leiden",
        "Maak de zip opnieuw van de map."
      )
    case .zipEncrypted: ("onderdeel '\(value)' is versleuteld", "Maak de zip zonder wachtwoord.")
    case .tooLarge(let limit):
      ("\(entry(value))is groter dan \(limit) MB", "Laat weg wat geen tabel van dit pakket is.")
    case .squeezedTooHard(let ratio):
      (
        "onderdeel '\(value)' wordt uitgepakt meer dan \(ratio) keer zo groot; dat doet geen tabel",
        "Maak de zip opnieuw van de map."
      )
    case .fileTwice: ("het pakket heeft dit bestand twee keer", "Houd er een, met de naam in kleine letters.")
    case .missingTable:
      ("het bestand ontbreekt", "Voeg het toe; Instances/README.md laat zien wat erin staat.")
    case .unknownFile:
      ("is geen tabel van een pakket en wordt niet gelezen", "Haal het weg, of verbeter de naam.")
    case .dataPackageBroken:
      ("is niet te begrijpen en wordt niet gebruikt", "Haal het weg; bij het schrijven ontstaat een nieuw.")
    case .dataPackageLists(let file):
      ("noemt '\(file)', maar dat is er niet", "Voeg het bestand toe, of haal het uit de lijst.")
    case .dataPackageOmits(let file): ("noemt '\(file)' niet, maar dat wordt gelezen", "Zet het in de lijst.")

    case .notText: ("is geen tekst maar een werkmap, of UTF-16", "Bewaar het als 'CSV UTF-8'.")
    case .badEncoding:
      ("de tekst is vanaf hier geen UTF-8 en geen Windows-1252", "Bewaar de tabel opnieuw als 'CSV UTF-8'.")
    case .windows1252:
      ("is in Windows-1252 en zo gelezen", "Bewaar het als 'CSV UTF-8' om zeker te zijn van elke letter.")
    case .noHeader: ("het bestand is leeg", "Zet de namen van de kolommen op de eerste regel.")
    case .unterminatedQuote:
      (
        "hier begint een aanhalingsteken dat nergens sluit",
        "Sluit het met '\"', of schrijf '\"\"' voor een aanhalingsteken."
      )
    case .textAfterQuote:
      (
        "er staat tekst na een sluitend aanhalingsteken",
        "Zet de hele waarde tussen aanhalingstekens, met '\"\"' voor een teken erbinnen."
      )
    case .fieldCount(let found, let expected):
      ("\(found) waarden waar er \(expected) horen", "Schrijf voor elk een waarde, ook de lege.")
    case .missingColumn: ("de kolom ontbreekt", "Voeg hem toe; Instances/README.md laat zien wat erin staat.")
    case .unknownColumn:
      ("deze kolom is niet bekend en wordt niet gelezen", "Haal hem weg, of verbeter de naam.")
    case .columnTwice: ("de kolom staat er twee keer", "Houd er een.")
    case .forbiddenColumn(let topic):
      ("\(topic.dutch) mag niet in een pakket staan", "Haal de kolom uit het bestand, en uit de bron ervan.")
    case .citizenNumbers(let count):
      (
        "\(count) id's lijken burgerservicenummers (BSN)",
        "Vervang ze in elke tabel door id's die buiten de pool niets betekenen."
      )
    case .maybeCitizenNumber(let count):
      (
        "\(count) id\(count == 1 ? " lijkt een burgerservicenummer" : "'s lijken burgerservicenummers") (BSN)",
        "Ga na dat het er geen is; een id hoort buiten de pool niets te betekenen."
      )

    case .emptyCell: ("de waarde ontbreekt", "Vul er een in.")
    case .badId:
      (
        "'\(value)' kan geen id zijn",
        "Begin met een letter of cijfer, en schrijf hooguit 60 tekens op een regel."
      )
    case .notInteger: ("'\(value)' is geen geheel getal", "Schrijf alleen cijfers, zoals 12.")
    case .notNumber:
      ("'\(value)' is geen getal", "Schrijf het als 17.5 (17,5 als puntkomma's de kolommen scheiden).")
    case .tooManyDecimals(let most): ("'\(value)' heeft te veel decimalen", "Schrijf er hooguit \(most).")
    case .outOfRange(let least, let most):
      (
        "'\(value)' ligt niet tussen \(least) en \(most)",
        "Schrijf een waarde van \(least) tot en met \(most)."
      )
    case .notADate: ("'\(value)' is geen datum", "Schrijf die als 30-11-2026 of 2026-11-30.")
    case .noSuchDate(let iso, let dayFirst):
      ("'\(value)' is geen datum", "Schrijf een datum die bestaat, zoals \(dayFirst) of \(iso).")
    case .notATime: ("'\(value)' is geen tijd", "Schrijf uren en minuten, zoals 08:30.")
    case .notAWeekday:
      (
        "'\(value)' is geen dag van de week",
        "Schrijf 1 voor maandag tot en met 7 voor zondag, of ma, di, wo, …"
      )
    case .notAPostcode:
      ("'\(value)' is geen postcode van vier cijfers", "Schrijf de vier cijfers, zoals 4331.")
    case .notOneOf(let values):
      (
        "'\(value)' is geen waarde die hier kan",
        (nearestWord(to: value, among: values).map { "Bedoelt u '\($0)'? " } ?? "")
          + "Schrijf \(values.joined(separator: ", "))."
      )

    case .untilBeforeFrom(let from):
      ("'\(value)' ligt voor 'from' (\(from))", "Schrijf een datum die niet voor \(from) ligt.")
    case .endNotAfterStart(let start):
      ("'\(value)' ligt niet na 'start' (\(start))", "Schrijf een tijd na \(start).")
    case .aboveMaximum(let hours):
      ("'\(value)' is meer dan 'hours_max' (\(hours))", "Schrijf hooguit \(hours), of verhoog hours_max.")
    case .halfAPosition:
      ("de andere helft van de plek ontbreekt", "Schrijf latitude en longitude allebei, of geen van beide.")
    case .outsideTheNetherlands:
      (
        "'\(value)' ligt buiten Nederland",
        "Ga na of latitude (ongeveer 52) en longitude (ongeveer 5) niet verwisseld zijn."
      )
    case .idTwice(let file, let line):
      ("'\(value)' is al gebruikt, in \(file) regel \(line)", "Geef deze rij een eigen id.")
    case .unknownId(let table, let nearest):
      (
        "'\(value)' staat niet in \(table).csv",
        (nearest.map { "Bedoelt u '\($0)'? " } ?? "") + "Schrijf een id uit die tabel, of voeg het daar toe."
      )
    case .periodTwice(let file, let line):
      ("dit lesuur is al gegeven, in \(file) regel \(line)", "Houd een rij per lesuur van een vestiging.")

    case .lessonWithoutTime: ("de les heeft geen tijd", "Schrijf het lesuur, of begin en einde.")
    case .lessonTimesDiffer(let bells):
      ("de tijden wijken af van het lesuur (\(bells))", "Schrijf het lesuur of de tijden, niet allebei.")
    case .unknownPeriod(let period, let location, let last):
      (
        "vestiging '\(location)' heeft geen lesuur \(period)",
        last.map { "Schrijf een lesuur tot en met \($0), of voeg dit toe aan bells.csv." }
          ?? "Voeg de lesuren van de vestiging toe aan bells.csv, of schrijf begin en einde."
      )
    case .lessonOutsideBells(let lesson, let location, let bells):
      (
        "een les \(lesson) valt buiten de lesuren van '\(location)' (\(bells))",
        "Verbeter de tijd, of voeg het lesuur toe aan bells.csv."
      )
    case .lessonsOverlap(let file, let line):
      (
        "de les overlapt een les van dezelfde groep, in \(file) regel \(line)",
        "Verbeter een van beide, of maak er een eigen groep van."
      )
    case .groupWithoutLessons:
      ("groep '\(value)' heeft geen lessen", "Zet de lessen in lessons.csv, of geef de minuten per week.")
    case .groupWithBoth:
      ("de groep heeft minuten, en ook lessen", "Maak de minuten leeg, of haal de lessen weg.")
    case .vacancyWithoutEnd(let end):
      (
        "het einde is onbekend; gepland tot het einde van de planning, \(end)",
        "Vul de laatste dag in zodra die bekend is."
      )
    case .vacancyOutsideHorizon(let horizon):
      (
        "geen dag van de vacature valt in de planning (\(horizon))",
        "Niets te doen als ze voorbij is, of voor later."
      )
    case .vacancyWithoutGroups:
      (
        "vacature '\(value)' heeft geen lesgroepen, dus er valt niets te plannen",
        "Zet ze in lesson_groups.csv."
      )

    case .memberWithoutQualification:
      ("poollid '\(value)' heeft geen bevoegdheid en is niet inzetbaar", "Zet er een in qualifications.csv.")
    case .memberWithoutAvailability:
      (
        "poollid '\(value)' heeft geen beschikbaarheid; gerekend met maandag tot en met vrijdag, de hele dag",
        "Zet die in availability.csv."
      )
    case .memberWithoutHome:
      (
        "de woonplek van poollid '\(value)' is onbekend, dus niets is bereikbaar",
        "Geef een plek of een postcode4."
      )
    case .unknownHome:
      (
        "postcode '\(value)' staat niet in postcodes.csv, dus niets is bereikbaar",
        "Zet die daarin, of geef een plek."
      )
    case .certificateMissing:
      ("geen VOG, dus het poollid is niet inzetbaar", "Vul de datum in zodra die is getoond.")
    case .certificateExpired(let months, let firstDay):
      (
        "een VOG van '\(value)' geldt niet meer op \(firstDay) (\(months) maanden)",
        "Vraag een nieuwe en vul de datum in."
      )
    case .certificateEnds(let last, let months):
      (
        "een VOG van '\(value)' geldt t/m \(last), binnen het plan (\(months) maanden)",
        "Vraag op tijd een nieuwe; na die dag wordt niets geplaatst."
      )
    case .exceptionEnds:
      ("de ontheffing van het poollid eindigt op '\(value)', binnen het plan", "Regel op tijd wat erna komt.")
    case .qualificationEnds:
      ("de bevoegdheid eindigt op '\(value)', binnen het plan", "Regel op tijd wat erna komt.")
    case .authorityEnds:
      ("de regel eindigt op '\(value)', binnen het plan", "Voeg de regel toe die volgt, als die er is.")
    case .maybeTheSamePerson(let other):
      (
        "poollid '\(value)' heeft woonplek, dienstverband, vakken en VOG gemeen met '\(other)'",
        "Houd een rij als het dezelfde persoon is."
      )
    case .preferenceTarget:
      ("een van location en vacancy is nodig", "Schrijf er een, en laat de andere leeg.")
    case .overrideTarget: ("een van group en vacancy is nodig", "Vul er een in, en laat de andere leeg.")
    case .preferenceDates: ("alleen een uitsluiting heeft datums", "Laat from en until leeg.")
    case .groupTakenTwice(let file, let line):
      (
        "een lopende inzet van groep '\(value)' overlapt die in \(file) regel \(line)",
        "Laat de ene eindigen voor de andere begint."
      )
    case .memberDoubleBooked(let file, let line):
      (
        "poollid '\(value)' staat door lopende inzet in twee lessen tegelijk (zie \(file) regel \(line))",
        "Ga na welke klopt."
      )
    case .placementOutsideVacancy(let dates):
      ("de inzet heeft dagen buiten de vacature (\(dates))", "Ga de datums van beide na.")
    case .publicationNumber(let expected):
      (
        "'\(value)' is niet het nummer van deze publicatie, \(expected)",
        "Laat de geschiedenis zoals poolmatch publish die schreef: publicaties zijn genummerd 1, 2, 3, …"
      )
    case .publicationBefore(let earlier):
      (
        "'\(value)' ligt voor de publicatie erboven (\(earlier))",
        "Laat de geschiedenis zoals poolmatch publish die schreef: elke publicatie is op of na de vorige."
      )

    case .jsonSyntax(let expected):
      ("hier hoort \(expected)", "Verbeter de JSON; tussen waarden staat een komma.")
    case .outputNeeds(let part):
      (
        part.dutch(value),
        "Laat poolmatch het bestand opnieuw schrijven; Docs/schemas laat de vorm zien."
      )
    case .jsonType(let kind): ("hier hoort \(kind.dutch)", "Instances/README.md laat zien hoe het moet.")
    case .missingKey: ("de sleutel ontbreekt", "Voeg hem toe; Instances/README.md laat zien wat erin staat.")
    case .unknownKey:
      ("deze sleutel is niet bekend en wordt niet gelezen", "Haal hem weg, of verbeter de naam.")
    case .keyTwice: ("de sleutel staat er twee keer", "Houd er een.")
    case .notAMonday(let monday):
      ("'\(value)' is geen maandag", "Schrijf de maandag van die week, \(monday).")
    case .goalTwice: ("een doel is twee keer genoemd", "Noem elk doel een keer.")
    case .noGoal: ("er is geen doel genoemd", "Noem er minstens een, of laat de sleutel weg.")

    case .unknownSheet:
      (
        "de kolommen zijn niet die van een aanvraag",
        "Gebruik de kolommen van vacancies, lesson_groups of lessons, of die van het aanvraagblad."
      )
    case .notALesson:
      (
        "'\(value)' is geen lijst van lessen",
        "Schrijf dag en lesuur, zoals ma2 do5, of tijden, zoals ma 08:30-09:20."
      )
    case .classWithoutLessons:
      (
        "de klas heeft geen lessen en geen minuten",
        "Schrijf de lessen, zoals ma2 do5, of de minuten per week."
      )
    case .requestsDiffer(let file, let line):
      (
        "'\(value)' wijkt af van dezelfde vacature in \(file) regel \(line)",
        "Schrijf in elke rij van een vacature hetzelfde, of geef een ander id."
      )

    case .editForm(let form): ("'\(value)' is geen wijziging", "Schrijf \(form)")
    case .idInUse(let table): ("'\(value)' staat al in \(table).csv", "Kies een ander id.")
    case .noLessonThen(let starts):
      (
        "de groep heeft geen les op '\(value)'",
        starts.isEmpty
          ? "De minuten hebben geen vaste tijden." : "Schrijf een van \(starts.joined(separator: ", "))."
      )
    case .scenarioWithoutName:
      ("het scenario heeft geen naam", "Schrijf die erachter: scenario Twee meer voor wiskunde.")
    case .scenarioWithoutEdits:
      ("het scenario heeft geen wijzigingen", "Schrijf ze eronder, elk op een regel, of haal het weg.")
    case .scenarioTwice: ("scenario '\(value)' was er al", "Geef elk een eigen naam.")
    case .lessonsMeet(let span):
      (
        "'\(value)' overlapt een andere les van de groep, \(span)",
        "Schrijf een tijd waarop de groep vrij is."
      )
    }
  }
}

private func entry(_ value: String) -> String { value.isEmpty ? "" : "onderdeel '\(value)': " }

extension PersonalTopic {
  fileprivate var dutch: String {
    switch self {
    case .citizenNumber: "een burgerservicenummer (BSN)"
    case .absenceReason: "een reden van afwezigheid"
    case .birthDate: "een geboortedatum of leeftijd"
    case .religion: "een geloof"
    }
  }
}

extension JSONKind {
  fileprivate var dutch: String {
    switch self {
    case .object: "een object tussen { }"
    case .list: "een lijst tussen [ ]"
    case .text: "tekst tussen aanhalingstekens"
    case .number: "een getal"
    case .numberOrNull: "een getal of null"
    case .textOrObject: "een naam tussen aanhalingstekens, of een object met 'name'"
    }
  }
}

extension OutputPart {
  fileprivate func dutch(_ value: String) -> String {
    switch self {
    case .object: "hier hoort een object tussen { }"
    case .list: "hier hoort een lijst tussen [ ]"
    case .text: "hier hoort tekst tussen aanhalingstekens"
    case .wholeNumber:
      "hier hoort een geheel getal van hoogstens 64 bits\(value.isEmpty ? "" : ", niet \(value)")"
    case .format: "vorm \(value) is niet bekend; 1 wel"
    case .goal: "'\(value)' is geen doel"
    case .date: "'\(value)' is geen datum zoals 2026-11-30, of een periode die achteruit loopt"
    case .state: "'\(value)' is geen staat van een plaatsing"
    case .row: "'\(value)' is geen soort rij"
    case .node: "hier horen prijzen of een vertakking, binnen \(value) vertakkingen van de wortel"
    case .truth: "hier hoort true of false"
    case .span: "hier hoort een begin voor een eind, zoals 08:30 en 09:20"
    case .key(let key): "de sleutel '\(key)' ontbreekt"
    case .noSuchKey: "deze sleutel is niet bekend"
    case .keyOnce: "deze sleutel staat er twee keer"
    }
  }
}
