package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Difference;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.ObjectKind;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import dev.alidade.database.Together;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rows a change touches that were there before it: no definition brings those back. */
final class RowWatch {
    private static final Duration SIZE_WAIT = Duration.ofMillis(300);
    /**
     * A table before the change.
     *
     * @param bytes -1 when not known
     */
    record Table(long oid, ObjectId id, long fileNode, long bytes, long rows) {
        boolean mayHoldRows() {
            return bytes != 0;
        }

        /** How many rows; a table that takes room and has none by the server's counters was not counted yet. */
        String about() {
            return bytes != 0 && rows == 0 ? "?" : Long.toString(rows);
        }
    }

    private record Count(long oid, long inserted, long updated, long deleted, boolean counted) {}

    private final Session session;
    private final Map<ObjectId, Table> before;
    private final Map<Long, Count> counts;

    private RowWatch(Session session, Map<ObjectId, Table> before, Map<Long, Count> counts) {
        this.session = session;
        this.before = before;
        this.counts = counts;
    }

    /**
     * Where the session's transaction stands now.
     *
     * @param besides what else is to be asked on the same way; asked again when a table's size had to be waited for in vain
     */
    static RowWatch begin(Session session, Consumer<Together> besides) {
        var counts = new HashMap<Long, Count>();
        var tables = tables(session, together -> {
            counts(together, counts);
            besides.accept(together);
        });
        return new RowWatch(session, tables, counts);
    }

    /** The table as it was before; null when there was none of that name. */
    @Nullable
    Table table(ObjectId id) {
        return before.get(id);
    }

    /**
     * What cannot be brought back by definitions, now that the change has run.
     *
     * @param written the numbers of tables to which rows may have been written without having been counted
     * @param besides what else is to be asked on the same way
     */
    List<Reason> reasons(
            CatalogDiff effects,
            CatalogSnapshot was,
            CatalogSnapshot is,
            Set<Long> written,
            Consumer<Together> besides) {
        var reasons = new ArrayList<Reason>();
        var now = new HashMap<Long, Table>();
        var files = new HashMap<Long, Long>();
        var counts = new HashMap<Long, Count>();
        var together = session.together()
                .each(
                        ChangeQuery.TABLE_FILES,
                        Parameters.none(),
                        row -> files.put(row.bigint("oid"), row.bigint("file_node")));
        counts(together, counts);
        besides.accept(together);
        together.run();
        if (before.values().stream().anyMatch(Table::mayHoldRows) && isAnyInAnother(files)) {
            tables(session).values().forEach(table -> now.put(table.oid(), table));
        } else {
            before.values().forEach(table -> now.put(table.oid(), table));
        }
        reasons.addAll(gone(effects, was, is, now));
        reasons.addAll(goneUnseen(was, now));
        reasons.addAll(counted(counts, written));
        reasons.addAll(truncated(now));
        return reasons;
    }

    /** Whether a table that was there has another file by now, or has gone. */
    private boolean isAnyInAnother(Map<Long, Long> files) {
        return before.values().stream().anyMatch(table -> !Objects.equals(files.get(table.oid()), table.fileNode()));
    }

    private List<Reason> gone(CatalogDiff effects, CatalogSnapshot was, CatalogSnapshot is, Map<Long, Table> now) {
        var removed = effects.differences().stream()
                .filter(Difference.Removed.class::isInstance)
                .map(Difference::id)
                .collect(Collectors.toSet());
        var reasons = new ArrayList<Reason>();
        for (var difference : effects.differences()) {
            var id = difference.id();
            switch (difference) {
                case Difference.Removed _
                when id.kind() == ObjectKind.TABLE -> {
                    var table = before.get(id);
                    if (table != null && table.mayHoldRows()) {
                        reasons.add(new Reason(Reason.Code.TABLE_DROPPED, id.label(), table.about()));
                    }
                }
                case Difference.Removed _
                when id.kind() == ObjectKind.COLUMN -> {
                    var table = holder(id);
                    var column = was.object(id);
                    boolean computed = column != null && column.get("generated") != null;
                    if (table != null && !removed.contains(table.id()) && table.mayHoldRows() && !computed) {
                        reasons.add(new Reason(Reason.Code.COLUMN_DROPPED, id.label(), table.about()));
                    }
                }
                case Difference.Removed _
                when id.kind() == ObjectKind.SEQUENCE -> {
                    var column = was.object(id);
                    boolean free =
                            column != null && column.get("owned by") == null && column.get("identity of") == null;
                    if (free) {
                        reasons.add(Reason.of(Reason.Code.SEQUENCE_DROPPED, id.label()));
                    }
                }
                case Difference.Changed changed
                when id.kind() == ObjectKind.COLUMN -> {
                    var table = holder(is, id);
                    if (table != null && table.mayHoldRows() && isRewritten(table, now)) {
                        changed.changes().stream()
                                .filter(c -> c.property().equals("type"))
                                .forEach(c -> reasons.add(new Reason(
                                        Reason.Code.TYPE_CHANGED, id.label(), c.before() + " → " + c.after())));
                    }
                }
                default -> {}
            }
        }
        return reasons;
    }

    /** Tables that snapshots leave out, because an extension brought them: it brings back only its own rows. */
    private List<Reason> goneUnseen(CatalogSnapshot was, Map<Long, Table> now) {
        return before.values().stream()
                .filter(table -> table.mayHoldRows() && !now.containsKey(table.oid()) && !was.contains(table.id()))
                .map(table -> new Reason(Reason.Code.TABLE_DROPPED, table.id().label(), table.about()))
                .toList();
    }

    /** The table before of a column after: it may be called otherwise by now. */
    private @Nullable Table holder(CatalogSnapshot is, ObjectId column) {
        var parent = column.parent();
        return parent == null ? null : was(is, new ObjectId(ObjectKind.TABLE, column.schema(), null, parent));
    }

    private @Nullable Table holder(ObjectId child) {
        var parent = child.parent();
        return parent == null ? null : before.get(new ObjectId(ObjectKind.TABLE, child.schema(), null, parent));
    }

    /** A new type in the same file is one that every value has survived as it was. */
    private static boolean isRewritten(Table was, Map<Long, Table> now) {
        var is = now.get(was.oid());
        return is == null || is.fileNode() != was.fileNode() || was.fileNode() == 0;
    }

    /**
     * @param written tables to which rows may have been written without having been counted
     */
    private List<Reason> counted(Map<Long, Count> counts, Set<Long> written) {
        var ids = new HashMap<Long, ObjectId>();
        before.values().forEach(table -> ids.put(table.oid(), table.id()));
        var reasons = new ArrayList<Reason>();
        var rest = new HashSet<>(written);
        for (var now : counts.values()) {
            if (!now.counted()) {
                return List.of(Reason.of(Reason.Code.ROWS_UNKNOWN, ""));
            }
            var id = ids.get(now.oid());
            var then = this.counts.getOrDefault(now.oid(), new Count(now.oid(), 0, 0, 0, true));
            long inserted = now.inserted() - then.inserted();
            long updated = now.updated() - then.updated();
            long deleted = now.deleted() - then.deleted();
            if (id != null && inserted + updated + deleted > 0) {
                rest.remove(now.oid());
                reasons.add(new Reason(
                        Reason.Code.ROWS_CHANGED, id.label(), "+" + inserted + " ~" + updated + " -" + deleted));
            }
        }
        reasons.addAll(uncounted(rest));
        return reasons;
    }

    /** Tables that were empty and still are cannot have been written to, whatever was locked. */
    private List<Reason> uncounted(Set<Long> written) {
        var suspects = before.values().stream()
                .filter(table -> written.contains(table.oid()))
                .toList();
        if (suspects.isEmpty()) {
            return List.of();
        }
        var filled = tables(session).values().stream()
                .filter(Table::mayHoldRows)
                .map(Table::oid)
                .collect(Collectors.toSet());
        return suspects.stream()
                .filter(table -> table.mayHoldRows() || filled.contains(table.oid()))
                .map(table -> Reason.of(Reason.Code.ROWS_UNCOUNTED, table.id().label()))
                .toList();
    }

    /** A file of its own and nothing in it: what was there is gone without having been counted. */
    private List<Reason> truncated(Map<Long, Table> now) {
        return before.values().stream()
                .filter(was -> {
                    var is = now.get(was.oid());
                    return was.mayHoldRows()
                            && was.fileNode() != 0
                            && is != null
                            && is.fileNode() != was.fileNode()
                            && is.bytes() == 0;
                })
                .map(was -> new Reason(Reason.Code.TRUNCATED, was.id().label(), was.about()))
                .toList();
    }

    /** The largest of the tables that the way back would rewrite or read as a whole. */
    @Nullable
    Table tooLarge(CatalogDiff effects, CatalogSnapshot after, Limits limits) {
        var read = new HashSet<ObjectId>();
        for (var difference : effects.differences()) {
            touched(difference, after).forEach(read::add);
        }
        return read.stream()
                .map(id -> was(after, id))
                .filter(Objects::nonNull)
                .filter(table -> table.bytes() > limits.bytes() || table.rows() > limits.rows())
                .findFirst()
                .orElse(null);
    }

    private @Nullable Table was(CatalogSnapshot after, ObjectId table) {
        var object = after.object(table);
        var address = object == null ? null : object.address();
        return address == null
                ? before.get(table)
                : before.values().stream()
                        .filter(t -> t.oid() == address.object())
                        .findFirst()
                        .orElse(null);
    }

    private static Stream<ObjectId> touched(Difference difference, CatalogSnapshot after) {
        var id = difference.id();
        if (id.kind() == ObjectKind.ENUM && !(difference instanceof Difference.Removed)) {
            return after.objects().stream()
                    .filter(object -> object.id().kind() == ObjectKind.COLUMN
                            && after.dependencies(object.id()).contains(id))
                    .flatMap(object -> parent(object.id()));
        }
        return switch (difference) {
            case Difference.Added _ -> Stream.empty();
            default ->
                switch (id.kind()) {
                    case INDEX, CONSTRAINT, COLUMN -> parent(id);
                    default -> Stream.empty();
                };
        };
    }

    private static Stream<ObjectId> parent(ObjectId child) {
        var parent = child.parent();
        return parent == null
                ? Stream.empty()
                : Stream.of(new ObjectId(ObjectKind.TABLE, child.schema(), null, parent));
    }

    private static void counts(Together together, Map<Long, Count> counts) {
        together.each(ChangeQuery.ROW_COUNTS, Parameters.none(), row -> {
            var count = new Count(
                    row.bigint("oid"),
                    row.bigint("inserted"),
                    row.bigint("updated"),
                    row.bigint("deleted"),
                    row.bool("counted"));
            counts.put(count.oid(), count);
        });
    }

    private static Map<ObjectId, Table> tables(Session session) {
        return tables(session, together -> {});
    }

    private static Map<ObjectId, Table> tables(Session session, Consumer<Together> besides) {
        var tables = new HashMap<ObjectId, Table>();
        var wait = "savepoint alidade_sizes; set local lock_timeout = " + SIZE_WAIT.toMillis();
        var undo = "rollback to savepoint alidade_sizes; release savepoint alidade_sizes";
        try {
            all(session.together().execute(wait), ChangeQuery.TABLE_FACTS, tables, undo, besides);
        } catch (AppException e) {
            if (e.problem().kind() != ProblemKind.LOCK || session.cancellation().isRequested()) {
                throw e;
            }
            tables.clear();
            all(
                    session.together().execute("rollback to savepoint alidade_sizes"),
                    ChangeQuery.TABLE_ESTIMATES,
                    tables,
                    undo,
                    besides);
        }
        return tables;
    }

    private static void all(
            Together together,
            ChangeQuery query,
            Map<ObjectId, Table> tables,
            String undo,
            Consumer<Together> besides) {
        together.each(query, Parameters.none(), row -> {
                    var table = table(row);
                    tables.put(table.id(), table);
                })
                .execute(undo);
        besides.accept(together);
        together.run();
    }

    private static Table table(Row row) {
        return new Table(
                row.bigint("oid"),
                new ObjectId(ObjectKind.TABLE, row.text("schema_name"), null, row.text("table_name")),
                row.bigint("file_node"),
                row.bigint("bytes"),
                row.bigint("about_rows"));
    }
}
