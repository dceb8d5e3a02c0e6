package dev.alidade.browser.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.browser.ColumnFamily;
import dev.alidade.browser.RelationColumn;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneChoiceTest {
    private static final RelationColumn MOMENT = column("timestamptz");

    @TempDir
    private Path settings;

    @ParameterizedTest
    @CsvSource({
        "2026-03-29 01:30:00+01, Europe/Berlin, 2026-03-29 01:30:00 +01:00",
        "2026-03-29 01:30:00.25+00, Europe/Berlin, 2026-03-29 03:30:00.25 +02:00",
        "2026-07-01 12:00:00+05:30, UTC, 2026-07-01 06:30:00 +00:00",
        "2026-07-01 12:00:00+00, America/St_Johns, 2026-07-01 09:30:00 -02:30",
        "infinity, UTC, infinity",
        "0044-03-15 12:00:00+00 BC, UTC, 0044-03-15 12:00:00+00 BC",
        "2026-07-01 12:00:00+05:30, '', 2026-07-01 12:00:00+05:30"
    })
    void showsAMomentOnTheChosenClock(String sent, String zone, String shown) {
        var choice = new ZoneChoice();
        choice.zoneProperty().set(zone);
        assertThat(choice.shown(MOMENT, sent)).isEqualTo(shown);
    }

    @Test
    void leavesWhatHasNoZoneAlone() {
        var choice = new ZoneChoice();
        choice.zoneProperty().set("Asia/Tokyo");
        assertThat(choice.shown(column("timestamp"), "2026-07-01 12:00:00")).isEqualTo("2026-07-01 12:00:00");
        assertThat(choice.shown(column("time"), "12:00:00")).isEqualTo("12:00:00");
    }

    @Test
    void isKeptForEachProfile() {
        var choice = new ZoneChoice();
        choice.remember(settings, "work");
        choice.zoneProperty().set("Asia/Tokyo");
        var other = new ZoneChoice();
        other.remember(settings, "home");
        other.zoneProperty().set("UTC");
        var again = new ZoneChoice();
        again.remember(settings, "work");
        assertThat(again.zoneProperty().get()).isEqualTo("Asia/Tokyo");
    }

    private static RelationColumn column(String type) {
        return new RelationColumn(
                "at", type, ColumnFamily.TIME, type, "pg_catalog", false, false, null, false, null, null, true, true);
    }
}
