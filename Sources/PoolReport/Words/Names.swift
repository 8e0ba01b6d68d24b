// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

// What the project's own words are called in the languages that people read.

extension Language {
  /// The name of a tier; `nil` = without authority.
  package func name(_ tier: Tier?) -> String {
    switch tier {
    case 0: say("qualified", "bevoegd")
    case 1: say("appointable", "benoembaar")
    case 2: say("by exception", "bij uitzondering")
    case 3: say("guest teacher", "gastdocent")
    default: say("without authority", "onbevoegd")
    }
  }

  /// The name of a hire form.
  package func name(_ hire: HireForm) -> String {
    switch hire {
    case .permanent: say("permanent", "vaste schil")
    case .flexible: say("flexible", "flexibele schil")
    case .seconded: say("seconded", "detachering")
    case .agency: say("agency", "uitzend")
    case .freelance: say("freelance", "zzp")
    }
  }

  /// The name of a level group.
  package func name(_ group: LevelGroup) -> String {
    switch group {
    case .practical: say("practical education", "praktijkonderwijs")
    case .vmbo: "vmbo"
    case .lower: say("lower years havo/vwo", "onderbouw havo/vwo")
    case .upper: say("upper years havo/vwo", "bovenbouw havo/vwo")
    case .mbo: "mbo"
    case .newcomer: say("newcomer classes", "nieuwkomers")
    }
  }

  /// The name of a degree.
  package func name(_ degree: Degree) -> String {
    switch degree {
    case .first: say("first degree", "eerstegraads")
    case .second: say("second degree", "tweedegraads")
    case .secondLimited: say("limited second degree", "beperkt tweedegraads")
    case .primary: say("primary", "pabo")
    case .vocational: say("vocational", "mbo-docent")
    case .careerChanger: say("career changer", "zij-instromer")
    case .trainee: say("trainee", "in opleiding")
    case .hybrid: say("hybrid", "hybride")
    case .none: say("no degree", "geen graad")
    }
  }

  /// The name of a way to travel, as in "by car".
  package func name(_ mode: TravelMode) -> String {
    switch mode {
    case .car: say("by car", "met de auto")
    case .bike: say("by bike", "met de fiets")
    case .transit: say("by public transport", "met het ov")
    }
  }

  /// The name of a rule.
  package func name(_ rule: Rule) -> String {
    switch rule {
    case .authority: say("authority", "bevoegdheid")
    case .certificate: say("certificate of conduct", "VOG")
    case .exclusion: say("exclusion", "uitsluiting")
    case .memberDates: say("dates in the pool", "periode in de pool")
    case .availability: say("availability", "beschikbaarheid")
    case .reach: say("reach", "reistijd van huis")
    case .onePlaceAtATime: say("one place at a time", "één plek tegelijk")
    case .travelBetweenSchools: say("travel between schools", "reistijd tussen scholen")
    case .hoursPerWeek: say("hours per week", "uren per week")
    case .freeTime: say("free time", "vrije tijd")
    case .authorityHours: say("authority hours", "uren per bevoegdheid")
    case .locationsPerMember: say("locations per member", "vestigingen per poollid")
    case .membersPerVacancy: say("members per vacancy", "poolleden per vacature")
    case .oneTeacherPerGroup: say("one teacher per group", "één docent per lesgroep")
    case .handovers: say("handovers", "overdrachten")
    case .lockedPlacements: say("locked placements", "vaste plaatsingen")
    }
  }

  /// The name of a goal.
  package func name(_ goal: Goal) -> String {
    switch goal {
    case .value: say("value", "waarde")
    case .coverage: say("coverage", "vervulling")
    case .quality: say("quality", "kwaliteit")
    case .stability: say("stability", "stabiliteit")
    case .cost: say("cost", "kosten")
    case .people: say("people", "personen")
    case .members: say("members", "poolleden")
    case .travel: say("travel", "reizen")
    case .scarcity: say("scarcity", "schaarste")
    case .preference: say("preference", "voorkeur")
    case .tieBreak: say("tie-break", "vaste voorrang")
    }
  }

  /// What the figures of a goal count.
  package func unit(_ goal: Goal) -> String {
    switch goal {
    case .value: say("priority × minutes × tier", "prioriteit × minuten × bevoegdheid")
    case .coverage: say("priority × minutes", "prioriteit × minuten")
    case .quality: say("minutes × tier", "minuten × trap")
    case .stability: say("minutes moved", "verschoven minuten")
    case .cost: say("cents", "centen")
    case .people: say("splits and handovers", "splitsingen en overdrachten")
    case .members: say("placed", "ingezet")
    case .travel: say("minutes", "minuten")
    case .scarcity: say("rare skills spent", "zeldzame inzet")
    case .preference: say("minutes", "minuten")
    case .tieBreak: say("a fixed draw", "een vaste loting")
    }
  }

  /// Who wants or rules out something.
  func name(_ side: Preference.Side) -> String {
    switch side {
    case .member: say("the member", "het poollid")
    case .school: say("the school", "de school")
    case .planner: say("the planner", "de planner")
    case .court: say("a court", "de rechter")
    }
  }

  /// The name of how firm a placement is.
  package func name(_ state: PlacementState) -> String {
    switch state {
    case .running: say("running", "lopend")
    case .published: say("published", "gepubliceerd")
    case .proposed: say("proposed", "voorgesteld")
    }
  }
}
