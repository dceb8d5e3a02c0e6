package dev.alidade.database;

import java.time.Duration;
import java.util.List;

/** Takes what a {@link DedicatedSession} brings, in this order, on the thread that runs the statement. */
public interface ResultReceiver {
    /**
     * The server has begun to answer.
     *
     * @param server from sending the statement to the first answer
     */
    default void answered(Duration server) {}

    /** The statement has a result with these columns; called before the first row, also when there is none. */
    void columns(List<Row.Column> columns);

    /**
     * One row.
     *
     * @return false when no more are wanted
     */
    boolean row(Row row);

    /** How many rows the statement changed, where it has such a number. */
    void count(long rows);

    /** What the server said besides; after the rows, also when the statement failed. */
    void notice(Notice notice);
}
