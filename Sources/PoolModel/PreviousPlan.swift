// SPDX-License-Identifier: GPL-3.0-or-later

/// What was planned before, usually for the same region a week earlier: where planning anew may begin.
///
/// A hint and never a rule: ids may be unknown by now, dates past, prices anything.
public struct PreviousPlan: Hashable, Sendable {
  /// The first date of its horizon.
  public var firstDay: Day
  /// The placements that were decided.
  public var placements: [Placement]
  /// The prices that proved it.
  public var certificate: Certificate
  /// A plan made before.
  public init(firstDay: Day, placements: [Placement], certificate: Certificate) {
    (self.firstDay, self.placements, self.certificate) = (firstDay, placements, certificate)
  }
}

/// How much of a previous plan has a place in this one's region.
public struct PreviousUse: Hashable, Sendable {
  /// The placements there were, and those that can be taken together now.
  public var placements, placementsFit: Int
  /// The prices there were, and those whose row there is now; `nil` = the engine works without prices.
  public var prices: Int, pricesFit: Int?
  /// A count.
  public init(placements: Int, placementsFit: Int, prices: Int, pricesFit: Int?) {
    (self.placements, self.placementsFit) = (placements, placementsFit)
    (self.prices, self.pricesFit) = (prices, pricesFit)
  }
}
