// SPDX-License-Identifier: GPL-3.0-or-later
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The heuristic peer: one choice or none for each opening, by Timefold's local search as it comes. */
public class TimefoldPeer {
    /** What a choice adds to a row that adds up. */
    public record Load(Row row, long amount) {}

    /** That a choice makes somebody, or a place, present in a row that counts. */
    public record Presence(Row row, int key) {}

    public record Row(int number, long most) {}

    public record Choice(String name, long value, List<Load> loads, List<Presence> presences) {}

    @PlanningEntity
    public static class Opening {
        @PlanningId public String id;
        @ValueRangeProvider(id = "choices") public List<Choice> choices = new ArrayList<>();
        @PlanningVariable(valueRangeProviderRefs = "choices", allowsUnassigned = true) public Choice choice;

        public Opening() {}

        List<Load> loads() { return choice.loads(); }

        List<Presence> presences() { return choice.presences(); }
    }

    @PlanningSolution
    public static class Week {
        @PlanningEntityCollectionProperty public List<Opening> openings = new ArrayList<>();
        @PlanningScore public HardSoftLongScore score;

        public Week() {}
    }

    public static class Rules implements ConstraintProvider {
        @Override
        public Constraint[] defineConstraints(ConstraintFactory factory) {
            return new Constraint[] {
                factory.forEach(Opening.class).flattenLast(Opening::loads)
                    .groupBy(Load::row, ConstraintCollectors.sumLong(Load::amount))
                    .filter((row, sum) -> sum > row.most())
                    .penalizeLong(HardSoftLongScore.ONE_HARD, (row, sum) -> sum - row.most())
                    .asConstraint("limits"),
                factory.forEach(Opening.class).flattenLast(Opening::presences)
                    .groupBy(Presence::row, ConstraintCollectors.countDistinct(Presence::key))
                    .filter((row, count) -> count > row.most())
                    .penalizeLong(HardSoftLongScore.ONE_HARD, (row, count) -> count - row.most())
                    .asConstraint("presence"),
                factory.forEach(Opening.class)
                    .rewardLong(HardSoftLongScore.ONE_SOFT, opening -> opening.choice.value())
                    .asConstraint("value"),
            };
        }
    }

    static Week read(Path path) throws Exception {
        Map<String, Opening> openings = new LinkedHashMap<>();
        Map<Integer, Row> rows = new LinkedHashMap<>();
        Choice last = null;
        for (String line : Files.readAllLines(path)) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "limit", "places" -> {
                    int number = Integer.parseInt(words[1]);
                    rows.put(number, new Row(number, Long.parseLong(words[2])));
                }
                case "choice" -> {
                    last = new Choice(words[2], Long.parseLong(words[3]), new ArrayList<>(), new ArrayList<>());
                    Opening opening = openings.computeIfAbsent(words[1], id -> new Opening());
                    opening.id = words[1];
                    opening.choices.add(last);
                }
                case "load" -> last.loads().add(
                    new Load(rows.get(Integer.parseInt(words[1])), Long.parseLong(words[2])));
                case "present" -> last.presences().add(
                    new Presence(rows.get(Integer.parseInt(words[1])), Integer.parseInt(words[2])));
                default -> throw new IllegalArgumentException(line);
            }
        }
        Week week = new Week();
        week.openings.addAll(openings.values());
        return week;
    }

    public static void main(String[] arguments) throws Exception {
        Week week = read(Path.of(arguments[0]));
        Duration limit = Duration.ofMillis((long) (1000 * Double.parseDouble(arguments[1])));
        SolverConfig config = new SolverConfig().withEnvironmentMode(EnvironmentMode.NO_ASSERT)
            .withSolutionClass(Week.class).withEntityClasses(Opening.class)
            .withConstraintProviderClass(Rules.class).withTerminationSpentLimit(limit);
        var solver = SolverFactory.<Week>create(config).buildSolver();
        long began = System.nanoTime();
        solver.addEventListener(event -> {
            HardSoftLongScore score = (HardSoftLongScore) event.getNewBestScore();
            if (score.isFeasible()) {
                System.out.printf("best %.3f %d%n", (System.nanoTime() - began) / 1e9, score.softScore());
            }
        });
        Week best = solver.solve(week);
        if (best.score.isFeasible()) {
            best.openings.stream().filter(opening -> opening.choice != null)
                .forEach(opening -> System.out.println("taken " + opening.choice.name()));
        }
    }
}
