// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules
import PoolText

extension PlanReport {
  /// `plan.json`: placements, coverage and open work in whole; `Docs/schemas/plan.schema.json` describes it. Holds no time
  /// and no text in a language of people other than English.
  ///
  /// - Parameter scope: In which the plan was made.
  public func planJSON(_ scope: PlanScope = PlanScope()) -> String {
    let head: [JSON.Member] = [
      ("format", .text("poolmatch-plan")),
      ("version", .number(1)),
      ("first_day", .text(region.policy.firstDay.description)),
      ("weeks", .number(region.policy.weeks)),
    ]
    let content: [JSON.Member] = [
      ("coverage", coverageJSON),
      ("placements", .list(assignments.map(json))),
      ("open", .list(open.map(json))),
    ]
    return JSON.object(head + scope.json + content + region.overridesJSON).document(.rows)
  }

  private var coverageJSON: JSON {
    let pool = coverage.pool
    return .object([
      ("total", .object(json(coverage.total))),
      ("hidden_shortage_minutes", .number(coverage.hiddenMinutes)),
      (
        "vacancies",
        .object([
          ("asked", .number(coverage.vacancies)), ("whole", .number(coverage.vacanciesWhole)),
          ("partly", .number(coverage.vacanciesPartly)),
        ])
      ),
      (
        "pool",
        .object([
          ("members", .number(pool.members)), ("members_placed", .number(pool.membersPlaced)),
          ("minutes_used", .number(pool.usedMinutes)), ("minutes_available", .number(pool.availableMinutes)),
          ("minutes_contracted", .number(pool.contractedMinutes)),
          ("minutes_contracted_used", .number(pool.contractedUsedMinutes)),
        ])
      ),
      ("one_by_one_minutes_covered", .number(oneByOne?.total.minutesCovered)),
      (
        "by",
        .object(
          Dimension.allCases.map { dimension in
            let rows = coverage.rows[dimension] ?? []
            return (
              dimension.rawValue,
              .list(
                rows.map { .object([("key", .text($0.key)), ("name", .text($0.name))] + json($0.tally)) })
            )
          })
      ),
    ])
  }

  private func json(_ tally: Tally) -> [JSON.Member] {
    [
      ("minutes_asked", .number(tally.minutesAsked)), ("minutes_covered", .number(tally.minutesCovered)),
      ("lessons_asked", .number(lessons(tally.minutesAsked))),
      ("lessons_covered", .number(lessons(tally.minutesCovered))),
      ("fte_asked", .number(fte(tally.weeklyAsked))), ("fte_covered", .number(fte(tally.weeklyCovered))),
      ("share", .number(share(tally))),
    ]
  }

  private func json(_ assignment: Assignment) -> JSON {
    let vacancy = region.vacancies[assignment.vacancy]
    return .object([
      ("group", .text(assignment.placement.group)), ("member", .text(assignment.placement.member)),
      ("from", .text(assignment.placement.dates.from.description)),
      ("until", .text(assignment.placement.dates.until.description)),
      ("state", .text(assignment.placement.state.rawValue)), ("vacancy", .text(vacancy.id)),
      ("location", .text(vacancy.location)), ("subject", .text(vacancy.subject)),
      ("level", .text(region.groups[assignment.group].level)), ("tier", .number(assignment.tier)),
      ("minutes", .number(assignment.minutes)), ("home_minutes", .number(assignment.homeMinutes)),
      ("travel_minutes", .number(assignment.travelMinutes)),
    ])
  }

  private func json(_ work: OpenWork) -> JSON {
    let opening = rulebook.openings[work.opening]
    let (vacancy, group) = (region.vacancies[opening.vacancy], region.groups[opening.group])
    let reason = work.reason
    return .object([
      ("group", .text(group.id)), ("opening", .number(opening.number)), ("vacancy", .text(vacancy.id)),
      ("location", .text(vacancy.location)), ("subject", .text(vacancy.subject)),
      ("level", .text(group.level)), ("priority", .number(vacancy.priority)),
      ("from", .text(work.dates.from.description)), ("until", .text(work.dates.until.description)),
      ("minutes", .number(work.minutes)), ("reason", .text(reason.kind.rawValue)),
      (
        "refused_by",
        reason.refusedBy.map { counts in
          .object(counts.map { ($0.rule.rawValue, .number($0.members)) })
        } ?? .null
      ),
      ("nearest", .list(reason.nearest.map(json))),
      ("candidate_count", .number(reason.candidateCount)),
      ("candidates", .list(reason.candidates.map(json))),
    ])
  }

  private func json(_ miss: OpenReason.NearMiss) -> JSON {
    .object([
      ("member", .text(region.members[miss.member].id)),
      (
        "refusals",
        .list(
          miss.refusals.map {
            .object([("rule", .text($0.rule.rawValue)), ("text", .text($0.description))])
          })
      ),
    ])
  }

  private func json(_ candidate: OpenReason.Candidate) -> JSON {
    .object([
      ("member", .text(region.members[candidate.stint.member].id)), ("tier", .number(candidate.stint.tier)),
      ("home_minutes", .number(candidate.stint.homeMinutes)),
      ("from", .text(candidate.stint.dates.from.description)),
      ("until", .text(candidate.stint.dates.until.description)),
      ("hindrance", .text(candidate.hindrance?.rawValue)),
      ("at_work", .list(candidate.atWork.map { .text(region.vacancies[$0].id) })),
    ])
  }
}
