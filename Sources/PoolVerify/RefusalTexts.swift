// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension Refusal {
  var englishText: String {
    func at(_ place: Place) -> String {
      let cases = place.taken.map { $0 ? "taken" : "free" }.joined(separator: ", ")
      return place.goal.rawValue + (place.step > 1 ? ", step \(place.step)" : "")
        + (cases.isEmpty ? "" : ", case \(cases)")
    }
    func names(_ goals: [Goal]) -> String { goals.map(\.rawValue).joined(separator: ", ") }
    func name(_ stint: Certificate.StintKey) -> String {
      "member \(stint.member) for group \(stint.group) (\(stint.dates.from) to \(stint.dates.until))"
    }
    func name(_ placement: Placement) -> String {
      name(
        Certificate.StintKey(group: placement.group, member: placement.member, dates: placement.dates))
    }
    func opening(_ key: Certificate.OpeningKey) -> String { "opening \(key.number) of group \(key.group)" }
    func name(_ row: Certificate.Row) -> String {
      switch row {
      case .opening(let key): opening(key)
      case .date(let group, let day): "group \(group) on \(day)"
      case .vacancyWeek(let vacancy, let week): "vacancy \(vacancy) in week \(week)"
      case .split(let vacancy): "splits of vacancy \(vacancy)"
      case .handover(let group): "handovers of group \(group)"
      case .board(let board): "board \(board)"
      case .kept(let goal): "kept \(goal.rawValue)"
      case .cut(let cut):
        "cut of \((cut.rows.map(name) + cut.members.map { "member \($0)" }).joined(separator: ", "))"
      }
    }
    return switch finding {
    case .otherPackage(let certificate, let package):
      "the certificate is of a package with SHA-256 \(certificate), this package has \(package)"
    case .impossibleScope: "the certificate's scope does not fit the package"
    case .otherScope(let file): "\(file) tells of another scope than plan.json"
    case .otherRun(let run, let package):
      "run.json is of a package with SHA-256 \(run), this package has \(package)"
    case .otherRunValue(let goal, let run, let plan):
      "\(goal.rawValue): run.json says \(run.map(String.init) ?? "nothing"), the plan has \(plan)"
    case .otherRunBound(let goal, let run, let certificate):
      "\(goal.rawValue): run.json says certified bound \(run.map(String.init) ?? "none"), the certificate has "
        + "\(certificate.map(String.init) ?? "none")"
    case .onlyInPlanJSON(let placement): "\(name(placement)): in plan.json, not in placements.csv"
    case .onlyInPlacements(let placement): "\(name(placement)): in placements.csv, not in plan.json"
    case .otherGoals(let certificate, let policy):
      "the certificate has the goals \(names(certificate)); the policy has \(names(policy))"
    case .wrongKept(let goal, let kept, let reached, let tolerance, let expected):
      "\(goal.rawValue): keeps \(kept), but \(reached) reached with a tolerance of \(tolerance) per mille "
        + "keeps \(expected)"
    case .planBelowKept(let goal, let plan, let kept):
      "\(goal.rawValue): the plan has \(plan), the certificate keeps \(kept)"
    case .planBeyondReached(let goal, let plan, let reached):
      "\(goal.rawValue): the plan has \(plan), better than the \(reached) reached"
    case .reachedBeyondBound(let goal, let reached, let bound):
      "\(goal.rawValue): \(reached) reached is better than the bound \(bound)"
    case .scaleNotPositive(let goal, let scale): "\(goal.rawValue): the scale is \(scale), least 1"
    case .unitNotPositive(let goal, let unit): "\(goal.rawValue): the unit is \(unit), least 1"
    case .unitTooCoarse(let goal, let unit, let stint, let amount):
      "\(goal.rawValue): the unit \(unit) does not divide \(amount) of \(name(stint))"
    case .unitOfCount(let goal, let unit): "\(goal.rawValue): the unit is \(unit), of this goal 1"
    case .treeTooDeep(let goal, let limit):
      "\(goal.rawValue): more than \(limit) branches from the root to a leaf"
    case .unknownStint(let place, let stint): "\(at(place)): the package has no stint of \(name(stint))"
    case .negativePrice(let place, let row, let price): "\(at(place)): \(name(row)) costs \(price), least 0"
    case .unknownRow(let place, let row): "\(at(place)): the package has no row \(name(row))"
    case .rowTwice(let place, let row): "\(at(place)): \(name(row)) has two prices"
    case .keptNotEarlier(let place, let goal): "\(at(place)): \(goal.rawValue) is no earlier level"
    case .overPriceTooHigh(let place, let row, let price, let limit):
      "\(at(place)): \(name(row)) costs \(price), limit \(limit)"
    case .unknownMember(let place, let member): "\(at(place)): the package has no member \(member)"
    case .memberTwice(let place, let member): "\(at(place)): member \(member) has two bounds"
    case .mostTooLow(let place, let member, let most, let found):
      "\(at(place)): member \(member) can earn \(found), the certificate says at most \(most)"
    case .wrongBound(let goal, let bound, let proven):
      "\(goal.rawValue): the certificate says bound \(bound), its prices prove \(proven)"
    case .tooLarge(let place, let left, let operation, let right):
      "\(at(place)): \(left) \(operation) \(right) does not fit into 64 bits"
    }
  }

  var dutchText: String {
    func at(_ place: Place) -> String {
      let cases = place.taken.map { $0 ? "genomen" : "vrij" }.joined(separator: ", ")
      return place.goal.rawValue + (place.step > 1 ? ", stap \(place.step)" : "")
        + (cases.isEmpty ? "" : ", geval \(cases)")
    }
    func names(_ goals: [Goal]) -> String { goals.map(\.rawValue).joined(separator: ", ") }
    func name(_ stint: Certificate.StintKey) -> String {
      "poollid \(stint.member) voor lesgroep \(stint.group) (\(stint.dates.from) t/m \(stint.dates.until))"
    }
    func name(_ placement: Placement) -> String {
      name(
        Certificate.StintKey(group: placement.group, member: placement.member, dates: placement.dates))
    }
    func opening(_ key: Certificate.OpeningKey) -> String {
      "opening \(key.number) van lesgroep \(key.group)"
    }
    func name(_ row: Certificate.Row) -> String {
      switch row {
      case .opening(let key): opening(key)
      case .date(let group, let day): "lesgroep \(group) op \(day)"
      case .vacancyWeek(let vacancy, let week): "vacature \(vacancy) in week \(week)"
      case .split(let vacancy): "splitsingen van vacature \(vacancy)"
      case .handover(let group): "overdrachten van lesgroep \(group)"
      case .board(let board): "bestuur \(board)"
      case .kept(let goal): "behoud van \(goal.rawValue)"
      case .cut(let cut):
        "snede van \((cut.rows.map(name) + cut.members.map { "poollid \($0)" }).joined(separator: ", "))"
      }
    }
    return switch finding {
    case .otherPackage(let certificate, let package):
      "het certificaat is van een pakket met SHA-256 \(certificate), dit pakket heeft \(package)"
    case .impossibleScope: "het bereik van het certificaat past niet bij het pakket"
    case .otherScope(let file): "\(file) noemt een ander bereik dan plan.json"
    case .otherRun(let run, let package):
      "run.json is van een pakket met SHA-256 \(run), dit pakket heeft \(package)"
    case .otherRunValue(let goal, let run, let plan):
      "\(goal.rawValue): volgens run.json \(run.map(String.init) ?? "niets"), het plan heeft \(plan)"
    case .otherRunBound(let goal, let run, let certificate):
      "\(goal.rawValue): volgens run.json is de bewezen grens \(run.map(String.init) ?? "niets"), het certificaat "
        + "heeft \(certificate.map(String.init) ?? "niets")"
    case .onlyInPlanJSON(let placement): "\(name(placement)): in plan.json, niet in placements.csv"
    case .onlyInPlacements(let placement): "\(name(placement)): in placements.csv, niet in plan.json"
    case .otherGoals(let certificate, let policy):
      "het certificaat heeft de doelen \(names(certificate)); het beleid heeft \(names(policy))"
    case .wrongKept(let goal, let kept, let reached, let tolerance, let expected):
      "\(goal.rawValue): behoudt \(kept), maar \(reached) bereikt met een tolerantie van \(tolerance) promille "
        + "behoudt \(expected)"
    case .planBelowKept(let goal, let plan, let kept):
      "\(goal.rawValue): het plan heeft \(plan), het certificaat behoudt \(kept)"
    case .planBeyondReached(let goal, let plan, let reached):
      "\(goal.rawValue): het plan heeft \(plan), beter dan de bereikte \(reached)"
    case .reachedBeyondBound(let goal, let reached, let bound):
      "\(goal.rawValue): bereikt is \(reached), beter dan de grens \(bound)"
    case .scaleNotPositive(let goal, let scale): "\(goal.rawValue): de schaal is \(scale), minstens 1"
    case .unitNotPositive(let goal, let unit): "\(goal.rawValue): de eenheid is \(unit), minstens 1"
    case .unitTooCoarse(let goal, let unit, let stint, let amount):
      "\(goal.rawValue): de eenheid \(unit) deelt \(amount) van \(name(stint)) niet"
    case .unitOfCount(let goal, let unit): "\(goal.rawValue): de eenheid is \(unit), bij dit doel 1"
    case .treeTooDeep(let goal, let limit):
      "\(goal.rawValue): meer dan \(limit) vertakkingen van wortel tot blad"
    case .unknownStint(let place, let stint): "\(at(place)): het pakket kent geen inzet van \(name(stint))"
    case .negativePrice(let place, let row, let price): "\(at(place)): \(name(row)) kost \(price), minstens 0"
    case .unknownRow(let place, let row): "\(at(place)): het pakket kent geen rij \(name(row))"
    case .rowTwice(let place, let row): "\(at(place)): \(name(row)) heeft twee prijzen"
    case .keptNotEarlier(let place, let goal): "\(at(place)): \(goal.rawValue) is geen eerder doel"
    case .overPriceTooHigh(let place, let row, let price, let limit):
      "\(at(place)): \(name(row)) kost \(price), hoogstens \(limit)"
    case .unknownMember(let place, let member): "\(at(place)): het pakket kent geen poollid \(member)"
    case .memberTwice(let place, let member): "\(at(place)): poollid \(member) heeft twee grenzen"
    case .mostTooLow(let place, let member, let most, let found):
      "\(at(place)): poollid \(member) kan \(found) opleveren, volgens het certificaat hoogstens \(most)"
    case .wrongBound(let goal, let bound, let proven):
      "\(goal.rawValue): volgens het certificaat is de grens \(bound), de prijzen bewijzen \(proven)"
    case .tooLarge(let place, let left, let operation, let right):
      "\(at(place)): \(left) \(operation) \(right) past niet in 64 bits"
    }
  }
}
