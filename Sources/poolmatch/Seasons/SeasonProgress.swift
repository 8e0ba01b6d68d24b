// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolSeason

/// A line on the terminal while seasons are simulated: how many are done, and how long the others will take.
struct SeasonProgress {
  private let line = ProgressLine(isQuiet: false)
  /// What the study is given.
  let study: StudyProgress

  init(_ language: Language) {
    let begun = ContinuousClock.now
    let line = line
    study = StudyProgress { done, expected in
      line.show(Self.text(done, of: expected, after: begun.duration(to: .now), language))
    }
  }

  func clear() { line.clear() }

  private static func text(_ done: Int, of expected: Int, after time: Duration, _ language: Language)
    -> String
  {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    let left = Int((seconds / Double(max(1, done)) * Double(max(0, expected - done))).rounded(.up))
    return language.say(
      "\(done) of \(expected) seasons, \(left) s left", "\(done) van \(expected) schooljaren, nog \(left) s")
  }
}
