package dev.alidade.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One object of a snapshot: its name and its properties as texts, in a fixed order for its kind. Immutable. Objects of
 * one kind share the list of property names, so that a hundred thousand of them stay small.
 */
public final class CatalogObject {
    private final ObjectId id;
    private final List<String> names;
    private final @Nullable String[] values;
    private final @Nullable CatalogAddress address;
    private final @Nullable String parts;

    CatalogObject(ObjectId id, List<String> names, @Nullable String[] values) {
        this(id, names, values, null, null);
    }

    /**
     * @param parts oids of what the object consists of, in order, separated by commas: an enum's labels
     */
    CatalogObject(
            ObjectId id,
            List<String> names,
            @Nullable String[] values,
            @Nullable CatalogAddress address,
            @Nullable String parts) {
        this.id = id;
        this.names = names;
        this.values = values;
        this.address = address;
        this.parts = parts;
    }

    public ObjectId id() {
        return id;
    }

    /** Where the server keeps it; null when it has no row of its own or the snapshot is older than addresses. */
    public @Nullable CatalogAddress address() {
        return address;
    }

    @Nullable
    String parts() {
        return parts;
    }

    /** One property, e.g. {@code owner}, {@code definition}, {@code not null}; null when it is not set. */
    public @Nullable String get(String property) {
        int place = names.indexOf(property);
        return place < 0 ? null : values[place];
    }

    /** The properties that are set, in order. */
    public Map<String, String> properties() {
        var set = new LinkedHashMap<String, String>();
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            if (value != null) {
                set.put(names.get(i), value);
            }
        }
        return Collections.unmodifiableMap(set);
    }

    List<String> names() {
        return names;
    }

    boolean has(String property) {
        return get(property) != null;
    }

    String text(String property) {
        var value = get(property);
        if (value == null) {
            throw new IllegalStateException(id + " has no " + property);
        }
        return value;
    }

    /** Whether the properties are the same texts; quick when both come from the same query. */
    boolean sameProperties(CatalogObject other) {
        if (this == other) {
            return true;
        }
        if (names.equals(other.names)) {
            for (int i = 0; i < values.length; i++) {
                var mine = values[i];
                var its = other.values[i];
                if (mine == null ? its != null : !mine.equals(its)) {
                    return false;
                }
            }
            return true;
        }
        return properties().equals(other.properties());
    }

    /** The same object with one property set otherwise or taken away. */
    CatalogObject with(String property, @Nullable String value) {
        int place = names.indexOf(property);
        if (place < 0) {
            throw new IllegalArgumentException(property);
        }
        var changed = values.clone();
        changed[place] = value;
        return new CatalogObject(id, names, changed, address, parts);
    }

    /** The same object with one more property. */
    CatalogObject and(String property, String value) {
        var more = new ArrayList<>(names);
        more.add(property);
        var all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = value;
        return new CatalogObject(id, more, all, address, parts);
    }

    /** The same object under another name. */
    CatalogObject as(ObjectId other) {
        return other.equals(id) ? this : new CatalogObject(other, names, values, address, parts);
    }

    @Override
    public String toString() {
        return id + " " + properties();
    }

    /** The same consisting of other parts. */
    CatalogObject withParts(@Nullable String other) {
        return Objects.equals(other, parts) ? this : new CatalogObject(id, names, values, address, other);
    }
}
