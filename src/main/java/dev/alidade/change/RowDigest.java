package dev.alidade.change;

import dev.alidade.catalog.ObjectKind;
import dev.alidade.catalog.TableRebuild;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All rows of a table in a few figures that do not depend on their order: how many, and the sums of two independent
 * hashes of each row's values as text. Rows that are there twice count twice.
 *
 * @param rows how many
 * @param sums of the hashes
 * @param counters of the table's sequences: the last value and whether it was given out
 */
record RowDigest(long rows, List<String> sums, List<String> counters) {
    RowDigest {
        sums = List.copyOf(sums);
        counters = List.copyOf(counters);
    }

    /** Under which a value's text tells it from every other value of its type. */
    private static final String PINNED = """
            savepoint alidade_digest;
            set local row_security = off; set local search_path to ''; set local datestyle = 'ISO, YMD';
            set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local extra_float_digits = 3;
            set local bytea_output = 'hex'
            """;

    /**
     * Reads the whole table, as its owner or a superuser; policies do not hide rows from it.
     *
     * @throws dev.alidade.error.AppException when rows would be hidden all the same
     */
    static RowDigest of(Session session, TableRebuild.Table table) {
        session.execute(PINNED);
        if (table.id().kind() == ObjectKind.TABLE) {
            session.execute("alter table " + table.sql() + " no force row level security");
        }
        var row = table.columns().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
        var text = "(row(" + row + ")::pg_catalog.text collate \"C\"";
        var sums = new ArrayList<String>();
        var rows = new ArrayList<Long>();
        session.each(
                "select pg_catalog.count(*) as rows,"
                        + " pg_catalog.sum(pg_catalog.hashtextextended" + text + ", 0))::pg_catalog.text as first_sum,"
                        + " pg_catalog.sum(pg_catalog.hashtextextended" + text
                        + ", 4711))::pg_catalog.text as second_sum"
                        + " from only " + table.sql(),
                Parameters.none(),
                0,
                found -> {
                    rows.add(found.bigint("rows"));
                    sums.add(String.valueOf(found.textOrNull("first_sum")));
                    sums.add(String.valueOf(found.textOrNull("second_sum")));
                });
        var counters = new ArrayList<String>();
        for (var sequence : table.sequences()) {
            session.each(
                    "select last_value, is_called from "
                            + Identifiers.qualified(String.valueOf(sequence.schema()), sequence.name()),
                    Parameters.none(),
                    0,
                    found -> counters.add(found.bigint("last_value") + " " + found.bool("is_called")));
        }
        session.execute("rollback to savepoint alidade_digest; release savepoint alidade_digest");
        return new RowDigest(rows.getFirst(), sums, counters);
    }
}
