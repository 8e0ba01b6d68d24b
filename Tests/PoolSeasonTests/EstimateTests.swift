// SPDX-License-Identifier: GPL-3.0-or-later
import PoolLaws
import PoolSeason
import Testing

@Suite("Estimates") struct EstimateTests {
  @Test("the ratio is that of the sums, not the mean of ratios") func ratio() {
    let ratio = Estimate(ratioOf: [1, 3], to: [1, 9])
    #expect(ratio.value == 0.4)
    // Without one: 3/9; without the other: 1.
    #expect(abs(ratio.standardError - 1.0 / 3) < 1e-12)
    #expect(Estimate(ratioOf: [1], to: [2]).standardError == 0)
    // All was asked in one replicate: as sure as one.
    let once = Estimate(ratioOf: [0, 1, 0], to: [0, 2, 0])
    #expect(once.value == 0.5 && once.replicates == 1 && once.interval == 0.5...0.5)
  }

  @Test(
    "the mean's interval is Student's",
    arguments: [(2, 12.706), (3, 4.303), (5, 2.776), (11, 2.228), (31, 2.042), (1001, 1.962)])
  func student(count: Int, quantile: Double) {
    let figures = (0..<count).map { Double($0 % 2) }
    let mean = Estimate(meanOf: figures)
    let variance = figures.reduce(0) { $0 + ($1 - mean.value) * ($1 - mean.value) } / Double(count - 1)
    #expect(abs(mean.standardError - (variance / Double(count)).squareRoot()) < 1e-12)
    let half = (mean.interval.upperBound - mean.interval.lowerBound) / 2
    #expect(abs(half / mean.standardError - quantile) < 4e-3)
  }

  @Test("a difference of pairs knows that they belong together") func pairs() {
    let first = (parts: [1.0, 5, 9], wholes: [10.0, 10, 10])
    let second = (parts: [2.0, 6, 10], wholes: [10.0, 10, 10])
    let difference = Estimate(differenceOf: first, and: second)
    #expect(abs(difference.value + 0.1) < 1e-12 && difference.standardError < 1e-12)
  }

  @Test("a figure less a surer one is as sure as itself, and less one as sure has both freedoms") func less()
  {
    let unsure = Estimate(meanOf: [1, 2, 3, 4])
    let sure = Estimate(meanOf: Array(repeating: 1, count: 50))
    let one = unsure.less(sure)
    #expect(one.value == 1.5 && one.standardError == unsure.standardError && one.replicates == 4)
    let two = unsure.less(unsure)
    #expect(two.value == 0 && two.replicates == 7)
    #expect(abs(two.standardError - unsure.standardError * 2.0.squareRoot()) < 1e-12)
    #expect(sure.less(sure).replicates == 50)
  }

  @Test("the 95 % interval holds the truth in 93 to 97 of 100 studies") func held() {
    let model = SeasonModel(
      demands: [.init("wi", perWeek: 1, durations: [0, 0, 1], sizes: [(1, 1)])],
      weeks: Array(repeating: 1, count: 20))
    let season = Season(
      model, pool: Array(repeating: .init(minutes: 1, skills: [.init(0)]), count: 3), regime: .persistent,
      seed: 23)
    let truth = WeeklyPersistent.coverage(load: 3, members: 3)
    let studies = 1000
    let held = (0..<studies).count {
      SeasonStudy(season, replicates: $0 * 20..<($0 + 1) * 20).coverage.interval.contains(truth)
    }
    #expect((930...970).contains(held), "\(held) of \(studies)")
  }
}
