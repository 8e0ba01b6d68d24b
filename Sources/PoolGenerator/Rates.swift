// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// The figures by which a region is made up. `Docs/generator.md` gives the source of each default.
///
/// In JSON the names are in snake case, and every one of them may be left out.
public struct Rates: Codable, Hashable, Sendable {
  // How much.
  /// The first date of the plan, a Monday, as `2026-11-30`.
  public var firstDay = "2026-11-30"
  /// The weeks of the plan, 1–60.
  public var weeks = 16
  /// People in the pool.
  public var members = 80
  /// Vacancies that wait for somebody.
  public var vacancies = 60
  /// Vacancies filled earlier, per thousand that wait.
  public var filledPerMille = 150
  /// Groups of waiting vacancies that were told a member last week.
  public var publishedPerMille = 200

  // The schools.
  /// Made-up mbo locations per thousand locations.
  public var mboPerMille = 60
  /// Pupils of a location whose number is not known.
  public var pupilsUnknown = 150
  /// Weights of the bells: 50 minutes, 45 minutes, 50 minutes at times of their own.
  public var bells = [55, 25, 20]

  // The requests.
  /// The weight of each subject among vacancies; a subject not named has none.
  public var subjectWeights = Rates.defaultSubjectWeights
  /// The weights of the sizes: up to 0.2, 0.4, 0.6, 0.8 and 1.0 fte.
  public var sizes = [90, 125, 230, 210, 345]
  /// The weights of the durations: 2–6 weeks, 17–22 weeks, long (a median of 110 days).
  public var durations = [50, 20, 30]
  /// The days between the first day of the plan and the first day of a vacancy: the least and the most.
  public var startDays = [-14, 35]
  /// Long vacancies whose end is not known.
  public var openEndPerMille = 100
  /// Groups that have minutes a week but no fixed times.
  public var flexibleGroupPerMille = 30
  /// The weights of the highest tier that a school accepts, 0–3.
  public var tierMax = [15, 30, 40, 15]
  /// The weights of the most members in a vacancy (1, 2, 3), for those of more than 0.2 fte.
  public var membersMax = [35, 45, 20]

  // The people.
  /// The weight of each hire form.
  public var hireForms = ["permanent": 450, "flexible": 260, "seconded": 90, "agency": 110, "freelance": 90]
  /// The weights of contracts of 0.2, 0.3, … 1.0 fte.
  public var contracts = [90, 110, 160, 170, 190, 90, 120, 20, 50]
  /// How many members have a subject, in per cent of its weight among vacancies; 100 where not named.
  public var subjectSupply = Rates.defaultSubjectSupply
  /// The weight of each degree.
  public var degrees = Rates.defaultDegrees
  /// Members with a second subject.
  public var secondSubjectPerMille = 550
  /// Days on which a member can come beyond the days that the contract fills.
  public var spareDays = 3
  /// Available days that are half days.
  public var halfDayPerMille = 80
  /// The weights of car, bike and transit.
  public var travelModes = ["car": 700, "bike": 150, "transit": 150]
  /// Members who name a school that they prefer.
  public var preferPerMille = 120
  /// Members who name a school where they will not work.
  public var excludePerMille = 40
  /// Members whose certificate of conduct is missing or runs out.
  public var certificatePerMille = 40
  /// Members, besides most trainees, whose exception to the authority rules runs until a date.
  public var exceptionPerMille = 120
  /// Members who come later or leave earlier than the plan ends.
  public var partOfHorizonPerMille = 100
  /// Members of whose home only the postcode is known.
  public var postcodeOnlyPerMille = 300

  /// The rates of an ordinary week.
  public init() {}

  /// Everything open at once, nobody placed yet, few subjects and second ones common, half days everywhere, small
  /// jobs for large contracts: the hard kind.
  public static var dense: Rates {
    var rates = Rates()
    (rates.members, rates.vacancies) = (100, 110)
    (rates.filledPerMille, rates.publishedPerMille) = (0, 0)
    (rates.startDays, rates.durations) = ([-14, 0], [0, 100, 0])
    (rates.subjectWeights, rates.subjectSupply) = (Rates.denseSubjectWeights, [:])
    rates.sizes = [450, 350, 150, 40, 10]
    rates.contracts = [0, 0, 20, 40, 80, 120, 160, 180, 400]
    (rates.secondSubjectPerMille, rates.halfDayPerMille) = (700, 500)
    rates.partOfHorizonPerMille = 0
    return rates
  }

  static let defaultSubjectWeights = [
    "ne": 120, "nt2": 10, "wi": 115, "rek": 5, "en": 90, "lo": 60, "ec": 50, "be": 10, "bv": 30, "mu": 18,
    "dr": 7, "bi": 45, "na": 40, "nask": 30, "sk": 25, "du": 40, "fa": 35, "sp": 5, "kt": 20, "ak": 30,
    "gs": 30, "ma": 25, "lv": 15, "in": 10, "pie": 16, "bwi": 9, "eo": 13, "zw": 16, "hbr": 6, "dp": 10,
    "pv": 25, "bu": 10, "bt": 12, "bz": 12, "bf": 6,
  ]
  static let denseSubjectWeights = [
    "ne": 120, "wi": 115, "en": 90, "lo": 60, "ec": 50, "bi": 45, "na": 40, "du": 40, "fa": 35, "ak": 30,
    "gs": 30, "kt": 30, "nask": 30, "ma": 25,
  ]
  static let defaultSubjectSupply = [
    "ne": 85, "nt2": 80, "wi": 80, "en": 95, "na": 85, "nask": 75, "sk": 90, "du": 85, "fa": 95, "kt": 80,
    "lo": 130, "gs": 140, "ak": 125, "bi": 115, "bv": 125, "mu": 120, "ma": 120, "in": 70, "pie": 60,
    "bwi": 60, "eo": 90, "zw": 95, "hbr": 70, "dp": 70, "pv": 100, "bt": 80, "bz": 90,
  ]
  static let defaultDegrees = [
    "first": 340, "second": 430, "second_limited": 40, "primary": 40, "vocational": 30, "career_changer": 60,
    "trainee": 45, "hybrid": 15, "none": 10,
  ]
}
