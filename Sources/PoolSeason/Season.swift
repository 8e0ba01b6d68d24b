// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// What one simulated season came to, in lesson minutes.
public struct SeasonTally: Codable, Hashable, Sendable {
  /// Asked and delivered by the pool, per class.
  public var asked, covered: [Int]
  /// Asked and delivered by the pool, per board.
  public var askedByBoard, coveredByBoard: [Int]
  /// Asked and delivered by the pool, per week.
  public var askedByWeek, coveredByWeek: [Int]
  /// Asked and not delivered by the pool, per class and week.
  public var openByWeek: [[Int]]
  /// Taught by each member.
  public var taught: [Int]

  /// Nothing asked yet of a model by some boards, and nothing taught by some members.
  package init(_ model: SeasonModel, boards: Int, members: Int) {
    let weeks = Array(repeating: 0, count: model.weeks.count)
    asked = Array(repeating: 0, count: model.demands.count)
    covered = asked
    askedByBoard = Array(repeating: 0, count: boards)
    coveredByBoard = askedByBoard
    (askedByWeek, coveredByWeek) = (weeks, weeks)
    openByWeek = Array(repeating: weeks, count: model.demands.count)
    taught = Array(repeating: 0, count: members)
  }

  /// Counts what a vacancy asks in a week of the season, and whoever teaches it.
  package mutating func count(
    _ request: Request, minutes: Int, in week: Int, by shares: some Sequence<(person: Int, minutes: Int)>
  ) {
    asked[request.demand] += minutes
    askedByBoard[request.board] += minutes
    askedByWeek[week] += minutes
    openByWeek[request.demand][week] += minutes
    for share in shares {
      covered[request.demand] += share.minutes
      coveredByBoard[request.board] += share.minutes
      coveredByWeek[week] += share.minutes
      openByWeek[request.demand][week] -= share.minutes
      taught[share.person] += share.minutes
    }
  }

  /// The same without boards, weeks and members.
  var classesAlone: SeasonTally {
    var alone = self
    (alone.askedByBoard, alone.coveredByBoard, alone.askedByWeek, alone.coveredByWeek) = ([], [], [], [])
    (alone.openByWeek, alone.taught) = ([], [])
    return alone
  }
}

/// Simulates a pool through seasons of a model, one replicate after another.
///
/// The same seed gives the same vacancies and illnesses whatever the pool and the regime (common random numbers), and the same tally on
/// every run.
public struct Season: Sendable {
  private let model: SeasonModel
  private let people: [SeasonModel.Person]
  private let regime: Regime
  private let matcher: Matcher
  private let requests: RequestStream
  private let presence: Presence
  private let held: [[SeasonModel.Hold]]

  /// A pool in a regime.
  ///
  /// - Parameters:
  ///   - model: what is asked.
  ///   - pool: classes of the people's skills are positions in the model's demands.
  ///   - regime: what becomes of work that nobody takes.
  ///   - seed: of vacancies and illnesses.
  ///   - held: who has what of the vacancies with which the model's seasons begin, in their order; nobody has more than their minutes.
  public init(
    _ model: SeasonModel, pool: [SeasonModel.Person], regime: Regime, seed: UInt64,
    held: [[SeasonModel.Hold]] = []
  ) {
    for person in pool {
      precondition(
        person.minutes >= 0 && person.skills.allSatisfy { model.demands.indices.contains($0.demand) },
        "a person of \(person.minutes) minutes with skills \(person.skills) of \(model.demands.count) classes"
      )
    }
    (self.model, people, self.regime) = (model, pool, regime)
    matcher = Matcher(pool, values: model.demands.map(\.value))
    requests = RequestStream(model, seed: seed)
    presence = Presence(model, seed: seed)
    self.held = held
  }

  /// A vacancy while it lasts.
  private struct Live {
    let request: Request
    /// Minutes that wait for a member.
    var open: Int
    /// Who has how many minutes of it until it ends.
    var held: [(person: Int, minutes: Int)] = []
    /// Minutes hired for until a week, which are listed again then.
    var hired: [(minutes: Int, until: Int)] = []
  }

  /// One season.
  public func tally(_ replicate: Int) -> SeasonTally {
    let factors = requests.factors(replicate)
    let counted = model.warmUp.count
    var tally = SeasonTally(model, boards: model.boardCount, members: people.count)
    var free = people.map(\.minutes)
    var live: [Live] = []
    func begin(_ request: Request) {
      live.append(Live(request: request, open: request.minutes))
      guard let opening = request.opening, held.indices.contains(opening) else { return }
      for hold in held[opening] {
        live[live.count - 1].open -= hold.minutes
        live[live.count - 1].held.append((hold.person, hold.minutes))
        free[hold.person] -= hold.minutes
      }
    }
    for (week, factor) in factors.enumerated() {
      end(week, &live, &free)
      if week == 0 { requests.open(replicate).forEach(begin) }
      requests.new(replicate, week: week, factor: factor).forEach(begin)
      let isPresent = presence.of(people.count, replicate, week: week)
      let covers = match(&live, &free, isPresent)
      if week >= counted { count(live, covers, isPresent, week - counted, &tally) }
      hire(week, &live)
    }
    return tally
  }

  /// Ends what has had its last week, lists again what was hired for until now, and in `repack` takes everything back.
  private func end(_ week: Int, _ live: inout [Live], _ free: inout [Int]) {
    for number in live.indices {
      if live[number].request.until == week || regime == .repack {
        for share in live[number].held { free[share.person] += share.minutes }
        live[number].held = []
      }
      if regime == .repack { live[number].open = live[number].request.minutes }
      let back = live[number].hired.filter { $0.until == week }
      live[number].open += back.reduce(0) { $0 + $1.minutes }
      if !back.isEmpty { live[number].hired.removeAll { $0.until == week } }
    }
    live.removeAll { $0.request.until == week }
  }

  /// What somebody teaches of a vacancy for this week only, in the place of one who is ill.
  private struct Cover {
    let vacancy, person, minutes: Int
  }

  /// Matches who is there to what is open, and for this week to what members who are ill leave.
  private func match(_ live: inout [Live], _ free: inout [Int], _ isPresent: [Bool]) -> [Cover] {
    var open = Array(repeating: 0, count: model.demands.count)
    var left: [(vacancy: Int, minutes: Int)] = []
    for (number, vacancy) in live.enumerated() {
      let ill = vacancy.held.reduce(0) { isPresent[$1.person] ? $0 : $0 + $1.minutes }
      open[vacancy.request.demand] += vacancy.open + ill
      if ill > 0 { left.append((number, ill)) }
    }
    let able = zip(free, isPresent).map { $1 ? $0 : 0 }
    var shares = Array(repeating: [(person: Int, minutes: Int)](), count: model.demands.count)
    for share in matcher.match(free: able, open: open) {
      shares[share.demand].append((share.person, share.minutes))
    }
    /// Takes up to so many minutes from what is given to a class.
    func take(_ minutes: Int, of demand: Int, _ use: (Int, Int) -> Void) {
      var rest = minutes
      while rest > 0, let (person, given) = shares[demand].popLast() {
        let taken = min(given, rest)
        rest -= taken
        use(person, taken)
        if given > taken { shares[demand].append((person, given - taken)) }
      }
    }
    for number in live.indices where live[number].open > 0 {
      take(live[number].open, of: live[number].request.demand) { person, minutes in
        live[number].open -= minutes
        live[number].held.append((person, minutes))
        free[person] -= minutes
      }
    }
    var covers: [Cover] = []
    for (number, minutes) in left {
      take(minutes, of: live[number].request.demand) { person, minutes in
        covers.append(Cover(vacancy: number, person: person, minutes: minutes))
      }
    }
    return covers
  }

  private func count(
    _ live: [Live], _ covers: [Cover], _ isPresent: [Bool], _ week: Int, _ tally: inout SeasonTally
  ) {
    var byVacancy = live.map { vacancy in vacancy.held.filter { isPresent[$0.person] } }
    for cover in covers { byVacancy[cover.vacancy].append((cover.person, cover.minutes)) }
    for (vacancy, shares) in zip(live, byVacancy) {
      tally.count(vacancy.request, minutes: vacancy.request.minutes, in: week, by: shares)
    }
  }

  /// Hires for what stays open, as the regime has it.
  private func hire(_ week: Int, _ live: inout [Live]) {
    for number in live.indices where live[number].open > 0 {
      switch regime {
      case .persistent, .repack: break
      case .locked: live[number].open = 0
      case .minimumTerm(let weeks):
        live[number].hired.append((live[number].open, week + weeks))
        live[number].open = 0
      }
    }
  }
}
