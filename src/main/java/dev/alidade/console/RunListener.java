package dev.alidade.console;

import dev.alidade.database.Notice;
import java.util.List;

/** Hears how a run goes, on the thread that runs it. */
public interface RunListener {
    /** The next statement begins. */
    void begins(ConsoleStatement statement);

    /** It has a result with these columns. */
    void columns(List<ResultColumn> columns);

    /**
     * One row of it.
     *
     * @return false when no more are wanted
     */
    boolean row(ResultRow row);

    /** What the server said besides. */
    void notice(Notice notice);

    /** What the session has to tell: that it is a new one, that a statement runs outside the transaction. */
    void told(String text);

    /** The statement is over. */
    void ended(StatementOutcome outcome);
}
