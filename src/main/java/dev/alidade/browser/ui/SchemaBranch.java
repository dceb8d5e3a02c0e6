package dev.alidade.browser.ui;

import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.SchemaEntry;
import dev.alidade.browser.object.SchemaObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema in the tree and what is known below it.
 *
 * @param schema the schema
 * @param relations its relations; null until they were asked for
 * @param objects its sequences, functions and types; null until they were asked for
 */
record SchemaBranch(
        SchemaEntry schema,
        @Nullable List<RelationEntry> relations,
        @Nullable List<SchemaObject> objects) {
    SchemaBranch with(List<RelationEntry> found) {
        return new SchemaBranch(schema, found, objects);
    }

    SchemaBranch withObjects(List<SchemaObject> found) {
        return new SchemaBranch(schema, relations, found);
    }
}
