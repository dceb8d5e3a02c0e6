package dev.alidade.corridor.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.table.Corridor;
import dev.alidade.corridor.table.CorridorColumn;
import dev.alidade.corridor.table.CorridorTable;
import dev.alidade.corridor.table.HeldTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusAtTest {
    private static final Instant NOON = Instant.parse("2025-09-01T12:00:00Z");

    /** Planned at noon, activated five minutes later, held for ten. */
    @ParameterizedTest
    @CsvSource({
        "completed, -1, ''",
        "completed, 0, planning",
        "completed, 5, active",
        "completed, 14, active",
        "completed, 15, completed",
        "completed, 20, ''",
        "clearing, 4, clearing",
        "clearing, 6, clearing",
        "clearing, 16, ''",
        "cancelled, 6, cancelled"
    })
    void aRowTellsHowItStood(String recorded, int minute, String expected) {
        var held = new HeldTime(NOON.plusSeconds(300), NOON.plusSeconds(900));
        var corridor = corridor(recorded, held, new HeldTime(NOON, NOON.plusSeconds(900)));
        assertThat(status().of(corridor, NOON.plus(Duration.ofMinutes(minute))).orElse(""))
                .isEqualTo(expected);
    }

    @Test
    void oneThatWasCancelledBeforeItBeganIsShownAsThat() {
        var corridor = corridor("cancelled", null, new HeldTime(NOON, NOON.plusSeconds(600)));
        assertThat(status().of(corridor, NOON.plusSeconds(60))).contains("cancelled");
        assertThat(status().of(corridor, NOON.plusSeconds(600))).isEmpty();
    }

    @Test
    void aTimelineCountsWhatIsHeldAndStepsFromBeginningToBeginning() {
        var line = Timeline.of(List.of(
                        corridor("completed", new HeldTime(NOON, NOON.plusSeconds(100)), null),
                        corridor("completed", new HeldTime(NOON.plusSeconds(50), NOON.plusSeconds(1_000)), null),
                        corridor("planning", null, null)))
                .orElseThrow();
        assertThat(line.from()).isEqualTo(NOON);
        assertThat(line.to()).isEqualTo(NOON.plusSeconds(1_000));
        assertThat(line.histogram(10)).containsExactly(2, 2, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(line.heldAt(NOON.plusSeconds(99))).isEqualTo(2);
        assertThat(line.heldAt(NOON.plusSeconds(100))).isEqualTo(1);
        assertThat(line.nextBeginning(NOON)).isEqualTo(NOON.plusSeconds(50));
        assertThat(line.nextBeginning(NOON.plusSeconds(50))).isEqualTo(line.to());
        assertThat(line.previousBeginning(NOON.plusSeconds(50))).isEqualTo(NOON);
        assertThat(line.at(line.share(NOON.plusSeconds(250)))).isEqualTo(NOON.plusSeconds(250));
        assertThat(Timeline.of(List.of(corridor("planning", null, null)))).isEmpty();
    }

    private static StatusAt status() {
        var words = List.of("planning", "activating", "active", "clearing", "completed", "cancelled");
        return new StatusAt(new CorridorTable(
                dev.alidade.corridor.CorridorFixture.layer(new LayerId("public", "ways", "path"), LayerRole.CORRIDOR),
                List.of(new CorridorColumn("status", "enum", true, true, words)),
                new CorridorTable.Clock("created_at", "activated_at", "completed_at", null),
                null,
                List.of(),
                List.of()));
    }

    private static Corridor corridor(String status, @Nullable HeldTime held, @Nullable HeldTime shown) {
        return new Corridor(List.of("1"), "one", status, "", null, 50, null, held, shown, Map.of());
    }
}
