package dev.alidade.browser.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.browser.RelationName;
import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagramArrangerTest {
    @Test
    void whatIsReferencedStandsLeftOfWhatReferencesItAndLinesEndAtTheirColumns() {
        var plan = arranged(new Diagram(
                List.of(DiagramSamples.table("line", "note", "order_id"), DiagramSamples.table("order", "total")),
                List.of(DiagramSamples.reference("line", "order_id", "order"))));
        var line = box(plan, "line");
        var order = box(plan, "order");
        assertThat(order.right()).isLessThan(line.x());
        var spots = plan.lines().getFirst().spots();
        assertThat(spots.getFirst().x()).isEqualTo(order.right());
        assertThat(spots.getFirst().y())
                .isBetween(order.y() + TableBox.HEADER, order.y() + TableBox.HEADER + TableBox.ROW);
        assertThat(spots.getLast().x()).isEqualTo(line.x());
        assertThat(spots.getLast().y()).isEqualTo(line.y() + TableBox.HEADER + 2.5 * TableBox.ROW);
    }

    @Test
    void cyclesSelfReferencesAndLonelyTablesHaveTheirPlace() {
        var plan = arranged(new Diagram(
                List.of(
                        DiagramSamples.table("a", "b_id"),
                        DiagramSamples.table("b", "a_id"),
                        DiagramSamples.table("tree", "parent_id"),
                        DiagramSamples.table("alone"),
                        DiagramSamples.table("also alone")),
                List.of(
                        DiagramSamples.reference("a", "b_id", "b"),
                        DiagramSamples.reference("b", "a_id", "a"),
                        DiagramSamples.reference("tree", "parent_id", "tree"))));
        assertNothingOverlaps(plan);
        assertThat(plan.lines()).hasSize(3).allMatch(line -> line.spots().size() >= 2);
        assertThat(plan.neighbours(new RelationName("public", "tree"))).hasSize(1);
        assertThat(plan.neighbours(new RelationName("public", "a"))).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(DiagramDetail.class)
    void twoHundredTablesAreLaidOutWithoutOverlapInAShapeThatFitsAScreen(DiagramDetail detail) {
        var diagram = DiagramSamples.large(200);
        var started = System.nanoTime();
        var plan = new DiagramArranger().arrange(diagram, detail, new Cancellation());
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
        assertNothingOverlaps(plan);
        assertThat(plan.boxes()).hasSize(200);
        assertThat(plan.lines()).hasSameSizeAs(diagram.references());
        assertThat(plan.extent().width() / plan.extent().height()).isBetween(0.6, 3.0);
    }

    @Test
    void twoHundredTablesAroundFewOthersHaveTheShapeOfAPage() {
        var tables = new ArrayList<DiagramTable>();
        var references = new ArrayList<DiagramReference>();
        for (int i = 0; i < 200; i++) {
            tables.add(DiagramSamples.table(DiagramSamples.name(i), "hub_id", "a", "b", "c"));
            if (i > 3) {
                references.add(DiagramSamples.reference(DiagramSamples.name(i), "hub_id", DiagramSamples.name(i % 3)));
            }
        }
        var plan = new DiagramArranger()
                .arrange(new Diagram(tables, references), DiagramDetail.COLUMNS, new Cancellation());
        assertNothingOverlaps(plan);
        assertThat(plan.extent().width() / plan.extent().height()).isBetween(0.7, 3.0);
    }

    @Test
    void aMovedBoxTakesTheEndsOfItsLinesAlongAndNothingElse() {
        var before = arranged(DiagramSamples.large(12));
        var name = new RelationName("public", DiagramSamples.name(4));
        var after = before.moved(name, 900, -300);
        for (var box : before.boxes()) {
            var now = after.box(box.name()).orElseThrow();
            assertThat(now.x() - box.x()).isEqualTo(box.name().equals(name) ? 900 : 0);
        }
        assertThat(after.lines()).allSatisfy(line -> {
            assertThat(sits(line.spots().getFirst(), after, line.reference().to()))
                    .isTrue();
            assertThat(sits(line.spots().getLast(), after, line.reference().from()))
                    .isTrue();
        });
    }

    @Test
    void stopsWhenAsked() {
        var cancellation = new Cancellation();
        cancellation.request();
        assertThatThrownBy(() ->
                        new DiagramArranger().arrange(DiagramSamples.large(50), DiagramDetail.COLUMNS, cancellation))
                .isInstanceOf(AppException.class);
    }

    @Test
    void nothingToDrawIsASmallEmptyPlan() {
        var plan = arranged(new Diagram(List.of(), List.of()));
        assertThat(plan.boxes()).isEmpty();
        assertThat(plan.extent().width()).isEqualTo(1);
    }

    private static boolean sits(Spot spot, DiagramPlan plan, RelationName name) {
        var box = plan.box(name).orElseThrow();
        boolean edge = Math.abs(spot.x() - box.x()) < 0.01 || Math.abs(spot.x() - box.right()) < 0.01;
        return edge && spot.y() >= box.y() && spot.y() <= box.bottom();
    }

    private static void assertNothingOverlaps(DiagramPlan plan) {
        for (var one : plan.boxes()) {
            assertThat(plan.boxes()).noneMatch(other -> !other.name().equals(one.name()) && overlap(one, other));
        }
    }

    private static boolean overlap(TableBox one, TableBox other) {
        return one.x() < other.right()
                && other.x() < one.right()
                && one.y() < other.bottom()
                && other.y() < one.bottom();
    }

    private static TableBox box(DiagramPlan plan, String name) {
        return plan.box(new RelationName("public", name)).orElseThrow();
    }

    private static DiagramPlan arranged(Diagram diagram) {
        return new DiagramArranger().arrange(diagram, DiagramDetail.COLUMNS, new Cancellation());
    }
}
