package dev.alidade.catalog;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** The definition of single objects. */
public final class Ddl {
    private Ddl() {}

    /**
     * The statements that would make an object of a snapshot with all that belongs to it (a table's columns,
     * constraints, indexes, triggers, policies and serial sequences), owner, grants and comments included; everything
     * else is taken as present.
     */
    public static List<String> of(CatalogSnapshot snapshot, ObjectId id) {
        var children = snapshot.children();
        Set<ObjectId> wanted = new HashSet<>();
        wanted.add(id);
        children.getOrDefault(id, List.of()).forEach(child -> wanted.add(child.id()));
        for (var object : snapshot.objects()) {
            boolean owned = object.has("owned by") || object.has("identity of");
            if (owned && snapshot.dependencies(object.id()).stream().anyMatch(wanted::contains)) {
                wanted.add(object.id());
            }
        }
        return CatalogScript.from(part(snapshot, Set.of()))
                .to(part(snapshot, wanted))
                .statements();
    }

    /** Default privileges stay: they decide what a new object grants by itself. */
    private static CatalogSnapshot part(CatalogSnapshot snapshot, Set<ObjectId> wanted) {
        var dependencies = new LinkedHashMap<ObjectId, List<ObjectId>>();
        for (var id : wanted) {
            dependencies.put(id, within(wanted, snapshot.dependencies(id)));
            var ofDefault = id.as(ObjectKind.DEFAULT);
            if (id.kind() == ObjectKind.COLUMN
                    && !snapshot.dependencies(ofDefault).isEmpty()) {
                dependencies.put(ofDefault, within(wanted, snapshot.dependencies(ofDefault)));
            }
        }
        return new CatalogSnapshot(
                snapshot.origin(),
                snapshot.objects().stream()
                        .filter(object ->
                                wanted.contains(object.id()) || object.id().kind() == ObjectKind.DEFAULT_PRIVILEGES)
                        .map(object -> wanted.contains(object.id()) ? compact(snapshot, wanted, object) : object)
                        .toList(),
                dependencies);
    }

    /** A column with its default in the line that makes it, where nothing that is made with the table must come before. */
    private static CatalogObject compact(CatalogSnapshot snapshot, Set<ObjectId> wanted, CatalogObject object) {
        var id = object.id();
        if (id.kind() != ObjectKind.COLUMN || !object.has("default") || object.has("inherited")) {
            return object;
        }
        var parent = snapshot.parent(id);
        var table = parent == null ? null : snapshot.object(parent);
        boolean free = within(wanted, snapshot.dependencies(id.as(ObjectKind.DEFAULT))).stream()
                .allMatch(needed -> needed.equals(parent) || needed.equals(id));
        return free && table != null && table.id().kind() == ObjectKind.TABLE && !table.has("of type")
                ? TableDdl.withDefaultInLine(object)
                : object;
    }

    /** Whatever else is needed is taken as present. */
    private static List<ObjectId> within(Set<ObjectId> wanted, List<ObjectId> needed) {
        return needed.stream()
                .filter(id -> wanted.contains(id.kind() == ObjectKind.DEFAULT ? id.as(ObjectKind.COLUMN) : id))
                .toList();
    }
}
