package dev.alidade.catalog;

import dev.alidade.database.Identifiers;
import org.jspecify.annotations.Nullable;

/**
 * What an object is called. Names are raw, but a routine's: its name is quoted as needed and followed by its argument
 * types in brackets, as an operator's is; a cast is called by its two types.
 *
 * @param schema the schema; null for objects of the whole database
 * @param parent what it belongs to in the same schema (a column's table, a domain constraint's domain), the publication
 *     of a published table, the role of default privileges; null for objects that stand alone
 */
public record ObjectId(
        ObjectKind kind, @Nullable String schema, @Nullable String parent, String name) {
    /** As a person would write it: {@code public.orders.id}. */
    public String label() {
        return switch (kind) {
            case PUBLICATION_TABLE -> parent + ": " + schema + "." + name;
            case PUBLICATION_SCHEMA -> parent + ": " + name;
            case DEFAULT_PRIVILEGES -> parent + (schema == null ? ": " : " in " + schema + ": ") + name;
            default -> (schema == null ? "" : schema + ".") + (parent == null ? "" : parent + ".") + name;
        };
    }

    /** The object itself in SQL, qualified by its schema; a child is named by itself only. */
    String sql() {
        if (kind == ObjectKind.CAST) {
            return name;
        }
        if (kind.isSigned()) {
            return Identifiers.quote(inSchema()) + "." + name;
        }
        boolean qualified = schema != null && (parent == null || kind == ObjectKind.INDEX);
        return qualified ? Identifiers.qualified(inSchema(), name) : Identifiers.quote(name);
    }

    /** What it belongs to, in SQL, qualified. */
    String parentSql() {
        if (parent == null) {
            throw new IllegalStateException(kind + " stands alone");
        }
        return schema == null ? Identifiers.quote(parent) : Identifiers.qualified(schema, parent);
    }

    String inSchema() {
        if (schema == null) {
            throw new IllegalStateException(kind + " has no schema");
        }
        return schema;
    }

    /** Another object of the same schema and parent. */
    ObjectId as(ObjectKind other) {
        return new ObjectId(other, schema, parent, name);
    }

    /** What it belongs to, if that is of the given kind. */
    ObjectId parentAs(ObjectKind kindOfParent) {
        if (parent == null) {
            throw new IllegalStateException(kind + " stands alone");
        }
        return new ObjectId(kindOfParent, schema, null, parent);
    }

    @Override
    public String toString() {
        return kind.word() + " " + label();
    }
}
