package dev.alidade.catalog;

import java.util.HashSet;
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
        var without = new CatalogSnapshot(
                snapshot.origin(),
                snapshot.objects().stream()
                        .filter(object -> !wanted.contains(object.id()))
                        .toList(),
                java.util.Map.of());
        return CatalogScript.from(without).to(snapshot).statements();
    }
}
