package dev.alidade.catalog;

import dev.alidade.i18n.Messages;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tables that are made anew in another order of columns, with their rows and with all that hangs on them: keys, indexes,
 * foreign keys both ways, views, policies, triggers, publications, sequences, comments, grants. The statements write
 * every row and index once more under a lock that keeps readers out; they have to run as one transaction.
 */
public final class TableRebuild {
    private final ScriptSide from;
    private final ScriptSide to;
    private final Set<ObjectId> tables;
    private final ScriptChoice choice;
    private final RebuildSteps steps;
    private final List<String> statements;

    private TableRebuild(CatalogSnapshot from, CatalogSnapshot to, Set<ObjectId> tables) {
        this.from = new ScriptSide(from);
        this.to = new ScriptSide(to);
        this.tables = tables;
        var plan = new ScriptPlan(this.from, this.to, tables);
        choice = plan.choice();
        steps = new RebuildSteps(this.from, this.to, tables);
        statements = plan.statements();
    }

    /**
     * A table of the wanted order.
     *
     * @param id its name
     * @param columns in that order, raw
     * @param sequences that count for its columns, whose counts must stay
     */
    public record Table(ObjectId id, List<String> columns, List<ObjectId> sequences) {
        public Table {
            columns = List.copyOf(columns);
            sequences = List.copyOf(sequences);
        }

        /** Qualified and quoted. */
        public String sql() {
            return id.sql();
        }
    }

    /**
     * The way from one state to another that differs from it in the order of columns only.
     *
     * @param ids whose columns stand otherwise; what is no plain table becomes an obstacle
     */
    public static TableRebuild between(CatalogSnapshot from, CatalogSnapshot to, Set<ObjectId> ids) {
        return new TableRebuild(from, to, new LinkedHashSet<>(ids));
    }

    /** The tables, as they shall be. */
    public List<Table> tables() {
        return tables.stream()
                .map(id -> new Table(
                        id,
                        to.children(id, ObjectKind.COLUMN).stream()
                                .map(column -> column.id().name())
                                .toList(),
                        steps.sequences(id).stream().map(CatalogObject::id).toList()))
                .toList();
    }

    /** Materialised views that hang on the tables: their rows are computed anew. */
    public List<Table> computed() {
        return choice.created().stream()
                .filter(id ->
                        id.kind() == ObjectKind.MATERIALIZED_VIEW && !object(id).has("unpopulated"))
                .map(id -> new Table(
                        id,
                        to.children(id, ObjectKind.COLUMN).stream()
                                .map(column -> column.id().name())
                                .toList(),
                        List.of()))
                .toList();
    }

    /** What else goes and comes back only because it hangs on the tables; their own parts and columns are left out. */
    public List<ObjectId> madeAnew() {
        return choice.created().stream()
                .filter(id -> !tables.contains(id) && !isPart(id) && !isPartOfView(id))
                .toList();
    }

    /** Statements in order; each can be run by itself. */
    public List<String> statements() {
        return statements;
    }

    /** What the statements need before them, until the end of the transaction. */
    public List<String> settings() {
        return CatalogScript.SETTINGS;
    }

    /** Why it cannot be done, in sentences; not empty means that the statements must not be run. */
    public List<String> obstacles() {
        var found = new TreeSet<String>();
        tables.forEach(id -> unsuitable(id, found));
        if (!found.isEmpty()) {
            return List.copyOf(found);
        }
        for (var gone : choice.dropped()) {
            for (var dependent : from.dependents(gone)) {
                standing(dependent, gone, found);
            }
            if (gone.kind().isRoutine()) {
                from.dependents(gone).stream()
                        .filter(id -> isPart(id) && !isForeignKey(id))
                        .forEach(id -> found.add(text("CIRCLE", gone.label(), id.label())));
            }
        }
        return List.copyOf(found);
    }

    private void unsuitable(ObjectId id, Set<String> found) {
        if (id.kind() != ObjectKind.TABLE) {
            found.add(text("KIND", id.toString()));
            return;
        }
        var table = object(id);
        for (var property : List.of("partition key", "partition of", "inherits", "of type")) {
            if (table.has(property)) {
                found.add(text(property.replace(' ', '_').toUpperCase(java.util.Locale.ROOT), id.label()));
            }
        }
        from.children(id, ObjectKind.INDEX).stream()
                .filter(index -> index.has("invalid"))
                .forEach(index -> found.add(text("INVALID_INDEX", index.id().label())));
        for (var publication : from.ofKind(ObjectKind.PUBLICATION)) {
            boolean schema = from.object(new ObjectId(
                            ObjectKind.PUBLICATION_SCHEMA,
                            id.schema(),
                            publication.id().name(),
                            id.inSchema()))
                    != null;
            if (schema || publication.has("all tables")) {
                found.add(text("PUBLISHED", publication.id().name(), id.label()));
            }
        }
    }

    /** Something needs what goes: fine when it goes and comes, too, and holds no rows itself. */
    private void standing(ObjectId dependent, ObjectId gone, Set<String> found) {
        boolean comesBack =
                choice.created().contains(dependent) && choice.dropped().contains(dependent);
        var object = from.object(dependent);
        boolean counts = object != null && dependent.kind() == ObjectKind.SEQUENCE && from.columnOf(object) != null;
        boolean holdsRows = switch (dependent.kind()) {
            case TABLE, FOREIGN_TABLE -> !tables.contains(dependent);
            case COLUMN -> !isPart(dependent) && !isPartOfView(dependent);
            case ATTRIBUTE, COMPOSITE, DOMAIN, RANGE, ENUM -> true;
            default -> false;
        };
        if (!counts && (holdsRows || !comesBack)) {
            found.add(text("STANDING", dependent.toString(), gone.label()));
        }
    }

    /** Whether it belongs to one of the tables. */
    private boolean isPart(ObjectId id) {
        var parent = id.kind() == ObjectKind.DEFAULT ? from.parent(id.as(ObjectKind.COLUMN)) : from.parent(id);
        var object = from.object(id);
        var column = object != null && id.kind() == ObjectKind.SEQUENCE ? from.columnOf(object) : null;
        return isTable(parent) || (column != null && isTable(from.parent(column)));
    }

    private boolean isTable(@Nullable ObjectId parent) {
        return parent != null && tables.contains(parent);
    }

    private boolean isPartOfView(ObjectId id) {
        var parent = id.kind() == ObjectKind.COLUMN ? from.parent(id) : null;
        return parent != null && !parent.kind().isTable();
    }

    private boolean isForeignKey(ObjectId id) {
        var object = from.object(id);
        return object != null
                && id.kind() == ObjectKind.CONSTRAINT
                && object.text("type").equals("foreign key");
    }

    private CatalogObject object(ObjectId id) {
        return Objects.requireNonNull(to.object(id), id::toString);
    }

    private static String text(String obstacle, Object... arguments) {
        return Messages.text("catalog.rebuild." + obstacle, arguments);
    }
}
