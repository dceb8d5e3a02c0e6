package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Ddl;
import dev.alidade.catalog.Difference;
import dev.alidade.catalog.ObjectId;
import dev.alidade.statement.PlainNames;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the definition of one object changes, with all that belongs to it.
 *
 * @param name as a person writes it, with its kind
 * @param now its statements as it is; empty when it comes
 * @param then its statements as it will be; empty when it goes
 */
public record DefinitionChange(String name, String now, String then) {
    /** More than a person reads; the rest is in the statements. */
    private static final int MOST = 60;

    /** What happens to the object. */
    public enum Kind {
        COMES,
        GOES,
        CHANGES
    }

    /** What happens to the object. */
    public Kind kind() {
        return now.isEmpty() ? Kind.COMES : then.isEmpty() ? Kind.GOES : Kind.CHANGES;
    }

    /** The first sixty objects that differ, each once however much of it does, in the order of the differences. */
    static List<DefinitionChange> between(CatalogSnapshot now, CatalogSnapshot then, CatalogDiff diff) {
        var whole = new LinkedHashSet<ObjectId>();
        diff.differences().stream()
                .map(Difference::id)
                .map(id -> whole(id, now, then))
                .forEach(whole::add);
        return whole.stream()
                .limit(MOST)
                .map(id -> new DefinitionChange(id.toString(), statements(now, id), statements(then, id)))
                .toList();
    }

    private static ObjectId whole(ObjectId id, CatalogSnapshot now, CatalogSnapshot then) {
        var parent = parent(id, now.contains(id) ? now : then);
        return parent != null && (now.contains(parent) || then.contains(parent)) ? parent : id;
    }

    private static @Nullable ObjectId parent(ObjectId id, CatalogSnapshot snapshot) {
        return snapshot.parent(id);
    }

    private static String statements(CatalogSnapshot snapshot, ObjectId id) {
        return snapshot.contains(id) ? PlainNames.of(String.join(";\n", Ddl.of(snapshot, id)) + ";") : "";
    }
}
