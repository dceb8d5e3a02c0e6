package dev.alidade.catalog;

import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The statements by which a table takes the place of another one of the same name: the old one is put aside with what
 * bears names of its own, its rows are copied by column name, and it is dropped. What hangs on it is others' business.
 */
final class RebuildSteps {
    private static final String ASIDE = "alidade_aside_";

    private final ScriptSide from;
    private final ScriptSide to;
    private final Set<ObjectId> tables;
    private final Map<ObjectId, String> names = new LinkedHashMap<>();

    RebuildSteps(ScriptSide from, ScriptSide to, Set<ObjectId> tables) {
        this.from = from;
        this.to = to;
        this.tables = tables;
    }

    boolean isRebuilt(ObjectId id) {
        return tables.contains(id);
    }

    /** The old table and what else has a name in its schema gets out of the way. Its own sequences stay. */
    List<String> aside(ObjectId table) {
        var statements = new ArrayList<String>();
        for (var sequence : sequences(table)) {
            var alter = "ALTER SEQUENCE " + sequence.id().sql();
            statements.add(
                    sequence.has("identity of")
                            ? alter + " RENAME TO " + Identifiers.quote(aside(sequence))
                            : alter + " OWNED BY NONE");
        }
        for (var index : named(table)) {
            statements.add("ALTER INDEX "
                    + Identifiers.qualified(index.id().inSchema(), index.id().name()) + " RENAME TO "
                    + Identifiers.quote(aside(index)));
        }
        statements.add("ALTER TABLE " + table.sql() + " RENAME TO " + Identifiers.quote(aside(object(table))));
        return statements;
    }

    /** The rows, where the identity columns had counted to, and the end of the old table. */
    List<String> refill(ObjectId table) {
        var old = Identifiers.qualified(table.inSchema(), aside(object(table)));
        var columns = to.children(table, ObjectKind.COLUMN).stream()
                .filter(column -> !column.has("generated"))
                .map(column -> column.id().sql())
                .collect(Collectors.joining(", "));
        var statements = new ArrayList<String>();
        statements.add("INSERT INTO " + table.sql() + (columns.isEmpty() ? "" : " (" + columns + ")")
                + " OVERRIDING SYSTEM VALUE SELECT " + columns + " FROM ONLY " + old);
        for (var sequence : sequences(table)) {
            if (sequence.has("identity of")) {
                statements.add("SELECT pg_catalog.setval("
                        + Identifiers.literal(sequence.id().sql()) + ", last_value, is_called) FROM "
                        + Identifiers.qualified(sequence.id().inSchema(), aside(sequence)));
            }
        }
        statements.add("DROP TABLE " + old);
        return statements;
    }

    /** When owners are what they were: sequences belong to their columns again, and the planner knows the rows. */
    List<String> last() {
        var statements = new ArrayList<String>();
        for (var table : tables) {
            sequences(table).stream()
                    .filter(sequence -> sequence.has("owned by"))
                    .forEach(sequence -> statements.add(
                            "ALTER SEQUENCE " + sequence.id().sql() + " OWNED BY " + sequence.text("owned by")));
        }
        tables.forEach(table -> statements.add("ANALYZE " + table.sql()));
        return statements;
    }

    /** The sequences that belong to columns of a table, in the columns' order. */
    List<CatalogObject> sequences(ObjectId table) {
        return from.children(table, ObjectKind.COLUMN).stream()
                .flatMap(column -> from.dependents(column.id()).stream())
                .filter(id -> id.kind() == ObjectKind.SEQUENCE)
                .distinct()
                .map(from::object)
                .filter(sequence -> sequence != null && from.columnOf(sequence) != null)
                .toList();
    }

    private List<CatalogObject> named(ObjectId table) {
        var named = new ArrayList<>(from.children(table, ObjectKind.INDEX));
        from.children(table, ObjectKind.CONSTRAINT).stream()
                .filter(ObjectDdl::isIndexed)
                .forEach(named::add);
        return named;
    }

    private CatalogObject object(ObjectId id) {
        var object = from.object(id);
        if (object == null) {
            throw new IllegalArgumentException(id.toString());
        }
        return object;
    }

    /** A name that nothing in the snapshot has. */
    private String aside(CatalogObject object) {
        return names.computeIfAbsent(object.id(), id -> {
            int number = names.size() + 1;
            while (isTaken(ASIDE + number)) {
                number++;
            }
            return ASIDE + number;
        });
    }

    private boolean isTaken(String name) {
        return names.containsValue(name)
                || from.objects().keySet().stream().anyMatch(id -> id.name().equals(name));
    }
}
