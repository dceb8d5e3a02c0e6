package dev.alidade.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanComparisonTest {
    private static final int CASES = 2_000;

    private static final Plan SLOW = plan("""
            {"Node Type": "Sort", "Actual Total Time": 100, "Actual Loops": 1, "Actual Rows": 5, "Plans": [
              {"Node Type": "Hash Join", "Actual Total Time": 98, "Actual Loops": 1, "Actual Rows": 5, "Plans": [
                {"Node Type": "Seq Scan", "Relation Name": "reading", "Actual Total Time": 90, "Actual Loops": 1, "Actual Rows": 9},
                {"Node Type": "Seq Scan", "Relation Name": "vehicle", "Actual Total Time": 3, "Actual Loops": 1, "Actual Rows": 7}]}]}
            """);
    private static final Plan FAST = plan("""
            {"Node Type": "Nested Loop", "Actual Total Time": 6, "Actual Loops": 1, "Actual Rows": 5, "Plans": [
              {"Node Type": "Index Scan", "Relation Name": "reading", "Index Name": "i", "Actual Total Time": 2, "Actual Loops": 1, "Actual Rows": 9},
              {"Node Type": "Seq Scan", "Relation Name": "vehicle", "Actual Total Time": 3, "Actual Loops": 1, "Actual Rows": 7}]}
            """);

    @Test
    void pairsStepsThatDoTheSameWorkAndTellsTheBiggestChangeFirst() {
        var changes = PlanComparison.of(SLOW, FAST).changes();

        assertThat(changes)
                .extracting(PlanComparisonTest::names)
                .containsExactly(
                        "Seq Scan reading > Index Scan reading · i",
                        "Hash Join  > Nested Loop ",
                        "Sort  > -",
                        "Seq Scan vehicle > Seq Scan vehicle");
        assertThat(changes.getFirst().difference()).isEqualTo(-88, within(0.001));
        assertThat(changes.getFirst().rowsAfter()).isEqualTo(9);
        assertThat(changes.get(2).rowsAfter()).isEqualTo(-1);
    }

    @Test
    void laysStepsBelowTheOnesTheyServeAsWideAsTheirTime() {
        var flames = Flame.of(SLOW);

        assertThat(flames).extracting(Flame::depth).containsExactly(0, 1, 2, 2);
        assertThat(flames.get(2).width()).isEqualTo(0.9, within(0.001));
        assertThat(flames.get(3).from()).isEqualTo(0.9, within(0.001));
    }

    /** Over {@value #CASES} random pairs of plans. */
    @Test
    void everyStepIsInOneChangeAndNoFlameReachesBeyondItsParent() {
        var random = new Random(7);
        for (int i = 0; i < CASES; i++) {
            var before = plan(node(random, 3));
            var after = plan(node(random, 3));
            var changes = PlanComparison.of(before, after).changes();
            assertThat(changes.stream().filter(c -> c.before() != null).map(PlanChange::before))
                    .containsExactlyInAnyOrderElementsOf(before.root().all().toList());
            assertThat(changes.stream().filter(c -> c.after() != null).map(PlanChange::after))
                    .containsExactlyInAnyOrderElementsOf(after.root().all().toList());
            var flames = Flame.of(before);
            for (var flame : flames) {
                var below = flames.stream()
                        .filter(f -> flame.node().children().contains(f.node()))
                        .toList();
                assertThat(below)
                        .allMatch(f -> f.from() >= flame.from() - 1e-9
                                && f.from() + f.width() <= flame.from() + flame.width() + 1e-9);
            }
        }
    }

    private static String node(Random random, int depth) {
        var below = new ArrayList<String>();
        for (int i = random.nextInt(3); i > 0 && depth > 0; i--) {
            below.add(node(random, depth - 1));
        }
        var type = List.of("Seq Scan", "Index Scan", "Hash Join", "Sort", "Aggregate", "Result")
                .get(random.nextInt(6));
        return String.format(
                Locale.ROOT,
                "{\"Node Type\": \"%s\", \"Relation Name\": \"t%d\", \"Actual Total Time\": %f, \"Actual Loops\": %d,"
                        + " \"Actual Rows\": 1, \"Plans\": [%s]}",
                type,
                random.nextInt(3),
                random.nextDouble() * 10,
                random.nextInt(3),
                String.join(",", below));
    }

    private static String names(PlanChange change) {
        var before = change.before();
        var after = change.after();
        return (before == null ? "-" : before.title() + " " + before.target()) + " > "
                + (after == null ? "-" : after.title() + " " + after.target());
    }

    private static Plan plan(String root) {
        return Plan.of("[{\"Plan\": " + root + ", \"Execution Time\": 100}]");
    }
}
