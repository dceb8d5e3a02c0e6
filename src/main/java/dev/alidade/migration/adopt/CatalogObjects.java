package dev.alidade.migration.adopt;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.migration.script.CreatedObject;
import dev.alidade.migration.script.CreatedObject.Kind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of all objects in a database, read once. */
final class CatalogObjects {
    private static final int FETCH = 5_000;

    private final Set<CreatedObject> qualified = new HashSet<>();
    private final Set<CreatedObject> onPath = new HashSet<>();

    private CatalogObjects() {}

    static CatalogObjects read(Database database, Cancellation cancellation) {
        var objects = new CatalogObjects();
        database.read(cancellation, session -> {
            session.each(AdoptQuery.ADOPTION_OBJECTS, Parameters.none(), FETCH, row -> {
                var kind = Kind.valueOf(row.text("kind"));
                var parent = row.textOrNull("parent_name");
                var name = row.text("object_name");
                objects.add(kind, row.textOrNull("schema_name"), parent, name, row.bool("on_path"));
            });
            return true;
        });
        return objects;
    }

    /** Whether an object is there; a name without a schema is looked for along the search path. */
    boolean contains(CreatedObject object) {
        return object.schema() == null ? onPath.contains(object) : qualified.contains(object);
    }

    private void add(Kind kind, @Nullable String schema, @Nullable String parent, String name, boolean isOnPath) {
        qualified.add(new CreatedObject(kind, schema, parent, name));
        if (isOnPath) {
            onPath.add(new CreatedObject(kind, null, parent, name));
        }
    }
}
