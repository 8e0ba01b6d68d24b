// SPDX-License-Identifier: GPL-3.0-or-later

/// What the stints of one member are worth at some prices, and what a bundle pays besides.
struct Weighing {
  /// A price that a bundle pays as a whole.
  struct Charge {
    enum Kind {
      /// Once, if the bundle has any of the stints.
      case once
      /// For every two of the sets of which the bundle has any stint, `start` included.
      case pairs
      /// Once, if the bundle has any of the stints and the member works at another location too.
      case furtherLocation
    }
    let kind: Kind
    let price: Int
    /// No bundle has more of the stints than this.
    var most = 0
    /// What counts as sets of which the bundle has a stint, whatever it has.
    var start = 0
  }

  /// A stint's part in a charge: in which of its sets it is, numbered over all charges.
  struct Part {
    let charge: Int
    let sets: [Int]
  }

  /// For each stint, what it adds without any charge.
  var worth: [Int]
  var charges: [Charge] = []
  /// How many sets the charges have together.
  var setCount = 0
  /// For each stint the charges that it has part in.
  var chargesOf: [[Part]]
  /// What a bundle that is not empty pays.
  var entry = 0
  /// The locations at which the member works anyhow.
  var locations = 0
}
