package dev.alidade.change;

import java.util.List;
import java.util.stream.Stream;

/**
 * What it takes to bring columns into their old order: tables are locked against everybody, readers too, and written
 * anew with all their indexes while the old ones are still there.
 *
 * @param tables whose columns would stand in another order otherwise
 * @param madeAnew what only hangs on them and goes and comes back unchanged, as a person writes it
 * @param obstacles why it cannot be done, in sentences; empty when it can
 */
public record RebuildPlan(List<Cost> tables, List<String> madeAnew, List<String> obstacles) {
    public RebuildPlan {
        tables = List.copyOf(tables);
        madeAnew = List.copyOf(madeAnew);
        obstacles = List.copyOf(obstacles);
    }

    /**
     * One table.
     *
     * @param name as a person writes it
     * @param rows estimated
     * @param bytes of the table with its indexes and its large values, which will be needed twice
     */
    public record Cost(String name, long rows, long bytes) {}

    /** Both together; a table that is in both is written twice. */
    public RebuildPlan and(RebuildPlan other) {
        return new RebuildPlan(
                Stream.concat(tables.stream(), other.tables.stream()).toList(),
                Stream.concat(madeAnew.stream(), other.madeAnew.stream())
                        .distinct()
                        .toList(),
                Stream.concat(obstacles.stream(), other.obstacles.stream())
                        .distinct()
                        .toList());
    }

    /** Whether it can be done, as far as can be told. */
    public boolean isPossible() {
        return obstacles.isEmpty();
    }

    /** Of all tables, estimated. */
    public long rows() {
        return tables.stream().mapToLong(Cost::rows).sum();
    }

    /** Of all tables with their indexes. */
    public long bytes() {
        return tables.stream().mapToLong(Cost::bytes).sum();
    }
}
