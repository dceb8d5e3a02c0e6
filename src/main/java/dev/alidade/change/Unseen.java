package dev.alidade.change;

import dev.alidade.catalog.CatalogGuard;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.ObjectKind;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Watches what snapshots leave out of catalogs that they cover otherwise, such as members of extensions, built-in
 * objects and shell types: a change of it would not show in any comparison. Works for any role.
 *
 * <p>What a transaction writes it can tell by itself; what it deletes only shows beside what others see, or beside what
 * was there before when others have never seen that.
 */
final class Unseen {
    private final CatalogSnapshot before;
    private final @Nullable Marks marks;

    /**
     * By which two readings with the same first snapshot are compared.
     *
     * @param members a mark for each extension's members
     * @param rest a mark for everything else in a catalog, by its name
     */
    private record Marks(Map<String, String> members, Map<String, String> rest) {
        static Marks read(Session session, CatalogSnapshot first) {
            var moment = Objects.requireNonNull(first.origin().moment(), "a snapshot of this transaction");
            long since = Long.parseLong(moment.substring(0, moment.indexOf(':')));
            var members = new HashMap<String, String>();
            var rest = new HashMap<String, String>();
            session.each(
                    ChangeQuery.UNSEEN_ROWS,
                    Parameters.of("since", since),
                    0,
                    row -> (row.bool("member") ? members : rest).put(row.text("subject"), row.text("mark")));
            return new Marks(members, rest);
        }

        /** What differs: extensions that are there both times, and system catalogs. */
        List<String> changed(Marks later) {
            var changed = new TreeSet<String>();
            members.forEach((extension, mark) -> {
                var now = later.members.get(extension);
                if (now != null && !now.equals(mark)) {
                    changed.add(named(extension));
                }
            });
            var catalogs = new TreeSet<>(rest.keySet());
            catalogs.addAll(later.rest.keySet());
            catalogs.removeIf(catalog -> Objects.equals(rest.get(catalog), later.rest.get(catalog)));
            changed.addAll(catalogs);
            return List.copyOf(changed);
        }
    }

    private Unseen(CatalogSnapshot before, @Nullable Marks marks) {
        this.before = before;
        this.marks = marks;
    }

    /**
     * Where the session's transaction stands now. Costs nothing unless it has written something before.
     *
     * @param before taken in that transaction
     */
    static Unseen begin(Session session, CatalogSnapshot before, CatalogGuard guard) {
        return new Unseen(before, guard.hadWritten() ? Marks.read(session, before) : null);
    }

    /**
     * What was changed since, sorted: extensions that were there before, since one that came or went shows in snapshots,
     * and system catalogs. Deletions are looked for on a connection of their own; what others commit meanwhile may look
     * like one.
     */
    List<String> changed(Database database, Session session, CatalogGuard.Touched touched) {
        var then = marks;
        if (then != null) {
            return then.changed(Marks.read(session, before));
        }
        var number = touched.transaction();
        if (number == null) {
            return List.of();
        }
        if (touched.deletes()) {
            var theirs = database.session(session.cancellation(), committed -> Marks.read(committed, before));
            return theirs.changed(Marks.read(session, before));
        }
        var catalogs = touched.catalogs().stream()
                .map(catalog -> catalog.replace("pg_catalog.", ""))
                .toArray(String[]::new);
        var changed = new TreeSet<String>();
        session.each(ChangeQuery.UNSEEN_WRITTEN, Parameters.of("since", number).and("touched", catalogs), 0, row -> {
            var subject = row.text("subject");
            if (!row.bool("member")) {
                changed.add(subject);
            } else if (before.contains(new ObjectId(ObjectKind.EXTENSION, null, null, subject))) {
                changed.add(named(subject));
            }
        });
        return List.copyOf(changed);
    }

    private static String named(String extension) {
        return "extension " + extension;
    }
}
