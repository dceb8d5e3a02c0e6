package dev.alidade.catalog;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Decides for every object that differs between two states whether it is dropped, made, altered, or dropped and made
 * again; and what has to go and come back only because it stands on something that does.
 */
final class ScriptChoice {
    private final ScriptSide from;
    private final ScriptSide to;
    private final Set<ObjectId> dropped = new LinkedHashSet<>();
    private final Set<ObjectId> created = new LinkedHashSet<>();
    private final Set<ObjectId> altered = new LinkedHashSet<>();
    private final Set<ObjectId> retyped = new LinkedHashSet<>();
    private final Set<ObjectId> moved = new LinkedHashSet<>();
    private final ArrayDeque<ObjectId> pending = new ArrayDeque<>();

    /**
     * @param rebuilt tables that go and come although they need not
     */
    ScriptChoice(ScriptSide from, ScriptSide to, Set<ObjectId> rebuilt) {
        this.from = from;
        this.to = to;
        compare();
        rebuilt.forEach(this::recreate);
        while (!pending.isEmpty()) {
            var gone = pending.remove();
            for (var dependent : from.dependents(gone)) {
                touch(dependent, gone);
            }
        }
        altered.removeAll(created);
        altered.removeAll(dropped);
        rebuildGrownEnums();
    }

    Set<ObjectId> dropped() {
        return dropped;
    }

    Set<ObjectId> created() {
        return created;
    }

    Set<ObjectId> altered() {
        return altered;
    }

    /** Columns and attributes whose type is made anew under the same name. */
    Set<ObjectId> moved() {
        return moved;
    }

    /** Types that are made anew while columns still use the old one. */
    boolean isSetAside(ObjectId id) {
        return id.kind().isType() && dropped.contains(id) && created.contains(id);
    }

    private void compare() {
        for (var was : from.objects().values()) {
            var is = to.object(was.id());
            if (is == null) {
                dropped.add(was.id());
                pending.add(was.id());
            } else if (!was.sameProperties(is)) {
                differing(was, is);
            }
        }
        for (var id : to.objects().keySet()) {
            if (from.object(id) == null) {
                created.add(id);
            }
        }
    }

    private void differing(CatalogObject was, CatalogObject is) {
        var id = is.id();
        if (!ObjectDdl.isAlterable(was, is)) {
            recreate(id);
            return;
        }
        altered.add(id);
        boolean typed = id.kind() == ObjectKind.COLUMN || id.kind() == ObjectKind.ATTRIBUTE;
        if (typed && SqlPieces.differ(was, is, "type", "collation")) {
            var parent = from.parent(id);
            if (parent != null && !parent.kind().isTable() && parent.kind() != ObjectKind.COMPOSITE) {
                recreate(parent);
            } else if (retyped.add(id)) {
                pending.add(id);
            }
        }
    }

    private void recreate(ObjectId id) {
        if (to.object(id) == null || dropped.contains(id)) {
            return;
        }
        dropped.add(id);
        created.add(id);
        pending.add(id);
    }

    /** Something that {@code dependent} needs goes, or changes its type. */
    private void touch(ObjectId dependent, ObjectId gone) {
        if (to.object(dependent) == null) {
            return;
        }
        if (gone.equals(from.parent(dependent)) && dropped.contains(gone)) {
            recreate(dependent);
            return;
        }
        boolean retypedOnly = !dropped.contains(gone);
        var object = from.object(dependent);
        boolean generated = object != null && object.has("generated");
        switch (dependent.kind()) {
            case VIEW, MATERIALIZED_VIEW, RULE, POLICY, TRIGGER, FUNCTION, PROCEDURE, DEFAULT, PUBLICATION_TABLE ->
                recreate(dependent);
            case AGGREGATE,
                    CONSTRAINT,
                    INDEX,
                    EVENT_TRIGGER,
                    DOMAIN_CONSTRAINT,
                    DOMAIN,
                    RANGE,
                    FOREIGN_TABLE,
                    FOREIGN_DATA_WRAPPER,
                    SERVER,
                    COLLATION,
                    TEXT_SEARCH_DICTIONARY,
                    TEXT_SEARCH_CONFIGURATION,
                    OPERATOR,
                    CAST,
                    STATISTICS -> {
                if (!retypedOnly) {
                    recreate(dependent);
                }
            }
            case SEQUENCE -> {
                // an identity column has its sequence with it
                if (!retypedOnly && gone.kind() == ObjectKind.COLUMN && object != null && object.has("identity of")) {
                    recreate(dependent);
                }
            }
            case COLUMN, ATTRIBUTE -> {
                if (gone.kind().isType() && !retypedOnly) {
                    move(dependent);
                } else if (generated) {
                    recreate(dependent);
                }
            }
            default -> {}
        }
    }

    private void move(ObjectId column) {
        altered.add(column);
        moved.add(column);
        if (retyped.add(column)) {
            pending.add(column);
        }
    }

    /** A value added in place cannot be used before the commit: where something made here needs the type, it is made anew. */
    private void rebuildGrownEnums() {
        for (var id : Set.copyOf(altered)) {
            var was = from.object(id);
            var is = to.object(id);
            boolean grown = id.kind() == ObjectKind.ENUM
                    && was != null
                    && is != null
                    && SqlPieces.differ(was, is, "labels")
                    && to.dependents(id).stream().anyMatch(this::usesValues);
            if (grown) {
                recreate(id);
                altered.remove(id);
                while (!pending.isEmpty()) {
                    var gone = pending.remove();
                    from.dependents(gone).forEach(dependent -> touch(dependent, gone));
                }
                altered.removeAll(created);
            }
        }
    }

    private boolean usesValues(ObjectId id) {
        return (created.contains(id) || altered.contains(id))
                && id.kind() != ObjectKind.COLUMN
                && id.kind() != ObjectKind.ATTRIBUTE;
    }
}
