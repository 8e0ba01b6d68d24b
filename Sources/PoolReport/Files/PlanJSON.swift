// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel
import PoolRules

extension PlanReport {
  /// `plan.json`: placements, coverage and open work in whole; `Docs/schemas/plan.schema.json` describes it. Holds no time
  /// and no text in a language of people other than English.
  public func planJSON() -> String {
    JSONValue.object([
      ("format", .string("poolmatch-plan")),
      ("version", .int(1)),
      ("first_day", .string(region.policy.firstDay.description)),
      ("weeks", .int(region.policy.weeks)),
      ("coverage", coverageJSON),
      ("placements", .array(assignments.map(json))),
      ("open", .array(open.map(json))),
    ]).document
  }

  private var coverageJSON: JSONValue {
    let pool = coverage.pool
    return .object([
      ("total", .object(json(coverage.total))),
      ("hidden_shortage_minutes", .int(coverage.hiddenMinutes)),
      (
        "vacancies",
        .object([
          ("asked", .int(coverage.vacancies)), ("whole", .int(coverage.vacanciesWhole)),
          ("partly", .int(coverage.vacanciesPartly)),
        ])
      ),
      (
        "pool",
        .object([
          ("members", .int(pool.members)), ("members_placed", .int(pool.membersPlaced)),
          ("minutes_used", .int(pool.usedMinutes)), ("minutes_available", .int(pool.availableMinutes)),
          ("minutes_contracted", .int(pool.contractedMinutes)),
          ("minutes_contracted_used", .int(pool.contractedUsedMinutes)),
        ])
      ),
      ("one_by_one_minutes_covered", .optional(oneByOne?.total.minutesCovered)),
      (
        "by",
        .object(
          Dimension.allCases.map { dimension in
            let rows = coverage.rows[dimension] ?? []
            return (
              dimension.rawValue,
              .array(
                rows.map { .object([("key", .string($0.key)), ("name", .string($0.name))] + json($0.tally)) })
            )
          })
      ),
    ])
  }

  private func json(_ tally: Tally) -> [(String, JSONValue)] {
    [
      ("minutes_asked", .int(tally.minutesAsked)), ("minutes_covered", .int(tally.minutesCovered)),
      ("lessons_asked", .decimal(lessons(tally.minutesAsked))),
      ("lessons_covered", .decimal(lessons(tally.minutesCovered))),
      ("fte_asked", .decimal(fte(tally.weeklyAsked))), ("fte_covered", .decimal(fte(tally.weeklyCovered))),
      ("share", .decimal(share(tally))),
    ]
  }

  private func json(_ assignment: Assignment) -> JSONValue {
    let vacancy = region.vacancies[assignment.vacancy]
    return .object([
      ("group", .string(assignment.placement.group)), ("member", .string(assignment.placement.member)),
      ("from", .string(assignment.placement.dates.from.description)),
      ("until", .string(assignment.placement.dates.until.description)),
      ("state", .string(assignment.placement.state.rawValue)), ("vacancy", .string(vacancy.id)),
      ("location", .string(vacancy.location)), ("subject", .string(vacancy.subject)),
      ("level", .string(region.groups[assignment.group].level)), ("tier", .optional(assignment.tier)),
      ("minutes", .int(assignment.minutes)), ("home_minutes", .optional(assignment.homeMinutes)),
      ("travel_minutes", .optional(assignment.travelMinutes)),
    ])
  }

  private func json(_ work: OpenWork) -> JSONValue {
    let opening = rulebook.openings[work.opening]
    let (vacancy, group) = (region.vacancies[opening.vacancy], region.groups[opening.group])
    let reason = work.reason
    return .object([
      ("group", .string(group.id)), ("opening", .int(opening.number)), ("vacancy", .string(vacancy.id)),
      ("location", .string(vacancy.location)), ("subject", .string(vacancy.subject)),
      ("level", .string(group.level)), ("priority", .int(vacancy.priority)),
      ("from", .string(work.dates.from.description)), ("until", .string(work.dates.until.description)),
      ("minutes", .int(work.minutes)), ("reason", .string(reason.kind.rawValue)),
      (
        "refused_by",
        reason.refusedBy.map { counts in
          .object(counts.map { ($0.rule.rawValue, .int($0.members)) })
        } ?? .null
      ),
      ("nearest", .array(reason.nearest.map(json))),
      ("candidate_count", .int(reason.candidateCount)),
      ("candidates", .array(reason.candidates.map(json))),
    ])
  }

  private func json(_ miss: OpenReason.NearMiss) -> JSONValue {
    .object([
      ("member", .string(region.members[miss.member].id)),
      (
        "refusals",
        .array(
          miss.refusals.map {
            .object([("rule", .string($0.rule.rawValue)), ("text", .string($0.description))])
          })
      ),
    ])
  }

  private func json(_ candidate: OpenReason.Candidate) -> JSONValue {
    .object([
      ("member", .string(region.members[candidate.stint.member].id)), ("tier", .int(candidate.stint.tier)),
      ("home_minutes", .int(candidate.stint.homeMinutes)),
      ("from", .string(candidate.stint.dates.from.description)),
      ("until", .string(candidate.stint.dates.until.description)),
      ("hindrance", .optional(candidate.hindrance?.rawValue)),
      ("at_work", .strings(candidate.atWork.map { region.vacancies[$0].id })),
    ])
  }
}
