package dev.alidade.catalog;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Watches which system catalogs a transaction writes to, so that nothing outside of what a snapshot covers is ever
 * called reversible. Works for any role; costs one look at counters.
 *
 * @param before rows written so far, by catalog
 */
public record CatalogGuard(Map<String, Long> before) {
    public CatalogGuard {
        before = Map.copyOf(before);
    }

    /** Where the transaction stands now. */
    public static CatalogGuard begin(Session session) {
        return new CatalogGuard(counts(session));
    }

    /**
     * System catalogs that were written to since {@link #begin} in the same transaction and that no snapshot covers,
     * e.g. {@code pg_catalog.pg_authid}, sorted; empty when a comparison of snapshots tells everything. What was rolled
     * back to a savepoint counts, too.
     */
    public List<String> uncovered(Session session) {
        var touched = new TreeSet<String>();
        counts(session).forEach((catalog, rows) -> {
            if (rows > before.getOrDefault(catalog, 0L)) {
                touched.add(catalog);
            }
        });
        boolean extensions = touched.contains("pg_catalog.pg_extension");
        touched.removeIf(catalog -> {
            var coverage = CatalogCoverage.of(catalog);
            return coverage == CatalogCoverage.COVERED
                    || coverage == CatalogCoverage.HARMLESS
                    || (coverage == CatalogCoverage.EXTENSION && extensions);
        });
        if (extensions) {
            touched.addAll(loose(session));
        }
        return List.copyOf(touched);
    }

    /** Written here, and no member of an extension. */
    private static List<String> loose(Session session) {
        return session.list(CatalogQuery.OWN_TRANSACTION, Parameters.none(), row -> row.bigintOrNull("number")).stream()
                .flatMap(
                        number -> session
                                .list(
                                        CatalogQuery.LOOSE_ROWS,
                                        Parameters.of("since", number),
                                        row -> row.text("catalog"))
                                .stream())
                .map(catalog -> catalog.startsWith("pg_catalog.") ? catalog : "pg_catalog." + catalog)
                .toList();
    }

    private static Map<String, Long> counts(Session session) {
        var counts = new HashMap<String, Long>();
        session.each(
                CatalogQuery.TOUCHED_CATALOGS,
                Parameters.none(),
                0,
                row -> counts.put(row.text("catalog"), row.bigint("rows")));
        return counts;
    }
}
