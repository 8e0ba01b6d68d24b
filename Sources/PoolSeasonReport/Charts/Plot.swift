// SPDX-License-Identifier: GPL-3.0-or-later
import PoolReport

/// A picture with its title, and a sentence for those who do not see it. Coordinates are whole numbers: the same bytes everywhere.
struct Plot {
  /// Unique in the page; letters and hyphens.
  let id: String
  let title, description: String
  let height: Int
  let content: Markup

  static let width = 720

  var markup: Markup {
    """
    <figure><figcaption>\(title)</figcaption>
    <svg role="img" aria-labelledby="\(id)-title \(id)-desc" viewBox="0 0 \(Self.width) \(height)" font-size="13">
    <title id="\(id)-title">\(title)</title>
    <desc id="\(id)-desc">\(description)</desc>
    \(content)</svg></figure>

    """
  }
}

/// An axis that runs from a round number below the least to a round number above the most.
struct Axis {
  let low, high, step: Double
  let from, length: Int

  /// - Parameters:
  ///   - values: what must be on it; finite.
  ///   - from: the coordinate of its low end.
  ///   - length: in the same unit; below 0 where it runs upwards.
  init(_ values: [Double], from: Int, length: Int) {
    let (least, most) = (values.min() ?? 0, values.max() ?? 1)
    let span = max(most - least, max(abs(most), 1e-9) * 1e-6)
    // The largest of 1, 2, 5 × a power of ten of which the values span four or more.
    var (step, turn) = (1e-6, 0)
    while step * 2.5 <= span / 4, step < 1e15 {
      step *= turn % 3 == 1 ? 2.5 : 2
      turn += 1
    }
    self.step = step
    low = (least / step).rounded(.down) * step
    high = max(low + step, (most / step).rounded(.up) * step)
    (self.from, self.length) = (from, length)
  }

  /// The round numbers on it.
  var ticks: [Double] {
    (0...Int(((high - low) / step).rounded())).map { low + Double($0) * step }
  }

  func place(_ value: Double) -> Int {
    from + Int((Double(length) * (value - low) / (high - low)).rounded())
  }
}
