package dev.alidade.catalog.witness;

import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that a random migration has made or may work on. Renaming one renames it for all that stand on it. */
final class Thing {
    final String kind;

    @Nullable
    Thing schema;

    final @Nullable Thing parent;
    String name;
    /** Columns or attributes of a relation or composite, labels of an enum. */
    final List<Field> fields = new ArrayList<>();
    /** What else tells it apart: a routine's argument types, a table's partition key. */
    String detail = "";

    /** A column, an attribute or a label. */
    static final class Field {
        String name;
        String type;

        Field(String name, String type) {
            this.name = name;
            this.type = type;
        }

        String sql() {
            return Identifiers.quote(name);
        }
    }

    Thing(String kind, @Nullable Thing schema, @Nullable Thing parent, String name) {
        this.kind = kind;
        this.schema = schema;
        this.parent = parent;
        this.name = name;
    }

    /** The name alone, quoted. */
    String only() {
        return Identifiers.quote(name);
    }

    /** The name with its schema, and a routine's arguments. */
    String sql() {
        return call() + (isRoutine() ? "(" + detail + ")" : "");
    }

    /** As {@link #sql()} without arguments. */
    String call() {
        return (schema == null ? "" : schema.only() + ".") + only();
    }

    /** The schema it is in. */
    Thing schema() {
        return Objects.requireNonNull(schema);
    }

    /** What it belongs to. */
    String on() {
        return parent == null ? "" : parent.sql();
    }

    boolean isRoutine() {
        return kind.equals("function") || kind.equals("procedure") || kind.equals("aggregate");
    }

    /** What SQL calls its kind. */
    String word() {
        return switch (kind) {
            case "enum", "composite", "range" -> "type";
            default -> kind;
        };
    }

    /** A copy of the whole scene, whose things stand on each other's copies. */
    static List<Thing> copy(List<Thing> things) {
        var copies = new IdentityHashMap<Thing, Thing>();
        return new ArrayList<>(things.stream().map(thing -> copy(thing, copies)).toList());
    }

    private static Thing copy(Thing thing, Map<Thing, Thing> copies) {
        var known = copies.get(thing);
        if (known != null) {
            return known;
        }
        var schema = thing.schema == null ? null : copy(thing.schema, copies);
        var parent = thing.parent == null ? null : copy(thing.parent, copies);
        var copy = new Thing(thing.kind, schema, parent, thing.name);
        thing.fields.forEach(field -> copy.fields.add(new Field(field.name, field.type)));
        copy.detail = thing.detail;
        copies.put(thing, copy);
        return copy;
    }
}
