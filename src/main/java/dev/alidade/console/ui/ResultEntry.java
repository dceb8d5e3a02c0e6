package dev.alidade.console.ui;

import dev.alidade.console.Plan;
import dev.alidade.console.ResultColumn;
import dev.alidade.console.ResultRow;
import dev.alidade.console.Timing;
import java.util.List;

/** One tab of results. */
sealed interface ResultEntry {
    /** The statement that it came of. */
    String sql();

    /**
     * Rows.
     *
     * @param more whether the server has more
     */
    record Grid(String sql, List<ResultColumn> columns, List<ResultRow> rows, boolean more, Timing timing)
            implements ResultEntry {}

    /** How the server would run or ran it. */
    record Planned(String sql, Plan plan) implements ResultEntry {}
}
