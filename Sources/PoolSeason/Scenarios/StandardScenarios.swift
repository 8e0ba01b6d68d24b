// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension SeasonScenario {
  /// The assumptions that an analyst should doubt first, each a little less and a little more, and the choices that a region has.
  ///
  /// - Parameters:
  ///   - pairs: subjects of which half of the teachers learn to teach the other, from and to.
  ///   - regime: the region's own, which is not tried again.
  public static func standard(training pairs: [(from: String, to: String)], regime: Regime)
    -> [SeasonScenario]
  {
    var scenarios = [
      SeasonScenario("demand -10%", [.demand(subject: nil, percent: 90)]),
      SeasonScenario("demand +10%", [.demand(subject: nil, percent: 110)]),
      SeasonScenario("durations -20%", [.durations(percent: 80)]),
      SeasonScenario("durations +20%", [.durations(percent: 120)]),
      SeasonScenario("sickness of members half", [.sickness(percent: 50)]),
      SeasonScenario("sickness of members double", [.sickness(percent: 200)]),
      SeasonScenario("no wave", [.wave(percent: 100)]),
      SeasonScenario("wave of 200%", [.wave(percent: 200)]),
      SeasonScenario("own hour +10%", [.ownTariff(percent: 110)]),
      SeasonScenario("external hour -10%", [.externalTariff(percent: 90)]),
      SeasonScenario("external hour +10%", [.externalTariff(percent: 110)]),
      SeasonScenario("travel -15 min", [.travel(minutes: -15)]),
      SeasonScenario("travel +15 min", [.travel(minutes: 15)]),
    ]
    for other in [Regime.persistent, .locked, .repack] where other != regime {
      scenarios.append(SeasonScenario(other.name, [.regime(other)]))
    }
    for (from, to) in pairs {
      scenarios.append(
        SeasonScenario("half of \(from) also \(to)", [.qualify(from: from, to: to, percent: 50)]))
    }
    scenarios.append(SeasonScenario("a pool for each board", [.separateBoards]))
    return scenarios
  }

  /// For the subject of which the pool leaves most open, the subject with most members who may not teach it; none where there is no such.
  public static func training(_ figures: SeasonFigures, _ region: Region) -> [(from: String, to: String)] {
    func open(_ row: SeasonFigures.Row) -> Double { row.asked * (1 - row.coverage.value) }
    let subjects = figures.subjects
    guard let worst = subjects.indices.max(by: { (open(subjects[$0]), -$0) < (open(subjects[$1]), -$1) })
    else {
      return []
    }
    let to = subjects[worst].key
    let able = Set(region.qualifications.filter { $0.subject == to }.map(\.member))
    let others = Dictionary(
      grouping: region.qualifications.filter { !able.contains($0.member) }, by: \.subject
    )
    .mapValues { Set($0.map(\.member)).count }
    let from = others.keys.sorted().max { (others[$0] ?? 0) < (others[$1] ?? 0) }
    return from.map { [($0, to)] } ?? []
  }
}
