// SPDX-License-Identifier: GPL-3.0-or-later

/// The word with the fewest single-letter differences from `word`, case aside, if any is near enough:
/// 2 differences in words of five letters or more, 1 in words of three or four, none in shorter ones.
///
/// Among equals the first in alphabetical order.
///
/// - Complexity: O(*w* · *n*) in the length *w* of the words and their number *n*.
package func nearestWord(to word: String, among words: some Sequence<String>) -> String? {
  let wanted = Array(word.lowercased().utf8)
  var best: (distance: Int, word: String)?
  for candidate in words where abs(candidate.utf8.count - wanted.count) <= 2 {
    let limit = wanted.count < 3 ? 0 : wanted.count < 5 ? 1 : 2
    let distance = differences(wanted, Array(candidate.lowercased().utf8), limit: limit)
    guard let distance else { continue }
    if let found = best, (found.distance, found.word) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.word
}

/// How many letters must be put in, left out or replaced to turn one word into the other; `nil` if over `limit`.
private func differences(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in b.enumerated() {
      let kept = diagonal + (letter == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(kept, diagonal + 1, row[j] + 1)
    }
    if let least = row.min(), least > limit { return nil }
  }
  return row[b.count] <= limit ? row[b.count] : nil
}
