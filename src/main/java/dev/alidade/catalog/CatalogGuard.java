package dev.alidade.catalog;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.database.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches which system catalogs a transaction writes to, so that nothing outside of what a snapshot covers is ever
 * called reversible. Works for any role; costs one look at counters.
 *
 * @param before rows written so far, by catalog
 * @param transaction the transaction's number; null while it had written nothing
 */
public record CatalogGuard(
        Map<String, Writes> before, @Nullable Long transaction) {
    public CatalogGuard {
        before = Map.copyOf(before);
    }

    /**
     * Rows of one catalog.
     *
     * @param rows inserted, updated and deleted
     * @param deleted of these
     */
    public record Writes(long rows, long deleted) {
        private static final Writes NONE = new Writes(0, 0);
    }

    /**
     * What was written since a guard began.
     *
     * @param catalogs qualified, e.g. {@code pg_catalog.pg_authid}, sorted; what was rolled back to a savepoint counts, too
     * @param deletes whether rows of any of them were deleted
     * @param transaction the transaction's number; null while it has written nothing
     */
    public record Touched(
            List<String> catalogs,
            boolean deletes,
            @Nullable Long transaction) {
        public Touched {
            catalogs = List.copyOf(catalogs);
        }
    }

    /** Where the transaction stands now. */
    public static CatalogGuard begin(Session session) {
        var together = session.together();
        var guard = begin(together);
        together.run();
        return guard.get();
    }

    /** The same with other questions; there once they have been sent. */
    public static Supplier<CatalogGuard> begin(Together together) {
        var counts = new HashMap<String, Writes>();
        var number = new @Nullable Long[1];
        together.each(CatalogQuery.TOUCHED_CATALOGS, Parameters.none(), row -> {
            if (row.text("catalog").isEmpty()) {
                number[0] = row.bigintOrNull("rows");
            } else {
                counts.put(row.text("catalog"), new Writes(row.bigint("rows"), row.bigint("deleted")));
            }
        });
        return () -> new CatalogGuard(counts, number[0]);
    }

    /** Whether the transaction had written anything, to tables of users, too. */
    public boolean hadWritten() {
        return transaction != null;
    }

    /** What was written since, in the same transaction. */
    public Touched touched(Session session) {
        return touched(begin(session));
    }

    /**
     * What was written between two moments of a transaction.
     *
     * @param now begun later than this one
     */
    public Touched touched(CatalogGuard now) {
        var catalogs = new TreeSet<String>();
        boolean deletes = false;
        for (var entry : now.before.entrySet()) {
            var was = before.getOrDefault(entry.getKey(), Writes.NONE);
            if (entry.getValue().rows() > was.rows()) {
                catalogs.add(entry.getKey());
            }
            deletes |= entry.getValue().deleted() > was.deleted();
        }
        return new Touched(List.copyOf(catalogs), deletes, now.transaction);
    }

    /**
     * System catalogs that were written to since {@link #begin} in the same transaction and that no snapshot covers,
     * e.g. {@code pg_catalog.pg_authid}, sorted; empty when a comparison of snapshots tells everything. What was rolled
     * back to a savepoint counts, too.
     */
    public List<String> uncovered(Session session) {
        return uncovered(session, touched(session));
    }

    /** The same of what is known to have been written. */
    public static List<String> uncovered(Session session, Touched written) {
        var touched = new TreeSet<>(written.catalogs());
        boolean extensions = touched.contains("pg_catalog.pg_extension");
        touched.removeIf(catalog -> {
            var coverage = CatalogCoverage.of(catalog);
            return coverage == CatalogCoverage.COVERED
                    || coverage == CatalogCoverage.HARMLESS
                    || (coverage == CatalogCoverage.EXTENSION && extensions);
        });
        var number = written.transaction();
        if (extensions && number != null) {
            touched.addAll(loose(session, number));
        }
        return List.copyOf(touched);
    }

    /** Written here, and no member of an extension. */
    private static List<String> loose(Session session, long transaction) {
        return session
                .list(CatalogQuery.LOOSE_ROWS, Parameters.of("since", transaction), row -> row.text("catalog"))
                .stream()
                .map(catalog -> catalog.startsWith("pg_catalog.") ? catalog : "pg_catalog." + catalog)
                .toList();
    }
}
