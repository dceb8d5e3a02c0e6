package dev.alidade.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How many rows of a result come at once: about four megabytes, however wide they are. */
final class FetchPace {
    /** Before anything is known of them. */
    static final int FIRST = 64;

    private static final long BATCH_BYTES = 4L << 20;
    private static final int MOST = 5_000;

    private final ResultSet result;
    private long bytes;
    private long rows;
    private long next = FIRST / 2;

    FetchPace(ResultSet result) {
        this.result = result;
    }

    void step(JdbcRow row) throws SQLException {
        rows++;
        bytes += row.bytesRead();
        if (rows == next) {
            next *= 2;
            result.setFetchSize(Math.clamp(BATCH_BYTES / Math.max(1, bytes / rows), 1, MOST));
        }
    }
}
