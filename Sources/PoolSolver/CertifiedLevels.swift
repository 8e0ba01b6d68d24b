// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

extension EngineAnswer {
  /// The levels of a certificate: of each goal the prices that its engine found, or else those that need no search.
  ///
  /// Their bounds can be weaker than the engine's, which may come from an integer program. `reached` is what each goal
  /// reached in the end; `limit` is kept from the start.
  func certifiedLevels(
    of problem: Problem, _ levels: [(level: GoalLevel, objective: Objective)], within limit: Kept?,
    reached: [Int]
  ) -> [Certificate.Level] {
    var kept: [Kept] = limit.map { [$0] } ?? []
    var areProven = true
    return levels.indices.map { place in
      let (level, objective) = levels[place]
      var proof = self.levels[place].proof ?? PriceProof(scale: 1, unit: 1, nodes: [])
      let found = proof.bound(objective, keeping: kept)
      if proof.nodes.isEmpty || objective.prefers(found, to: objective.bound(without: problem)) {
        proof.nodes.append(.leaf(PriceProof.step(without: problem, objective, scale: proof.scale)))
      }
      let bound = proof.bound(objective, keeping: kept)
      // A later goal that gives up less of this one than it could may make an earlier plan's value unreachable.
      areProven = areProven && !objective.prefers(reached[place], to: bound)
      let value = objective.kept(reached[place], tolerancePerMille: level.tolerancePerMille)
      kept.keep(objective, value)
      return Certificate.Level(
        level.goal, reached: reached[place], kept: value,
        proof: areProven
          ? Certificate.Proof(
            bound: bound, scale: proof.scale, unit: proof.unit, nodes: proof.nodes.map(\.named))
          : nil)
    }
  }
}
