package dev.alidade.corridor.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alidade.corridor.table.Corridor;
import dev.alidade.corridor.table.HeldTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class ConvoyTest {
    private static final Instant FROM = Instant.parse("2025-09-08T10:00:00Z");
    private static final Instant TO = Instant.parse("2025-09-08T10:10:00Z");

    /** North for two parts, then east for one, at 60 degrees, where a degree of longitude is half as long. */
    private static Corridor corridor(@Nullable Instant end) {
        var line = new GeometryFactory().createLineString(new Coordinate[] {
            new Coordinate(10, 60), new Coordinate(10, 60.002), new Coordinate(10.002, 60.002)
        });
        var held = new HeldTime(FROM, end);
        return new Corridor(List.of("1"), "one", "active", "", line, 50, FROM, held, held, Map.of());
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 60", "200, 10, 60.001", "400, 10, 60.002", "500, 10.001, 60.002"})
    void drivesEvenlyAlongTheLine(long seconds, double longitude, double latitude) {
        var place = Convoy.at(corridor(TO), FROM.plusSeconds(seconds)).orElseThrow();
        assertThat(place.getX()).isCloseTo(longitude, within(1e-6));
        assertThat(place.getY()).isCloseTo(latitude, within(1e-6));
    }

    @Test
    void isNowhereBeforeAndAfterOrWhenNobodyKnowsTheEnd() {
        assertThat(Convoy.at(corridor(TO), FROM.minusSeconds(1))).isEmpty();
        assertThat(Convoy.at(corridor(TO), TO)).isEmpty();
        assertThat(Convoy.at(corridor(null), FROM.plusSeconds(1))).isEmpty();
    }
}
