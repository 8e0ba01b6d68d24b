// SPDX-License-Identifier: GPL-3.0-or-later

/// A region after edits, and what they took from placements.
public struct EditedRegion: Sendable, Equatable {
  /// The region.
  public let region: Region
  /// Placements that lost dates, in the order of the edits, then of the table.
  public let cuts: [PlacementCut]
}

/// A placement that an edit shortened, divided or took away.
public struct PlacementCut: Hashable, Sendable {
  /// The position of the edit.
  public let edit: Int
  /// The placement as it was before the edit.
  public let placement: Placement
  /// What is left of it: nothing, one placement, or two with a gap between them.
  public let left: [Placement]
}

/// Why a region cannot be edited so: every reason, in the order of the edits.
public struct EditRefusal: Error, Hashable, Sendable {
  /// At least one.
  public let faults: [EditFault]
}

/// Something in an edit that does not go with the region.
public struct EditFault: Hashable, Sendable {
  /// The position of the edit.
  public let edit: Int
  /// The id or figure that is wrong, as its line has it.
  public let value: String
  /// What is wrong with it.
  public let problem: Problem

  /// What can be wrong with an edit that can be read.
  public enum Problem: Hashable, Sendable {
    /// The tables of these names have no such id.
    case unknown(tables: [String])
    /// A table has that id already.
    case inUse(table: String)
    /// No lesson of the group begins then, but at these times.
    case noLesson(starts: [String])
    /// The location's bells, here the number of the last, have no such period.
    case unknownPeriod(location: String, last: Int?)
    /// The lesson would not lie between the first and the last bell of the day, or would not end on it.
    case outsideBells(location: String, bells: ClockSpan)
    /// Two lessons of one group would share a minute.
    case lessonsMeet(ClockSpan)
    case untilBeforeFrom(Day)
    /// More lesson minutes under contract than the most.
    case aboveMaximum(minutes: Int)
  }
}

extension Region {
  /// The region after the edits, one after the other; each sees what those before it did.
  ///
  /// Placements never keep a date on which their vacancy is not asked any more, or on which their member is away or gone. A
  /// placement that breaks another rule after an edit stays. What `PoolData` accepts before it accepts after.
  ///
  /// - Throws: `EditRefusal` with every fault of every edit; then nothing is edited.
  /// - Complexity: linear in the rows, for each edit.
  public func edited(by edits: [Edit]) throws(EditRefusal) -> EditedRegion {
    var editing = Editing(region: self)
    for edit in edits { editing.apply(edit) }
    guard editing.faults.isEmpty else { throw EditRefusal(faults: editing.faults) }
    return EditedRegion(region: editing.region, cuts: editing.cuts)
  }
}
