package dev.alidade.console.completion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All names of a database as they were read, found by their beginnings in logarithmic time. Immutable. */
public final class CatalogNames {
    /** Before anything was read. */
    public static final CatalogNames NONE = new CatalogNames(List.of(), List.of(), List.of(), List.of(), List.of());

    private final List<String> schemas;
    private final NavigableMap<String, List<Named.Relation>> relations = new TreeMap<>();
    private final NavigableMap<String, List<Named.Routine>> routines = new TreeMap<>();
    private final NavigableMap<String, List<Named.Type>> types = new TreeMap<>();
    private final NavigableMap<String, List<Named.Relation>> columns = new TreeMap<>();
    private final Map<Long, Named.Relation> byId = new HashMap<>();
    private final Map<Long, List<Named.Link>> links = new HashMap<>();

    CatalogNames(
            List<String> schemas,
            List<Named.Relation> relations,
            List<Named.Routine> routines,
            List<Named.Type> types,
            List<Named.Link> links) {
        this.schemas = List.copyOf(schemas);
        relations.forEach(relation -> {
            add(this.relations, relation.name(), relation);
            byId.put(relation.id(), relation);
            if (!isSystem(relation.schema())) {
                relation.columns().forEach(column -> add(columns, column.name(), relation));
            }
        });
        routines.forEach(routine -> add(this.routines, routine.name(), routine));
        types.forEach(type -> add(this.types, type.name(), type));
        links.forEach(link -> {
            this.links.computeIfAbsent(link.from(), _ -> new ArrayList<>()).add(link);
            if (link.to() != link.from()) {
                this.links.computeIfAbsent(link.to(), _ -> new ArrayList<>()).add(link);
            }
        });
    }

    /** Whether nothing is known yet. */
    public boolean isEmpty() {
        return relations.isEmpty() && routines.isEmpty();
    }

    /** Every schema. */
    public List<String> schemas() {
        return schemas;
    }

    boolean isSchema(String name) {
        return schemas.contains(name);
    }

    static boolean isSystem(String schema) {
        return schema.equals("pg_catalog") || schema.equals("information_schema");
    }

    /** Relations whose names begin so, in any case, by name. */
    Stream<Named.Relation> relations(String prefix) {
        return starting(relations, prefix);
    }

    /** Relations whose names hold this, but not at their beginning; one look at each name. */
    Stream<Named.Relation> relationsWith(String part) {
        var lower = part.toLowerCase(Locale.ROOT);
        return relations.entrySet().stream()
                .filter(e -> e.getKey().indexOf(lower) > 0)
                .flatMap(e -> e.getValue().stream());
    }

    Stream<Named.Routine> routines(String prefix) {
        return starting(routines, prefix);
    }

    Stream<Named.Type> types(String prefix) {
        return starting(types, prefix);
    }

    /** Names of columns that begin so, each with the relations that have one. */
    Stream<Map.Entry<String, List<Named.Relation>>> columns(String prefix) {
        return range(columns, prefix).entrySet().stream();
    }

    Optional<Named.Relation> relation(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The relation that a statement means by a name; without a schema the one on the search path, else any. */
    Optional<Named.Relation> relation(String schema, String name) {
        var same = relations.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .filter(r -> r.name().equals(name))
                .filter(r -> schema.isEmpty() || r.schema().equals(schema))
                .toList();
        return same.stream()
                .filter(Named.Relation::visible)
                .findFirst()
                .or(() -> same.stream().findFirst());
    }

    /** The foreign keys from and to a relation. */
    List<Named.Link> links(long relation) {
        return links.getOrDefault(relation, List.of());
    }

    /** Every relation's name, for guesses. */
    public Collection<String> relationNames() {
        return relations.values().stream()
                .flatMap(List::stream)
                .map(Named.Relation::name)
                .distinct()
                .toList();
    }

    /** The columns of the relations whose names stand in a statement, for guesses. */
    public Collection<String> columnsNamedIn(String sql) {
        return new StatementReading(sql)
                .words().stream()
                        .filter(StatementReading.Word::isName)
                        .flatMap(w -> relation("", NameQuoting.meant(w.text())).stream())
                        .flatMap(r -> r.columns().stream())
                        .map(Named.Column::name)
                        .distinct()
                        .toList();
    }

    /** Every function's name, for guesses. */
    public Collection<String> routineNames() {
        return routines.values().stream()
                .flatMap(List::stream)
                .map(Named.Routine::name)
                .distinct()
                .toList();
    }

    /** Every type's name, for guesses. */
    public Collection<String> typeNames() {
        return types.values().stream()
                .flatMap(List::stream)
                .map(Named.Type::name)
                .distinct()
                .toList();
    }

    private static <T> void add(NavigableMap<String, List<T>> map, String name, T value) {
        map.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
                .add(value);
    }

    private static <T> Stream<T> starting(NavigableMap<String, List<T>> map, String prefix) {
        return range(map, prefix).values().stream().flatMap(List::stream);
    }

    private static <T> NavigableMap<String, List<T>> range(NavigableMap<String, List<T>> map, String prefix) {
        var lower = prefix.toLowerCase(Locale.ROOT);
        return lower.isEmpty() ? map : map.subMap(lower, true, lower + Character.MAX_VALUE, false);
    }
}
