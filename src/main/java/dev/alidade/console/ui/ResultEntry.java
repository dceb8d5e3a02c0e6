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
            implements ResultEntry {
        /** The same result with these rows. */
        Grid with(List<ResultRow> now) {
            return new Grid(sql, columns, List.copyOf(now), more, timing);
        }
    }

    /** A result drawn. */
    record Charted(Grid grid) implements ResultEntry {
        @Override
        public String sql() {
            return grid.sql();
        }
    }

    /** How the server would run or ran it. */
    record Planned(KeptPlan kept) implements ResultEntry {
        @Override
        public String sql() {
            return kept.sql();
        }

        Plan plan() {
            return kept.plan();
        }
    }

    /** Two plans beside each other. */
    record Compared(KeptPlan before, KeptPlan after) implements ResultEntry {
        @Override
        public String sql() {
            return after.sql();
        }
    }
}
