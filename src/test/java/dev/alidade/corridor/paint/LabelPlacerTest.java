package dev.alidade.corridor.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelPlacerTest {
    private static final Rectangle2D PICTURE = new Rectangle2D.Double(0, 0, 800, 600);

    @Test
    void theImportantLabelWinsTheDisputedPlace() {
        var placed = LabelPlacer.place(
                List.of(candidate(100, 100, 1, "village"), candidate(120, 105, 9, "city")), List.of(), PICTURE);
        assertThat(placed).extracting(LabelPlacer.Place::content).containsExactly("city");
    }

    @Test
    void labelsKeepClearOfObstaclesAndTheEdge() {
        var placed = LabelPlacer.place(
                List.of(
                        candidate(100, 100, 1, "on a pin"),
                        candidate(770, 100, 1, "cut"),
                        candidate(300, 300, 1, "free")),
                List.of(new Rectangle2D.Double(110, 90, 12, 20)),
                PICTURE);
        assertThat(placed).extracting(LabelPlacer.Place::content).containsExactly("free");
    }

    @Test
    void noTwoOfManyRandomLabelsOverlap() {
        var random = new Random(5);
        var candidates = new ArrayList<LabelPlacer.Candidate<String>>();
        for (int i = 0; i < 2_000; i++) {
            candidates.add(candidate(random.nextDouble(760), random.nextDouble(580), random.nextDouble(), "l" + i));
        }
        var placed = LabelPlacer.place(candidates, List.of(), PICTURE);
        assertThat(placed).hasSizeGreaterThan(50);
        for (var a : placed) {
            assertThat(placed)
                    .filteredOn(b -> !b.equals(a))
                    .noneMatch(b -> b.boxes().getFirst().intersects(a.boxes().getFirst()));
        }
    }

    private static LabelPlacer.Candidate<String> candidate(double x, double y, double priority, String text) {
        return LabelPlacer.Candidate.of(new Rectangle2D.Double(x, y, 60, 14), priority, text);
    }
}
