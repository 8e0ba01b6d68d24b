// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolReport
import PoolRules
import PoolSolver
import PoolText

extension Explainer {
  /// What somebody asked about, explained for machines; `Docs/advice.md` describes it.
  public func json(_ asked: Explained) -> String {
    var members: [JSON.Member] = [("format", "poolmatch-explanation"), ("version", .number(1))]
    switch asked {
    case .vacancy(let vacancy):
      members.append(("vacancy", .text(region.vacancies[vacancy].id)))
      members.append(("groups", .list(explanations(ofVacancy: vacancy).map(json))))
      members.append(("moves", .list(moves(to: vacancy).map(json))))
    case .group(let group):
      members.append(("vacancy", .text(region.groups[group].vacancy)))
      members.append(("groups", .list([explanation(ofGroup: group)].compactMap(\.self).map(json))))
      members.append(("moves", .list(moves(to: vacancy(ofGroup: group)).map(json))))
    case .member(let member):
      members += json(explanation(ofMember: member))
    }
    return JSON.object(members).document(.rows)
  }

  private func json(_ explanation: GroupExplanation) -> JSON {
    .object([
      ("group", .text(region.groups[explanation.group].id)),
      ("minutes_asked", .number(explanation.minutesAsked)),
      ("taken_by", .list(explanation.takers.map { json(report.assignments[$0]) })),
      ("open", .list(explanation.open.map(json))),
    ])
  }

  private func json(_ assignment: Assignment) -> JSON {
    .object([
      ("group", .text(assignment.placement.group)), ("member", .text(assignment.placement.member)),
      ("from", .text(assignment.dates.from.description)),
      ("until", .text(assignment.dates.until.description)),
      ("state", .text(assignment.placement.state.rawValue)), ("minutes", .number(assignment.minutes)),
      ("tier", .number(assignment.tier)), ("home_minutes", .number(assignment.homeMinutes)),
    ])
  }

  private func json(_ explanation: WorkExplanation) -> JSON {
    let work = explanation.work
    return .object([
      ("from", .text(work.dates.from.description)), ("until", .text(work.dates.until.description)),
      ("minutes", .number(work.minutes)), ("reason", .text(work.reason.kind.rawValue)),
      (
        "ladder",
        .list(
          explanation.ladder.rungs.map { rung in
            .object([
              ("step", .text(rung.step.rawValue)), ("rule", .text(rung.rule?.rawValue)),
              ("count", .number(rung.members.count)),
              ("members", .list(rung.members.map { .text(region.members[$0].id) })),
              ("taken_by", .list(rung.by.map { .text(report.assignments[$0].placement.group) })),
            ])
          })
      ),
      (
        "nearest",
        .list(
          work.reason.nearest.map { miss in
            .object([
              ("member", .text(region.members[miss.member].id)),
              ("refusals", .list(miss.refusals.map { .text($0.description) })),
            ])
          })
      ),
    ])
  }

  func json(_ offer: Offer) -> JSON {
    func json(_ stint: Stint) -> JSON {
      .object([
        ("group", .text(region.groups[rulebook.openings[stint.opening].group].id)),
        ("from", .text(stint.dates.from.description)), ("until", .text(stint.dates.until.description)),
        ("minutes", .number(stint.teaching.minutes)), ("tier", .number(stint.tier)),
      ])
    }
    return .object([
      ("member", .text(region.members[offer.member].id)), ("minutes", .number(offer.minutes)),
      ("minutes_left", .number(offer.minutesLeft)),
      ("home_minutes", .number(offer.takes[0].homeMinutes)),
      ("takes", .list(offer.takes.map(json))), ("leaves", .list(offer.leaves.map(json))),
      (
        "changes",
        .object(zip(region.policy.goals, offer.changes).map { ($0.goal.rawValue, .number($1)) })
      ),
    ])
  }

  private func json(_ explanation: MemberExplanation) -> [JSON.Member] {
    [
      ("member", .text(region.members[explanation.member].id)),
      (
        "here",
        .list(
          explanation.here.map { place, others in
            .object([("placement", json(report.assignments[place])), ("others", .number(others))])
          })
      ),
      (
        "elsewhere",
        .list(
          explanation.elsewhere.map { work, standing in
            var refusals: [JSON] = []
            if case .refused(let all) = standing { refusals = all.map { .text($0.description) } }
            return .object([
              ("group", .text(region.groups[rulebook.openings[work.opening].group].id)),
              ("from", .text(work.dates.from.description)), ("until", .text(work.dates.until.description)),
              ("rule", .text(standing.rule?.rawValue)), ("refusals", .list(refusals)),
            ])
          })
      ),
      (
        "moves",
        .list(
          explanation.moves.map { vacancy, offer in
            .object([("vacancy", .text(region.vacancies[vacancy].id)), ("offer", json(offer))])
          })
      ),
    ]
  }
}
