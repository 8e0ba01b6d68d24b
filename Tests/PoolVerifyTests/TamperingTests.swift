// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolVerify
import Testing

/// One change to a valid certificate, and every reason that it must be refused for.
struct Tampering: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let change: @Sendable (inout Certificate) -> Void
  let reasons: [String]

  init(_ what: String, _ reasons: String..., change: @escaping @Sendable (inout Certificate) -> Void) {
    self.init(what, reasons, change: change)
  }
  private init(_ what: String, _ reasons: [String], change: @escaping @Sendable (inout Certificate) -> Void) {
    (testDescription, self.reasons, self.change) = (what, reasons, change)
  }
}

/// The levels of the certificate: `value` and `people` with one leaf each, `coverage` with a tree, `members` without prices.
private let value = 0, people = 1, coverage = 2, members = 3
private let branch = Certificate.Branch("M6", [.init("G1", DayRange(only: Day(number: 0)))])
private func opening(_ group: String) -> Certificate.OpeningKey { .init(group: group, number: 1) }

extension Tampering {
  /// Another value said to be reached and kept.
  static func claim(_ what: String, of level: Int, _ value: Int, _ reasons: String...) -> Tampering {
    Tampering(what, reasons) { ($0.levels[level].reached, $0.levels[level].kept) = (value, value) }
  }

  /// One number of a level's proof changed.
  static func proof(
    _ what: String, of level: Int, _ number: WritableKeyPath<Certificate.Proof, Int> & Sendable, _ value: Int,
    _ reasons: String...
  ) -> Tampering {
    Tampering(what, reasons) { $0.levels[level].proof?[keyPath: number] = value }
  }

  static let all: [Tampering] = [
    Tampering(
      "another package",
      "other-package: the certificate is of a package with SHA-256 1, this package has 0"
    ) { $0.inputSHA256 = "1" },
    Tampering(
      "a scope that the package cannot have", "scope: the certificate's scope does not fit the package"
    ) { $0.scope.weeks = 61 },
    Tampering(
      "a level left out",
      "other-goals: the certificate has the goals value, people, coverage; the policy has value, people, coverage, members"
    ) { $0.levels.removeLast() },
    Tampering(
      "levels in another order",
      "other-goals: the certificate has the goals people, value, coverage, members; the policy has value, people, coverage, members"
    ) { $0.levels.swapAt(0, 1) },
    Tampering(
      "kept lowered",
      "wrong-kept: value: keeps 3834000, but 3834300 reached with a tolerance of 0 per mille keeps 3834300",
      "wrong-bound: people: the certificate says bound 3, its prices prove 2"
    ) { $0.levels[value].kept = 3_834_000 },
    .claim(
      "reached raised", of: value, 3_834_600,
      "plan-below-kept: value: the plan has 3834300, the certificate keeps 3834600",
      "reached-beyond-bound: value: 3834600 reached is better than the bound 3834300",
      "wrong-bound: people: the certificate says bound 3, its prices prove 5"
    ),
    .claim(
      "reached lowered", of: coverage, 3900,
      "plan-beyond-reached: coverage: the plan has 3927, better than the 3900 reached"
    ),
    .proof(
      "bound lowered below what was reached", of: value, \.bound, 3_834_000,
      "reached-beyond-bound: value: 3834300 reached is better than the bound 3834000",
      "wrong-bound: value: the certificate says bound 3834000, its prices prove 3834300"
    ),
    .proof(
      "bound loosened", of: coverage, \.bound, 9000,
      "wrong-bound: coverage: the certificate says bound 9000, its prices prove 3927"
    ),
    .proof(
      "scale 0", of: value, \.scale, 0,
      "scale: value: the scale is 0, least 1"
    ),
    .proof(
      "scale raised", of: value, \.scale, 3,
      "most-too-low: value: member M11 can earn 525720, the certificate says at most 0",
      "most-too-low: value: member M6 can earn 4793883, the certificate says at most 1856163",
      "most-too-low: value, step 2: member M8 can earn 752400, the certificate says at most 0",
      "most-too-low: value, step 2: member M11 can earn 922500, the certificate says at most 88200",
      "most-too-low: value, step 2: member M6 can earn 6851093, the certificate says at most 3851093"
    ),
    .proof(
      "unit 0", of: value, \.unit, 0,
      "unit: value: the unit is 0, least 1"
    ),
    .proof(
      "unit too coarse", of: value, \.unit, 7,
      "unit: value: the unit 7 does not divide 777600 of member M8 for group G8 (2027-06-10 to 2027-06-20)",
      "wrong-bound: value: the certificate says bound 3834300, its prices prove 3834299"
    ),
    .proof(
      "unit of a count", of: people, \.unit, 5,
      "unit: people: the unit is 5, of this goal 1",
      "wrong-bound: people: the certificate says bound 3, its prices prove 5"
    ),
    Tampering(
      "most lowered",
      "most-too-low: value, step 2: member M6 can earn 3851093, the certificate says at most 3851092"
    ) { $0.levels[value].changeLeaf { $0.most[1].most -= 1 } },
    Tampering(
      "a member's most left out",
      "most-too-low: value, step 2: member M6 can earn 3851093, the certificate says at most 0"
    ) { $0.levels[value].changeLeaf { $0.most.removeLast() } },
    Tampering(
      "a member twice",
      "member-twice: value, step 2: member M6 has two bounds",
      "most-too-low: value, step 2: member M6 can earn 3851093, the certificate says at most -4000000"
    ) {
      $0.levels[value].changeLeaf { $0.most.append(.init("M6", -4_000_000)) }
    },
    Tampering(
      "a member that nobody knows",
      "unknown-member: value, step 2: the package has no member M99"
    ) {
      $0.levels[value].changeLeaf { $0.most.append(.init("M99", -500)) }
    },
    Tampering(
      "a price below 0",
      "negative-price: value, step 2: opening 1 of group G6 costs -1, least 0",
      "most-too-low: value, step 2: member M11 can earn 190945, the certificate says at most 88200",
      "most-too-low: value, step 2: member M6 can earn 4102997, the certificate says at most 3851093"
    ) { $0.levels[value].changeLeaf { $0.prices[0].price = -1 } },
    Tampering(
      "a price lowered",
      "most-too-low: value, step 2: member M6 can earn 3851693, the certificate says at most 3851093"
    ) { $0.levels[value].changeLeaf { $0.prices[0].price -= 600 } },
    Tampering(
      "a price left out",
      "most-too-low: value, step 2: member M11 can earn 190945, the certificate says at most 88200",
      "most-too-low: value, step 2: member M6 can earn 4102997, the certificate says at most 3851093"
    ) { $0.levels[value].changeLeaf { $0.prices.removeFirst() } },
    Tampering(
      "a row twice",
      "row-twice: value, step 2: opening 1 of group G6 has two prices"
    ) { $0.levels[value].changeLeaf { $0.prices.append($0.prices[0]) } },
    Tampering(
      "a cut twice, in another order",
      "row-twice: people: cut of opening 1 of group G4, opening 1 of group G6, opening 1 of group G5 has two prices"
    ) {
      $0.levels[people].changeLeaf {
        let rows = ["G5", "G6", "G4"].map { Certificate.Row.opening(opening($0)) }
        $0.prices += [.init(.cut(.init(rows)), 0), .init(.cut(.init(rows.reversed())), 0)]
      }
    },
    Tampering(
      "rows of what nobody knows",
      "unknown-row: members: the package has no row opening 1 of group G99",
      "unknown-row: members: the package has no row opening 9 of group G6",
      "unknown-row: members: the package has no row group G99 on 2027-06-01",
      "unknown-row: members: the package has no row group G6 on 1970-01-01",
      "unknown-row: members: the package has no row vacancy V99 in week 0",
      "unknown-row: members: the package has no row vacancy V11 in week 60",
      "unknown-row: members: the package has no row splits of vacancy V99",
      "unknown-row: members: the package has no row handovers of group G99",
      "kept-not-earlier: members: cost is no earlier level",
      "kept-not-earlier: members: members is no earlier level",
      "unknown-row: members: the package has no row cut of opening 1 of group G6, opening 1 of group G6, opening 1 of group G4",
      "unknown-row: members: the package has no row cut of opening 1 of group G6, opening 1 of group G99, member M6",
      "unknown-row: members: the package has no row cut of opening 1 of group G6, opening 1 of group G4, member M99",
      "unknown-row: members: the package has no row cut of opening 1 of group G6, member M6, member M6",
      "unknown-row: members: the package has no row cut of opening 1 of group G6, splits of vacancy V2, opening 1 of group G4"
    ) {
      $0.levels[members].changeLeaf {
        $0.prices = [
          .init(.opening(.init(group: "G99", number: 1)), 1),
          .init(.opening(.init(group: "G6", number: 9)), 1),
          .init(.date(group: "G99", Day(number: 20_970)), 1), .init(.date(group: "G6", Day(number: 0)), 1),
          .init(.vacancyWeek(vacancy: "V99", week: 0), 1), .init(.vacancyWeek(vacancy: "V11", week: 60), 1),
          .init(.split(vacancy: "V99"), 0), .init(.handover(group: "G99"), 0),
          .init(.kept(.cost), 1), .init(.kept(.members), 1),
          .init(.cut(.init(["G6", "G6", "G4"].map { .opening(opening($0)) })), 1),
          .init(.cut(.init([.opening(opening("G6")), .opening(opening("G99"))], members: ["M6"])), 1),
          .init(.cut(.init([.opening(opening("G6")), .opening(opening("G4"))], members: ["M99"])), 1),
          .init(.cut(.init([.opening(opening("G6"))], members: ["M6", "M6"])), 1),
          .init(.cut(.init([.opening(opening("G6")), .split(vacancy: "V2"), .opening(opening("G4"))])), 1),
        ]
      }
    },
    Tampering(
      "an over price too high",
      "over-price: people: handovers of group G5 costs 1001, limit 1000"
    ) { $0.levels[people].changeLeaf { $0.prices[5].price = 1001 } },
    Tampering(
      "the price of a split where people do not count yet",
      "over-price: value, step 2: splits of vacancy V2 costs 1, limit 0"
    ) {
      $0.levels[value].changeLeaf { $0.prices.append(.init(.split(vacancy: "V2"), 1)) }
    },
    Tampering(
      "a branch dropped",
      "most-too-low: coverage: member M11 can earn 927000, the certificate says at most 0"
    ) { $0.levels[coverage].changeTree { _, _, free in free } },
    Tampering(
      "a branch whose cases are swapped",
      "most-too-low: coverage, case taken: member M11 can earn 927000, the certificate says at most 0"
    ) {
      $0.levels[coverage].changeTree { .branch($0, taken: $2, free: $1) }
    },
    Tampering(
      "a branch on no stint",
      "unknown-stint: coverage: the package has no stint of member M6 for group G1 (1970-01-01 to 1970-01-01)"
    ) {
      $0.levels[coverage].changeTree { .branch(branch, taken: $1, free: $2) }
    },
    Tampering(
      "a tree too deep",
      "tree-too-deep: coverage: more than 500 branches from the root to a leaf"
    ) {
      $0.levels[coverage].changeTree { branch, taken, free in
        (0...Certificate.branchesMax).reduce(free) { node, _ in .branch(branch, taken: taken, free: node) }
      }
    },
    Tampering(
      "most of one case lowered",
      "most-too-low: coverage, case free: member M6 can earn 2479719, the certificate says at most 2479718"
    ) {
      $0.levels[coverage].changeTree { branch, taken, free in
        guard case .leaf(var leaf) = free else { return taken }
        leaf.most[0].most -= 1
        return .branch(branch, taken: taken, free: .leaf(leaf))
      }
    },
    .proof(
      "a scale whose products leave 64 bits", of: value, \.scale, .max / 4,
      "too-large: value: 2305843009213693951 × 777600 does not fit into 64 bits"
    ),
    Tampering(
      "a value whose products leave 64 bits",
      "too-large: people: 9223372036854775807 × 1000 does not fit into 64 bits",
      "plan-beyond-reached: people: the plan has 3, better than the 9223372036854775807 reached"
    ) { $0.levels[people].reached = .max },
    Tampering(
      "prices whose sum leaves 64 bits",
      "too-large: members: 9223372036854775807 + 9223372036854775807 does not fit into 64 bits"
    ) {
      $0.levels[members].changeLeaf {
        $0.prices = [.init(.opening(opening("G6")), .max), .init(.opening(opening("G8")), .max)]
      }
    },
    Tampering(
      "bounds of members whose sum leaves 64 bits",
      "too-large: people: 9223372036835604549 + 9223372036854775807 does not fit into 64 bits"
    ) {
      $0.levels[people].changeLeaf { $0.most = [.init("M6", .max), .init("M11", .max)] }
    },
  ]
}

@Suite("A certificate that was tampered with") struct TamperingTests {
  @Test("is refused with every reason", arguments: Tampering.all) func refused(tampering: Tampering) {
    var sound = Case(seed: 108)
    #expect(sound.refusals() == [])
    tampering.change(&sound.certificate)
    let reasons = sound.refusals().map(\.description)
    #expect(reasons == tampering.reasons)
  }
}

extension TamperingTests {
  /// The first reason of each name, in the order of `Tampering.all`.
  static let dutch = [
    "other-package: het certificaat is van een pakket met SHA-256 1, dit pakket heeft 0",
    "scope: het bereik van het certificaat past niet bij het pakket",
    "other-goals: het certificaat heeft de doelen value, people, coverage; het beleid heeft value, people, coverage, members",
    "wrong-kept: value: behoudt 3834000, maar 3834300 bereikt met een tolerantie van 0 promille behoudt 3834300",
    "wrong-bound: people: volgens het certificaat is de grens 3, de prijzen bewijzen 2",
    "plan-below-kept: value: het plan heeft 3834300, het certificaat behoudt 3834600",
    "reached-beyond-bound: value: bereikt is 3834600, beter dan de grens 3834300",
    "plan-beyond-reached: coverage: het plan heeft 3927, beter dan de bereikte 3900",
    "scale: value: de schaal is 0, minstens 1",
    "most-too-low: value: poollid M11 kan 525720 opleveren, volgens het certificaat hoogstens 0",
    "unit: value: de eenheid is 0, minstens 1",
    "member-twice: value, stap 2: poollid M6 heeft twee grenzen",
    "unknown-member: value, stap 2: het pakket kent geen poollid M99",
    "negative-price: value, stap 2: opening 1 van lesgroep G6 kost -1, minstens 0",
    "row-twice: value, stap 2: opening 1 van lesgroep G6 heeft twee prijzen",
    "unknown-row: members: het pakket kent geen rij opening 1 van lesgroep G99",
    "kept-not-earlier: members: cost is geen eerder doel",
    "over-price: people: overdrachten van lesgroep G5 kost 1001, hoogstens 1000",
    "unknown-stint: coverage: het pakket kent geen inzet van poollid M6 voor lesgroep G1 (1970-01-01 t/m 1970-01-01)",
    "tree-too-deep: coverage: meer dan 500 vertakkingen van wortel tot blad",
    "too-large: value: 2305843009213693951 × 777600 past niet in 64 bits",
  ]

  @Test("is refused in Dutch too") func inDutch() {
    var told: [String: String] = [:]
    var order: [String] = []
    for tampering in Tampering.all {
      var sound = Case(seed: 108)
      tampering.change(&sound.certificate)
      for refusal in sound.refusals() where told[refusal.name] == nil {
        told[refusal.name] = refusal.text(.dutch)
        order.append(refusal.name)
      }
    }
    #expect(order.compactMap { told[$0] } == Self.dutch)
  }
}
