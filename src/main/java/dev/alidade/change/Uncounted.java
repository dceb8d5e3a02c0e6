package dev.alidade.change;

import dev.alidade.catalog.CatalogGuard.Touched;
import dev.alidade.catalog.CatalogRowCount;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.database.Together;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches what a change could write while {@code track_counts} is off: whoever may switch it, a superuser above all, may do
 * so and switch it on again, and the server's counters of rows would say nothing. The witnesses are the catalogs' rows
 * themselves and the locks that writing takes. Costs one query for everybody else.
 */
final class Uncounted {
    /** {@code pg_largeobject}. */
    private static final long LARGE_OBJECTS = 2613;

    private final Session session;
    private final @Nullable CatalogRowCount before;

    /**
     * What there is to see now, looked at once for all that is asked of it.
     *
     * @param before null when the counters can be trusted; nothing else is looked at then
     * @param now the same later
     * @param locked the numbers of tables that may have been written to
     */
    record Look(@Nullable CatalogRowCount before, @Nullable CatalogRowCount now, Set<Long> locked) {
        Look {
            locked = Set.copyOf(locked);
        }

        /** System catalogs written to in spite of what the counters say, and that no snapshot covers; qualified, sorted. */
        List<String> uncovered() {
            if (before == null || now == null) {
                return List.of();
            }
            var found = new TreeSet<>(before.uncovered(now));
            if (locked.contains(LARGE_OBJECTS)) {
                found.add("pg_catalog.pg_largeobject");
            }
            return List.copyOf(found);
        }

        /** What may have been written, if the counters cannot be trusted; else what they say. */
        Touched touched(Touched counted) {
            return before == null || now == null
                    ? counted
                    : new Touched(before.catalogs(), counted.deletes() || before.hasLost(now), counted.transaction());
        }
    }

    private Uncounted(Session session, @Nullable CatalogRowCount before) {
        this.session = session;
        this.before = before;
    }

    /**
     * Where the session's transaction stands now; there once the questions have been sent.
     *
     * @param snapshot taken in that transaction
     */
    static Supplier<Uncounted> begin(Session session, CatalogSnapshot snapshot, Together together) {
        var query = snapshot.serverVersion() >= 150_000 ? ChangeQuery.COUNTING_V15 : ChangeQuery.COUNTING;
        var certain = new AtomicBoolean();
        together.each(query, Parameters.none(), row -> certain.set(row.bool("counted") && !row.bool("switchable")));
        return () -> new Uncounted(session, certain.get() ? null : CatalogRowCount.read(session, snapshot));
    }

    /** Looks again; the change has run, and nothing of its way back. */
    Look look() {
        return before == null ? new Look(null, null, Set.of()) : new Look(before, before.again(session), locked());
    }

    private Set<Long> locked() {
        return new HashSet<>(session.list(ChangeQuery.ROW_LOCKS, Parameters.none(), row -> row.bigint("oid")));
    }
}
