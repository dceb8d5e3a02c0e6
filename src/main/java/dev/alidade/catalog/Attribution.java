package dev.alidade.catalog;

import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose doing differences are, by the rows of the system catalogs. A visible row whose writer is unfinished is
 * ours, since nobody sees others' unfinished work; another connection sees everything but ours, so that what it still
 * has and we have not is what we removed.
 */
final class Attribution {
    /** Of an extension, told by no row of its own. */
    private static final String MEMBERS = "members";

    private final CatalogSnapshot before;
    private final CatalogSnapshot after;
    private final Renames renames;
    private final Map<CatalogAddress, List<Written>> ours = new HashMap<>();
    private final Map<CatalogAddress, List<Written>> theirs = new HashMap<>();
    /** As others see everything; null where rows tell enough. */
    private final @Nullable CatalogSnapshot seen;

    /**
     * A catalog row of an object.
     *
     * @param fresh in our eyes: written by us; in theirs: committed since the first snapshot
     */
    private record Written(String catalog, boolean fresh) {}

    Attribution(
            CatalogSnapshot before,
            CatalogSnapshot after,
            List<Difference> differences,
            Session session,
            Session committed) {
        this.before = before;
        this.after = after;
        renames = new Renames(before, after);
        var query = before.serverVersion() >= 150_000 ? CatalogQuery.WRITTEN_ROWS_V15 : CatalogQuery.WRITTEN_ROWS;
        var objects = objects(differences);
        var number = session.list(CatalogQuery.OWN_TRANSACTION, Parameters.none(), row -> row.bigintOrNull("number"))
                .getFirst();
        // theirs first: what comes between the two readings then shows in both
        read(committed, query, objects, horizon(), "recent", theirs);
        read(session, query, objects, number == null ? horizon() : number, "unfinished", ours);
        seen = differences.stream().anyMatch(Attribution::isAboutMembers) ? whole(committed) : null;
    }

    private static boolean isAboutMembers(Difference difference) {
        return difference.id().kind() == ObjectKind.EXTENSION
                && Effect.changes(difference).stream()
                        .anyMatch(change -> change.property().equals(MEMBERS));
    }

    private static CatalogSnapshot whole(Session committed) {
        committed.execute("begin");
        try {
            return new CatalogReader().read(committed);
        } finally {
            committed.execute("rollback");
        }
    }

    Effect effect(Difference difference) {
        var id = difference.id();
        var properties = new HashMap<String, Author>();
        var is = after.object(id);
        var was = is == null ? before.object(id) : was(is);
        Effect.changes(difference).forEach(change -> properties.put(change.property(), property(was, is, change)));
        var author = switch (difference) {
            case Difference.Added _ -> added(is);
            case Difference.Removed _ -> removed(was);
            case Difference.Renamed _ -> rows(is, PropertyRows.of(id.kind(), "name"), true);
            case Difference.Changed _ -> together(properties);
            case Difference.ColumnOrder _ -> order(id);
        };
        return new Effect(difference, author, properties);
    }

    private @Nullable CatalogObject was(CatalogObject is) {
        return renames.earlier(is.id());
    }

    private Author added(@Nullable CatalogObject is) {
        var address = is == null ? null : is.address();
        if (address == null) {
            return Author.UNKNOWN;
        }
        boolean written = isFresh(ours, address, null);
        if (!theirs.containsKey(address)) {
            return written ? Author.OURS : Author.OTHERS;
        }
        return written ? Author.UNKNOWN : Author.OTHERS;
    }

    private Author removed(@Nullable CatalogObject was) {
        var address = was == null ? null : was.address();
        return address == null ? Author.UNKNOWN : theirs.containsKey(address) ? Author.OURS : Author.OTHERS;
    }

    private Author property(@Nullable CatalogObject was, @Nullable CatalogObject is, Difference.Change change) {
        if (was == null || is == null || was.address() == null || is.address() == null) {
            return Author.UNKNOWN;
        }
        if (!was.address().equals(is.address())) {
            // dropped and made again under the same name
            var gone = removed(was);
            return gone == added(is) ? gone : Author.UNKNOWN;
        }
        if (seen != null
                && is.id().kind() == ObjectKind.EXTENSION
                && change.property().equals(MEMBERS)) {
            return members(seen.object(is.id()), change);
        }
        return rows(is, PropertyRows.of(is.id().kind(), change.property()), change.after() != null);
    }

    /** Others see what they did and nothing of ours. */
    private static Author members(@Nullable CatalogObject theirs, Difference.Change change) {
        var mark = theirs == null ? null : theirs.get(MEMBERS);
        if (theirs == null || Objects.equals(change.before(), change.after())) {
            return Author.UNKNOWN;
        }
        return Objects.equals(mark, change.after())
                ? Author.OTHERS
                : Objects.equals(mark, change.before()) ? Author.OURS : Author.UNKNOWN;
    }

    /** Who wrote, or took away, those rows of an object that hold a property. */
    private Author rows(@Nullable CatalogObject is, List<String> catalogs, boolean isSet) {
        var address = is == null ? null : is.address();
        if (address == null) {
            return Author.UNKNOWN;
        }
        boolean mine = catalogs.stream().anyMatch(catalog -> isWrittenOrTaken(address, catalog));
        boolean others = catalogs.stream().anyMatch(catalog -> isFresh(theirs, address, catalog));
        if (mine || others) {
            return mine && others ? Author.UNKNOWN : mine ? Author.OURS : Author.OTHERS;
        }
        boolean vanished = !isSet
                && catalogs.stream().noneMatch(catalog -> has(ours, address, catalog) || has(theirs, address, catalog));
        if (vanished) {
            return Author.OTHERS;
        }
        mine = isFresh(ours, address, null);
        others = isFresh(theirs, address, null);
        return mine == others ? Author.UNKNOWN : mine ? Author.OURS : Author.OTHERS;
    }

    private boolean isWrittenOrTaken(CatalogAddress address, String catalog) {
        return isFresh(ours, address, catalog) || (has(theirs, address, catalog) && !has(ours, address, catalog));
    }

    private Author order(ObjectId id) {
        var found = new TreeSet<Author>();
        for (var column : after.children().getOrDefault(id, List.of())) {
            var address = column.address();
            if (address != null && isFresh(ours, address, "pg_attribute")) {
                found.add(Author.OURS);
            } else if (address != null && isFresh(theirs, address, "pg_attribute")) {
                found.add(Author.OTHERS);
            }
        }
        return found.size() == 1 ? found.first() : Author.UNKNOWN;
    }

    private static Author together(Map<String, Author> properties) {
        var all = new TreeSet<>(properties.values());
        return all.contains(Author.UNKNOWN) ? Author.UNKNOWN : all.size() == 1 ? all.first() : Author.BOTH;
    }

    private static boolean isFresh(
            Map<CatalogAddress, List<Written>> rows, CatalogAddress address, @Nullable String catalog) {
        return rows.getOrDefault(address, List.of()).stream()
                .anyMatch(row -> row.fresh() && (catalog == null || catalog.equals(row.catalog())));
    }

    private static boolean has(Map<CatalogAddress, List<Written>> rows, CatalogAddress address, String catalog) {
        return rows.getOrDefault(address, List.of()).stream().anyMatch(row -> catalog.equals(row.catalog()));
    }

    private Long[] objects(List<Difference> differences) {
        var oids = new TreeSet<Long>();
        for (var difference : differences) {
            var is = after.object(difference.id());
            var was = is == null ? before.object(difference.id()) : was(is);
            for (var object : new @Nullable CatalogObject[] {is, was}) {
                if (object != null && object.address() != null) {
                    oids.add(object.address().object());
                }
            }
        }
        return oids.toArray(Long[]::new);
    }

    /** The oldest transaction that was unfinished when the first snapshot was taken. */
    private long horizon() {
        var moment = before.origin().moment();
        if (moment == null) {
            throw new IllegalArgumentException("the first snapshot was not taken in this transaction");
        }
        return Long.parseLong(moment.substring(0, moment.indexOf(':')));
    }

    private static void read(
            Session session,
            CatalogQuery query,
            Long[] objects,
            long since,
            String fresh,
            Map<CatalogAddress, List<Written>> rows) {
        session.each(
                query,
                Parameters.of("since", since).and("objects", objects),
                0,
                row -> rows.computeIfAbsent(address(row), key -> new ArrayList<>())
                        .add(new Written(row.text("aspect"), row.bool(fresh))));
    }

    private static CatalogAddress address(Row row) {
        return new CatalogAddress(row.bigint("class_oid"), row.bigint("object_oid"), row.integer("sub_id"));
    }
}
