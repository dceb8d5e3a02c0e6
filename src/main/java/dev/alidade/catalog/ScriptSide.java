package dev.alidade.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of the two snapshots as a script sees it: defaults apart from their columns, children known, needs complete. */
final class ScriptSide {
    private static final List<String> EXPRESSION = List.of("expression");

    private final CatalogSnapshot snapshot;
    private final Map<ObjectId, CatalogObject> objects = new LinkedHashMap<>();
    private final Map<ObjectId, List<CatalogObject>> children;
    private final Map<ObjectId, List<ObjectId>> dependents = new HashMap<>();
    private final Map<ObjectId, CatalogObject> sequencesOfColumns = new HashMap<>();

    ScriptSide(CatalogSnapshot snapshot) {
        this.snapshot = snapshot;
        this.children = snapshot.children();
        for (var object : snapshot.objects()) {
            var expression = object.id().kind() == ObjectKind.COLUMN ? object.get("default") : null;
            if (expression == null) {
                objects.put(object.id(), object);
                continue;
            }
            objects.put(object.id(), object.with("default", null));
            var id = object.id().as(ObjectKind.DEFAULT);
            objects.put(id, new CatalogObject(id, EXPRESSION, new @Nullable String[] {expression}));
        }
        for (var id : objects.keySet()) {
            needs(id)
                    .forEach(needed -> dependents
                            .computeIfAbsent(needed, key -> new ArrayList<>())
                            .add(id));
        }
        for (var object : snapshot.objects()) {
            if (object.has("owned by") || object.has("identity of")) {
                snapshot.dependencies(object.id()).stream()
                        .filter(id -> id.kind() == ObjectKind.COLUMN)
                        .findFirst()
                        .ifPresent(column -> sequencesOfColumns.put(column, object));
            }
        }
    }

    Map<ObjectId, CatalogObject> objects() {
        return objects;
    }

    @Nullable
    CatalogObject object(ObjectId id) {
        return objects.get(id);
    }

    @Nullable
    ObjectId parent(ObjectId id) {
        return snapshot.parent(id);
    }

    List<CatalogObject> children(ObjectId id, ObjectKind kind) {
        return children.getOrDefault(id, List.of()).stream()
                .filter(child -> child.id().kind() == kind)
                .toList();
    }

    /** What must exist before it. */
    Set<ObjectId> needs(ObjectId id) {
        var needs = new LinkedHashSet<>(snapshot.dependencies(id));
        var parent = parent(id);
        if (parent != null) {
            needs.add(parent);
        }
        return needs;
    }

    List<ObjectId> dependents(ObjectId id) {
        return dependents.getOrDefault(id, List.of());
    }

    /** The column that a sequence belongs to, as identity or as owned; null for a free one. */
    @Nullable
    ObjectId columnOf(CatalogObject sequence) {
        return sequence.has("owned by") || sequence.has("identity of")
                ? snapshot.dependencies(sequence.id()).stream()
                        .filter(id -> id.kind() == ObjectKind.COLUMN)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** Sequences by the identity or serial column they belong to. */
    Map<ObjectId, CatalogObject> sequencesOfColumns() {
        return sequencesOfColumns;
    }

    List<CatalogObject> ofKind(ObjectKind kind) {
        return objects.values().stream()
                .filter(object -> object.id().kind() == kind)
                .toList();
    }
}
