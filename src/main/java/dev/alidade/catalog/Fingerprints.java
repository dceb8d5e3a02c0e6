package dev.alidade.catalog;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.database.Together;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By which a later reading tells what has changed: for every object a number made of the places and writers of the rows
 * that hold it. Taken before the objects themselves are read, so that what changes meanwhile shows the next time.
 *
 * @param pivot a transaction's number from which writers are counted
 * @param identity of the database, as {@link SnapshotOrigin#identity()}
 * @param moment {@code pg_current_snapshot()}
 * @param total the number of everything
 * @param highest the highest number of an object seen so far
 * @param marks the objects' own by their whole addresses
 */
record Fingerprints(
        long pivot, String identity, String moment, long total, long highest, Map<CatalogAddress, Mark> marks) {
    private static final String ODD = "!";

    /**
     * The fingerprint of one object.
     *
     * @param kind a letter of its system catalog's own; null when there are none or its own row is not there
     */
    record Mark(long hash, @Nullable String kind) {
        /** Whether a change of it may show in the texts of anything. */
        boolean isOdd() {
            return ODD.equals(kind);
        }
    }

    /** The first ones of a transaction. */
    static Fingerprints first(Session session, SnapshotOrigin origin) {
        var moment = origin.moment();
        if (moment == null) {
            throw new IllegalArgumentException("a snapshot from a file");
        }
        return read(session.together(), Long.parseLong(moment.split(":", -1)[1]), null, null)
                .asFingerprints(0);
    }

    /**
     * Those of now; with the marks of before where nothing has changed.
     *
     * @param begun what is to be sent first
     */
    Fingerprints next(Session session, Together begun) {
        var now = read(begun, pivot, total, Long.parseLong(moment.substring(0, moment.indexOf(':'))));
        if (!identity.equals(now.identity())) {
            return read(session.together(), pivot, null, null).asFingerprints(highest);
        }
        if (total == now.total()) {
            return new Fingerprints(pivot, identity, now.moment(), total, highest, marks);
        }
        var merged = new HashMap<>(marks);
        merged.putAll(now.marks());
        var added = now.with(merged);
        // what has gone without a trace makes the numbers differ
        return added.isWhole()
                ? added.asFingerprints(highest)
                : read(session.together(), pivot, null, null).asFingerprints(highest);
    }

    private static Read read(Together asked, long pivot, @Nullable Long known, @Nullable Long since) {
        var marks = new HashMap<CatalogAddress, Mark>();
        var everything = new String[2];
        var totals = new long[2];
        var parameters = Parameters.of("pivot", pivot).and("known", known).and("since", since);
        asked.each(CatalogQuery.FINGERPRINTS, parameters, row -> {
                    long catalog = number(row.textAt(0));
                    long object = number(row.textAt(1));
                    long hash = number(row.textAt(3));
                    if (catalog == 0) {
                        everything[0] = row.textAt(2);
                        everything[1] = row.textAt(4);
                        totals[0] = hash;
                        totals[1] = object;
                    } else {
                        marks.put(new CatalogAddress(catalog, object, 0), new Mark(hash, row.textAt(2)));
                    }
                })
                .run();
        return new Read(
                pivot, String.valueOf(everything[0]), String.valueOf(everything[1]), totals[0], totals[1], marks);
    }

    /**
     * What one query gave.
     *
     * @param rows how many rows of system catalogs were looked at
     */
    private record Read(
            long pivot, String identity, String moment, long total, long rows, Map<CatalogAddress, Mark> marks) {
        Read with(Map<CatalogAddress, Mark> others) {
            return new Read(pivot, identity, moment, total, rows, others);
        }

        /** Whether the marks are all there are. */
        boolean isWhole() {
            long all = 0;
            for (var mark : marks.values()) {
                all ^= mark.hash();
            }
            return all + rows == total;
        }

        Fingerprints asFingerprints(long least) {
            long highest = least;
            for (var address : marks.keySet()) {
                highest = Math.max(highest, address.object());
            }
            return new Fingerprints(pivot, identity, moment, total, highest, marks);
        }
    }

    private static long number(@Nullable String text) {
        if (text == null) {
            throw new IllegalStateException("a fingerprint without a number");
        }
        return Long.parseLong(text);
    }

    /** Whether not a row differs from those. */
    boolean isSame(Fingerprints other) {
        return total == other.total && marks.equals(other.marks);
    }

    /** What is new, gone or otherwise than then. */
    Set<CatalogAddress> changed(Fingerprints then) {
        var changed = new HashSet<CatalogAddress>();
        marks.forEach((address, mark) -> {
            if (!mark.equals(then.marks.get(address))) {
                changed.add(address);
            }
        });
        then.marks.keySet().stream()
                .filter(address -> !marks.containsKey(address))
                .forEach(changed::add);
        return changed;
    }

    /** Whether something new is older than the newest that was there: a savepoint may have brought it back. */
    boolean isBack(CatalogAddress address, Fingerprints then) {
        return !then.marks.containsKey(address) && address.object() <= then.highest;
    }

    @Nullable
    String kind(CatalogAddress address) {
        var mark = marks.get(address);
        return mark == null ? null : mark.kind();
    }
}
