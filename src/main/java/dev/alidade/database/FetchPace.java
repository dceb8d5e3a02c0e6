package dev.alidade.database;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How many rows of a result come at once: about four megabytes, however wide they are. Nothing tells how large the next row
 * will be; where it may be large, fewer come unseen from a server that answers at once than from one that is far away.
 */
final class FetchPace {
    private static final long BATCH_BYTES = 4L << 20;
    private static final long NEAR = Duration.ofMillis(2).toNanos();

    /** Round trips until it is known how far the server is. */
    private static final int TRIPS = 4;

    /** What is known of rows before they come. */
    enum Width {
        /** No value is larger than what is shown of it. */
        CAPPED(64, 5_000, 5_000),
        /** Values are wanted whole, and most are small. */
        WHOLE(8, 32, 5_000),
        /** Each may be large, and no more than its beginning is wanted. */
        UNKNOWN(1, 1, 16);

        private final int first;
        private final int near;
        private final int far;

        Width(int first, int near, int far) {
            this.first = first;
            this.near = near;
            this.far = far;
        }

        /** How many may come at once before any was seen. */
        int first() {
            return first;
        }
    }

    private final Width width;
    private long bytes;
    private long largest;
    private long quickest = Long.MAX_VALUE;
    private long rows;
    private long next;
    private int batch;

    FetchPace(Width width) {
        this.width = width;
        batch = width.first;
        next = width.near == width.far ? width.first / 2 : (long) width.first * TRIPS;
    }

    /**
     * A row has come.
     *
     * @param size of the row, in bytes
     * @param nanos how long it was waited for
     * @return how many rows may come at once from now on; empty where that stays as it is
     */
    OptionalInt step(long size, long nanos) {
        boolean isLarge = size > Math.max(largest, BATCH_BYTES / width.far);
        largest = Math.max(largest, size);
        bytes += size;
        if (rows > 0 && rows % width.first == 0 && rows < (long) width.first * TRIPS) {
            quickest = Math.min(quickest, nanos); // the first ones came with the answer
        }
        rows++;
        if (rows == next) {
            next *= 2;
            long trusted = quickest <= NEAR ? width.near : width.far;
            long most = width == Width.CAPPED ? trusted : Math.min(trusted, Math.max(width.first, rows));
            batch = (int) Math.clamp(BATCH_BYTES / expected(), 1, most);
        } else if (isLarge) {
            batch = Math.clamp(BATCH_BYTES / largest, 1, batch);
        } else {
            return OptionalInt.empty();
        }
        return OptionalInt.of(batch);
    }

    private long expected() {
        return Math.max(1, width == Width.UNKNOWN ? largest : bytes / rows);
    }
}
