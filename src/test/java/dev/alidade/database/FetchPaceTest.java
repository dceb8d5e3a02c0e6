package dev.alidade.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.FetchPace.Width;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FetchPaceTest {
    private static final long MEGA = 1 << 20;
    private static final long NEAR = 100_000;
    private static final long FAR = 30_000_000;

    @Test
    void rowsOfUnknownWidthComeOneByOneFromANearServer() {
        assertThat(most(Width.UNKNOWN, NEAR)).isEqualTo(1);
    }

    @Test
    void rowsOfUnknownWidthComeFewAtATimeFromAFarServer() {
        assertThat(most(Width.UNKNOWN, FAR)).isEqualTo(16);
    }

    @Test
    void rowsThatAreWantedWholeComeInSmallBatchesFromANearServerAndInLargeOnesFromAFarOne() {
        assertThat(most(Width.WHOLE, NEAR)).isEqualTo(32);
        assertThat(most(Width.WHOLE, FAR)).isEqualTo(5_000);
    }

    @Test
    void aRowOfManyMegabytesIsFollowedByOneAlone() {
        for (var width : Width.values()) {
            var pace = new FetchPace(width);
            for (int i = 0; i < 300; i++) {
                pace.step(10, FAR);
            }
            assertThat(pace.step(5 * MEGA, FAR)).hasValue(1);
        }
    }

    @Test
    void batchesOfRowsOfOneSizeHoldAboutFourMegabytes() {
        var random = new Random(4);
        for (int run = 0; run < 500; run++) {
            var width = run % 3 == 0 ? Width.CAPPED : run % 3 == 1 ? Width.WHOLE : Width.UNKNOWN;
            long size = 1 + random.nextLong(2 * MEGA);
            long trip = random.nextBoolean() ? NEAR : FAR;
            var pace = new FetchPace(width);
            int batch = width.first();
            for (int seen = 0; seen < 20_000; seen++) {
                batch = pace.step(size, trip).orElse(batch);
                assertThat(seen < width.first() ? 1 : (batch - 1) * size).isLessThanOrEqualTo(4 * MEGA);
            }
        }
    }

    /** The largest batch of many small rows. */
    private static int most(Width width, long trip) {
        var pace = new FetchPace(width);
        int batch = width.first();
        int most = batch;
        for (int i = 0; i < 50_000; i++) {
            batch = pace.step(10, i == 0 ? NEAR : trip).orElse(batch);
            most = Math.max(most, batch);
        }
        return most;
    }
}
