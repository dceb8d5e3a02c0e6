package dev.alidade.catalog;

import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rows of all system catalogs counted, for sessions whose counters cannot be trusted: whoever may switch {@code
 * track_counts} off writes unseen by {@link CatalogGuard}. Reads every catalog as a whole, so costs some milliseconds.
 *
 * @param since the transaction's number from which rows count as new
 * @param old rows written before that, by catalog; any that is written or deleted makes fewer of them
 * @param marks of the catalogs that no snapshot covers; any difference makes another one
 */
public record CatalogRowCount(long since, Map<String, Long> old, Map<String, String> marks) {
    public CatalogRowCount {
        old = Map.copyOf(old);
        marks = Map.copyOf(marks);
    }

    /**
     * Counts what the session may read.
     *
     * @param snapshot taken in the session's transaction; what was written since counts as new
     */
    public static CatalogRowCount read(Session session, CatalogSnapshot snapshot) {
        var moment = Objects.requireNonNull(snapshot.origin().moment(), "a snapshot of this transaction");
        return read(session, Long.parseLong(moment.split(":", -1)[1]));
    }

    /** The same catalogs again. */
    public CatalogRowCount again(Session session) {
        return read(session, since);
    }

    private static CatalogRowCount read(Session session, long since) {
        var catalogs = session.list(CatalogQuery.READABLE_CATALOGS, Parameters.none(), row -> row.text("catalog"));
        var old = new HashMap<String, Long>();
        var marks = new HashMap<String, String>();
        session.each(sql(catalogs), Parameters.of("since", since), 0, row -> {
            var catalog = row.text("catalog");
            old.put(catalog, row.bigint("old"));
            var mark = row.textOrNull("mark");
            if (mark != null) {
                marks.put(catalog, mark);
            }
        });
        return new CatalogRowCount(since, old, marks);
    }

    private static String sql(List<String> catalogs) {
        // how long ago that was is asked once, not for every row
        return catalogs.stream()
                .map(catalog -> """
                        select '%s' as catalog, pg_catalog.count(*) filter (where pg_catalog.age(c.xmin)
                            > (select t.age from t)) as old, %s as mark
                        from pg_catalog.%s c""".formatted(catalog, mark(catalog), Identifiers.quote(catalog)))
                .collect(Collectors.joining(
                        "\nunion all\n",
                        "with t as materialized (select pg_catalog.age((:since::bigint % 4294967296)::text::xid) as age)\n",
                        ""));
    }

    private static String mark(String catalog) {
        return CatalogCoverage.of("pg_catalog." + catalog) == CatalogCoverage.UNKNOWN
                ? "pg_catalog.concat_ws(' ', pg_catalog.count(*), pg_catalog.sum("
                        + "pg_catalog.hashtextextended(c.xmin::text || c.ctid::text, 0)))"
                : "null";
    }

    /** Whether any row that was there is otherwise or gone. */
    public boolean hasLost(CatalogRowCount later) {
        return old.entrySet().stream().anyMatch(entry -> later.old.getOrDefault(entry.getKey(), 0L) < entry.getValue());
    }

    /** Catalogs that no snapshot covers and that differ, qualified, sorted. */
    public List<String> uncovered(CatalogRowCount later) {
        var catalogs = new TreeSet<>(marks.keySet());
        catalogs.addAll(later.marks.keySet());
        return catalogs.stream()
                .filter(catalog -> !Objects.equals(marks.get(catalog), later.marks.get(catalog)))
                .map(catalog -> "pg_catalog." + catalog)
                .toList();
    }

    /** All that were counted, qualified. */
    public List<String> catalogs() {
        return old.keySet().stream()
                .map(catalog -> "pg_catalog." + catalog)
                .sorted()
                .toList();
    }
}
