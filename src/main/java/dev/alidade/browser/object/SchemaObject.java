package dev.alidade.browser.object;

import dev.alidade.database.Identifiers;
import org.jspecify.annotations.Nullable;

/**
 * One object in the tree that is no relation.
 *
 * @param group what it is
 * @param oid its object id in the catalogue of its group
 * @param schema its schema; null for what belongs to the whole database
 * @param name its name
 * @param detail what tells it from others: argument types of a function, kind of a type, version; may be empty
 * @param extension the extension it belongs to; null when people made it
 */
public record SchemaObject(
        ObjectGroup group,
        long oid,
        @Nullable String schema,
        String name,
        String detail,
        @Nullable String extension) {
    /** {@code schema.name(arguments)} for people. */
    public String label() {
        var qualified = schema == null ? name : schema + "." + name;
        return group == ObjectGroup.FUNCTION ? qualified + "(" + detail + ")" : qualified;
    }

    /** Name with schema, quoted where needed, for SQL. */
    public String sql() {
        return schema == null ? Identifiers.quote(name) : Identifiers.qualified(schema, name);
    }
}
