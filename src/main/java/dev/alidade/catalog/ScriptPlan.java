package dev.alidade.catalog;

import dev.alidade.catalog.ActionGraph.Step;
import dev.alidade.catalog.ActionGraph.Verb;
import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the steps from one state to another in order and writes their statements. */
final class ScriptPlan {
    private static final int NAME_BYTES = 63;
    private static final String ASIDE = "__alidade_old";

    private final ScriptSide from;
    private final ScriptSide to;
    private final ScriptChoice choice;
    private final TableDdl tables;
    private final RebuildSteps rebuild;
    private final ActionGraph graph = new ActionGraph();
    private final List<String> statements = new ArrayList<>();
    private final List<String> attachments = new ArrayList<>();
    private final List<CatalogScript.Unsupported> unsupported = new ArrayList<>();

    ScriptPlan(CatalogSnapshot a, CatalogSnapshot b) {
        this(new ScriptSide(a), new ScriptSide(b), Set.of());
    }

    /**
     * @param rebuilt tables that are made anew with their rows, although they differ in the order of columns only
     */
    ScriptPlan(ScriptSide a, ScriptSide b, Set<ObjectId> rebuilt) {
        from = a;
        to = b;
        choice = new ScriptChoice(from, to, rebuilt);
        rebuild = new RebuildSteps(from, to, rebuilt);
        tables = new TableDdl(from.sequencesOfColumns(), to.sequencesOfColumns());
        addSteps();
        addOrder();
        for (var step : graph.order()) {
            write(step);
        }
        statements.addAll(attachments);
        columnOrders();
        statements.addAll(new FinishingTouches(from, to, choice).statements());
        statements.addAll(rebuild.last());
    }

    ScriptChoice choice() {
        return choice;
    }

    List<String> statements() {
        return statements;
    }

    List<CatalogScript.Unsupported> unsupported() {
        return unsupported;
    }

    private void addSteps() {
        for (var id : choice.dropped()) {
            if (choice.isSetAside(id)) {
                graph.add(new Step(Verb.SET_ASIDE, id));
            }
            graph.add(dropOf(id));
        }
        choice.altered().forEach(id -> graph.add(new Step(Verb.ALTER, id)));
        choice.created().forEach(id -> graph.add(createOf(id)));
    }

    private void addOrder() {
        var names = new HashMap<List<@Nullable String>, List<ObjectId>>();
        for (var id : choice.dropped()) {
            names.computeIfAbsent(name(id), key -> new ArrayList<>()).add(id);
            for (var needed : from.needs(id)) {
                graph.before(dropOf(id), dropOf(needed));
                graph.before(dropOf(id), new Step(Verb.ALTER, needed));
                if (!choice.isSetAside(id)) {
                    // what goes may be named by its argument types
                    graph.before(dropOf(id), new Step(Verb.SET_ASIDE, needed));
                }
            }
        }
        for (var id : choice.altered()) {
            var alter = new Step(Verb.ALTER, id);
            from.needs(id).forEach(needed -> graph.before(alter, dropOf(needed)));
            for (var needed : to.needs(id)) {
                graph.before(createOf(needed), alter);
                graph.before(new Step(Verb.ALTER, needed), alter);
            }
        }
        for (var id : choice.created()) {
            var create = createOf(id);
            if (choice.isSetAside(id)) {
                graph.before(new Step(Verb.SET_ASIDE, id), create);
            } else {
                names.getOrDefault(name(id), List.of()).stream()
                        .filter(gone -> !choice.isSetAside(gone))
                        .forEach(gone -> graph.before(dropOf(gone), create));
            }
            for (var needed : to.needs(id)) {
                graph.before(createOf(needed), create);
                graph.before(new Step(Verb.ALTER, needed), create);
            }
        }
    }

    /** Columns that come back come last, wherever they stood. */
    private void columnOrders() {
        for (var id : to.objects().keySet()) {
            var kind = id.kind().isTable()
                    ? ObjectKind.COLUMN
                    : id.kind() == ObjectKind.COMPOSITE ? ObjectKind.ATTRIBUTE : null;
            if (kind == null || choice.created().contains(id)) {
                continue;
            }
            var reached = new ArrayList<String>();
            from.children(id, kind).stream()
                    .filter(column -> !choice.dropped().contains(column.id()))
                    .forEach(column -> reached.add(column.id().name()));
            to.children(id, kind).stream()
                    .filter(column -> choice.created().contains(column.id()))
                    .forEach(column -> reached.add(column.id().name()));
            var wanted = to.children(id, kind).stream()
                    .map(column -> column.id().name())
                    .toList();
            if (!reached.equals(wanted)) {
                unsupported.add(new CatalogScript.Unsupported(id, CatalogScript.Reason.COLUMN_ORDER));
            }
        }
    }

    /** Objects with the same key may not exist at the same time. */
    private static List<@Nullable String> name(ObjectId id) {
        var kind = id.kind();
        boolean related = kind.isRelation()
                || kind.isType()
                || kind == ObjectKind.INDEX
                || kind == ObjectKind.SEQUENCE
                || kind == ObjectKind.CONSTRAINT;
        var space = related ? "relation" : kind.isRoutine() ? "routine" : kind.name();
        var key = new ArrayList<@Nullable String>();
        key.add(space);
        key.add(id.schema());
        key.add(related ? null : id.parent());
        key.add(id.name());
        return key;
    }

    /** The step by which it goes: its own, or that of what takes it along. */
    private Step dropOf(ObjectId id) {
        var object = from.object(id);
        if (object == null || !choice.dropped().contains(id)) {
            return new Step(Verb.DROP, id);
        }
        var parent = from.parent(id);
        if (parent != null && choice.dropped().contains(parent) && !isForeignKey(object)) {
            return dropOf(parent);
        }
        var column = id.kind() == ObjectKind.SEQUENCE ? from.columnOf(object) : null;
        return column != null && choice.dropped().contains(column) ? dropOf(column) : new Step(Verb.DROP, id);
    }

    /** The step by which it comes: its own, or that of what brings it along. */
    private Step createOf(ObjectId id) {
        var object = to.object(id);
        var parent = object == null || !choice.created().contains(id) ? null : to.parent(id);
        if (parent != null && choice.created().contains(parent) && comesWith(parent, Objects.requireNonNull(object))) {
            return new Step(Verb.CREATE, parent);
        }
        if (object != null && object.has("identity of")) {
            var column = to.columnOf(object);
            if (column != null) {
                return choice.created().contains(column) ? createOf(column) : new Step(Verb.ALTER, column);
            }
        }
        return new Step(Verb.CREATE, id);
    }

    private boolean comesWith(ObjectId parent, CatalogObject child) {
        return switch (child.id().kind()) {
            case COLUMN, ATTRIBUTE -> true;
            case CONSTRAINT -> isInline(Objects.requireNonNull(to.object(parent)), child);
            default -> false;
        };
    }

    /** A partition's checks must stand before it is attached. */
    private static boolean isInline(CatalogObject table, CatalogObject constraint) {
        return table.has("partition of")
                && constraint.has("inherited")
                && constraint.text("type").equals("check");
    }

    private static boolean isForeignKey(CatalogObject object) {
        return object.id().kind() == ObjectKind.CONSTRAINT
                && object.text("type").equals("foreign key")
                && !"only".equals(object.get("inherited"));
    }

    private void write(Step step) {
        var id = step.id();
        switch (step.verb()) {
            case SET_ASIDE -> statements.add("ALTER TYPE " + id.sql() + " RENAME TO " + Identifiers.quote(aside(id)));
            case DROP -> drop(id);
            case ALTER -> alter(Objects.requireNonNull(from.object(id)), Objects.requireNonNull(to.object(id)));
            case CREATE -> create(Objects.requireNonNull(to.object(id)));
        }
    }

    private void drop(ObjectId id) {
        var object = Objects.requireNonNull(from.object(id));
        if (rebuild.isRebuilt(id)) {
            statements.addAll(rebuild.aside(id));
        } else if (choice.isSetAside(id)) {
            statements.add("DROP " + id.kind().keyword() + " " + Identifiers.qualified(id.inSchema(), aside(id)));
        } else if (!isPartOfAnother(object)) {
            statements.addAll(ObjectDdl.drop(object));
        }
    }

    /** Inherited columns and constraints, partitions of indexes, identity sequences, columns of views. */
    private boolean isPartOfAnother(CatalogObject object) {
        var id = object.id();
        var parent = id.kind() == ObjectKind.COLUMN ? from.parent(id) : null;
        return "only".equals(object.get("inherited"))
                || ((id.kind() == ObjectKind.INDEX || id.kind() == ObjectKind.CONSTRAINT) && object.has("partition of"))
                || object.has("identity of")
                || (parent != null && !parent.kind().isTable());
    }

    private void create(CatalogObject object) {
        var id = object.id();
        switch (id.kind()) {
            case TABLE, FOREIGN_TABLE -> {
                var inline = to.children(id, ObjectKind.CONSTRAINT).stream()
                        .filter(constraint -> isInline(object, constraint))
                        .toList();
                statements.addAll(tables.create(object, to.children(id, ObjectKind.COLUMN), inline));
                if (object.has("partition of")) {
                    attach(object);
                }
                if (rebuild.isRebuilt(id)) {
                    statements.addAll(rebuild.refill(id));
                }
            }
            case COLUMN -> {
                var parent = to.parent(id);
                if (parent != null && parent.kind().isTable()) {
                    statements.addAll(tables.addColumn(object));
                }
            }
            case COMPOSITE -> statements.addAll(ObjectDdl.create(object, to.children(id, ObjectKind.ATTRIBUTE)));
            case SEQUENCE -> sequence(object);
            case INDEX, CONSTRAINT -> indexOrConstraint(object);
            default -> statements.addAll(ObjectDdl.create(object, List.of()));
        }
    }

    /** At once when the parent is new, too; else after the partition's own indexes, which are then taken over. */
    private void attach(CatalogObject table) {
        boolean parentIsNew = to.needs(table.id()).stream()
                .anyMatch(
                        id -> id.kind() == ObjectKind.TABLE && choice.created().contains(id));
        (parentIsNew ? statements : attachments).add(tables.attach(table));
    }

    private void sequence(CatalogObject sequence) {
        var id = sequence.id();
        statements.addAll(ObjectDdl.create(sequence, List.of()));
        var column = to.columnOf(sequence);
        if (column == null) {
            return;
        }
        // both must have one owner at this moment
        if (from.object(column.parentAs(ObjectKind.TABLE)) != null) {
            statements.add("ALTER SEQUENCE " + id.sql() + " OWNER TO " + Identifiers.quote(sequence.text("owner")));
        }
        statements.add("ALTER SEQUENCE " + id.sql() + " OWNED BY " + sequence.text("owned by"));
    }

    private void indexOrConstraint(CatalogObject object) {
        var id = object.id();
        if (object.has("invalid")) {
            unsupported.add(new CatalogScript.Unsupported(id, CatalogScript.Reason.INVALID_INDEX));
            return;
        }
        var parentIndex = object.get("partition of");
        boolean inherited = "only".equals(object.get("inherited"));
        if (inherited && parentIndex == null) {
            return;
        }
        statements.addAll(ObjectDdl.create(object, List.of()));
        if (parentIndex != null) {
            boolean parentIsNew = to.needs(id).stream()
                    .anyMatch(needed ->
                            needed.kind() == id.kind() && choice.created().contains(needed));
            if (parentIsNew) {
                attachments.add("ALTER INDEX " + parentIndex + " ATTACH PARTITION "
                        + Identifiers.qualified(id.inSchema(), id.name()));
            }
        }
    }

    private void alter(CatalogObject was, CatalogObject is) {
        if (isOwnSince(was, is)) {
            unsupported.add(new CatalogScript.Unsupported(is.id(), CatalogScript.Reason.OWN_SINCE));
        }
        switch (is.id().kind()) {
            case TABLE, FOREIGN_TABLE -> {
                if (SqlPieces.differ(was, is, "partition key")) {
                    unsupported.add(new CatalogScript.Unsupported(is.id(), CatalogScript.Reason.PARTITION_KEY));
                }
                statements.addAll(tables.alter(was, is));
            }
            case COLUMN -> {
                var parent = to.parent(is.id());
                if (parent != null && parent.kind().isTable()) {
                    statements.addAll(tables.alterColumn(was, is, choice.moved().contains(is.id())));
                }
            }
            case ATTRIBUTE -> {
                if (choice.moved().contains(is.id())) {
                    statements.add("ALTER TYPE " + is.id().parentSql() + " ALTER ATTRIBUTE "
                            + is.id().sql() + " TYPE " + is.text("type") + " CASCADE");
                } else {
                    statements.addAll(ObjectDdl.alter(was, is));
                }
            }
            case SEQUENCE -> {
                if (SqlPieces.differ(was, is, "identity of")) {
                    identityChanged(is);
                } else {
                    statements.addAll(ObjectDdl.alter(was, is));
                }
            }
            default -> {
                statements.addAll(ObjectDdl.alter(was, is));
                attachIndex(was, is);
            }
        }
    }

    /** Attaching a partition takes its indexes over; an index of a table that is a partition already is attached alone. */
    private void attachIndex(CatalogObject was, CatalogObject is) {
        boolean keyOrIndex = is.id().kind() == ObjectKind.INDEX || is.id().kind() == ObjectKind.CONSTRAINT;
        var table = keyOrIndex ? to.parent(is.id()) : null;
        if (table != null
                && is.has("partition of")
                && !was.has("partition of")
                && !choice.altered().contains(table)) {
            attachments.add("ALTER INDEX " + is.text("partition of") + " ATTACH PARTITION "
                    + Identifiers.qualified(is.id().inSchema(), is.id().name()));
        }
    }

    /** Only a partition gives up what it has in common with its parent when it is attached. */
    private boolean isOwnSince(CatalogObject was, CatalogObject is) {
        var kind = is.id().kind();
        var table = kind == ObjectKind.COLUMN || kind == ObjectKind.CONSTRAINT ? to.parent(is.id()) : null;
        return table != null
                && Objects.requireNonNull(to.object(table)).has("inherits")
                && "only".equals(is.get("inherited"))
                && !"only".equals(was.get("inherited"));
    }

    private void identityChanged(CatalogObject is) {
        unsupported.add(new CatalogScript.Unsupported(is.id(), CatalogScript.Reason.IDENTITY_SEQUENCE));
    }

    private static String aside(ObjectId id) {
        var name = id.name();
        while ((name + ASIDE).getBytes(java.nio.charset.StandardCharsets.UTF_8).length > NAME_BYTES) {
            name = name.substring(0, name.length() - 1);
        }
        return name + ASIDE;
    }
}
