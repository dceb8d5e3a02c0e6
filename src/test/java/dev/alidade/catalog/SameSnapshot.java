package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares two snapshots in everything that they hold: texts, addresses, dependencies and the order of columns. */
public final class SameSnapshot {
    private SameSnapshot() {}

    /** Fails with what differs. */
    public static void assertSame(String what, CatalogSnapshot full, CatalogSnapshot other) {
        assertThat(Change.Seen.lines(CatalogDiff.between(full, other))).as(what).isEmpty();
        assertThat(objects(other)).as(what).isEqualTo(objects(full));
        assertThat(dependencies(other)).as(what).isEqualTo(dependencies(full));
        assertThat(columns(other)).as(what).isEqualTo(columns(full));
    }

    private static Map<ObjectId, String> objects(CatalogSnapshot snapshot) {
        var texts = new HashMap<ObjectId, String>();
        snapshot.objects()
                .forEach(
                        o -> texts.put(o.id(), o.properties() + " " + o.address() + " " + Objects.toString(o.parts())));
        return texts;
    }

    private static Map<ObjectId, Set<ObjectId>> dependencies(CatalogSnapshot snapshot) {
        var sets = new HashMap<ObjectId, Set<ObjectId>>();
        snapshot.dependencies().forEach((from, to) -> sets.put(from, new HashSet<>(to)));
        return sets;
    }

    private static Map<String, List<String>> columns(CatalogSnapshot snapshot) {
        var columns = new HashMap<String, List<String>>();
        for (var object : snapshot.objects()) {
            var id = object.id();
            if (id.kind() == ObjectKind.COLUMN || id.kind() == ObjectKind.ATTRIBUTE) {
                columns.computeIfAbsent(id.schema() + "." + id.parent(), _ -> new ArrayList<>())
                        .add(id.name());
            }
        }
        return columns;
    }
}
