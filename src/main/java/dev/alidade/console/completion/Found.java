package dev.alidade.console.completion;

import dev.alidade.console.completion.Suggestion.Kind;
import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gathers suggestions that fit the word being written, and puts the likeliest first. */
final class Found {
    private static final int TABLES_SHOWN = 3;

    private final String prefix;
    private final boolean quoted;
    private final List<Ranked> all = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** Lower ranks come first. */
    private record Ranked(Suggestion suggestion, int rank) {}

    Found(String prefix, boolean quoted) {
        this.prefix = prefix.toLowerCase(Locale.ROOT);
        this.quoted = quoted;
    }

    List<Suggestion> best() {
        return all.stream()
                .sorted(Comparator.comparingInt(Ranked::rank)
                        .thenComparingInt(r -> r.suggestion().label().length() > 60 ? 1 : 0)
                        .thenComparing(r -> r.suggestion().label().toLowerCase(Locale.ROOT)))
                .limit(Suggestions.MOST)
                .map(Ranked::suggestion)
                .toList();
    }

    void condition(String sql) {
        add(new Suggestion(Kind.JOIN, sql, sql, ""), 0);
    }

    /**
     * A column.
     *
     * @param qualifier written before it where the name alone is not enough; else empty
     */
    void column(Named.Column column, String qualifier, String table) {
        var name = written(column.name());
        var insert = qualifier.isEmpty() ? name : NameQuoting.written(qualifier) + "." + name;
        var detail =
                table.isEmpty() ? column.type() : column.type() + (column.type().isEmpty() ? "" : " · ") + table;
        var label = qualifier.isEmpty() ? column.name() : qualifier + "." + column.name();
        if (fits(column.name())) {
            add(new Suggestion(Kind.COLUMN, label, insert, detail), rank(column.name(), 10));
        }
    }

    /**
     * A column before FROM is written: by name, with the tables that have one.
     *
     * @param lower its name in lower case
     */
    void columnOfMany(String lower, List<Named.Relation> tables) {
        tables.getFirst().columns().stream()
                .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(lower))
                .findFirst()
                .ifPresent(column -> {
                    var shown = tables.stream()
                            .limit(TABLES_SHOWN)
                            .map(Named.Relation::name)
                            .toList();
                    var detail = String.join(", ", shown) + (tables.size() > TABLES_SHOWN ? " …" : "");
                    add(
                            new Suggestion(Kind.COLUMN, column.name(), written(column.name()), detail),
                            rank(column.name(), 14));
                });
    }

    void alias(TableUse use) {
        if (fits(use.name())) {
            var detail = use.relation().map(Named.Relation::name).orElse("");
            add(new Suggestion(Kind.ALIAS, use.name(), written(use.name()), detail), rank(use.name(), 20));
        }
    }

    void withQuery(String name) {
        if (fits(name)) {
            add(new Suggestion(Kind.RELATION, name, written(name), "with"), rank(name, 10));
        }
    }

    /** A table that a foreign key joins to one already named. */
    void linked(Named.Relation relation, String to) {
        if (fits(relation.name())) {
            add(
                    new Suggestion(kind(relation), relation.name(), path(relation, false), "→ " + to),
                    rank(relation.name(), 5));
        }
    }

    void relation(Named.Relation relation, boolean schemaWritten) {
        if (fits(relation.name())) {
            int base = relation.visible() && !CatalogNames.isSystem(relation.schema())
                    ? 15
                    : CatalogNames.isSystem(relation.schema()) ? 60 : 25;
            add(
                    new Suggestion(kind(relation), relation.name(), path(relation, schemaWritten), relation.schema()),
                    rank(relation.name(), base));
        }
    }

    void schema(String schema) {
        if (fits(schema)) {
            add(new Suggestion(Kind.SCHEMA, schema, written(schema) + ".", ""), rank(schema, 30));
        }
    }

    void routine(Named.Routine routine, boolean schemaWritten) {
        if (!fits(routine.name())) {
            return;
        }
        var name = written(routine.name());
        var path = schemaWritten || routine.visible() ? name : NameQuoting.written(routine.schema()) + "." + name;
        var detail = "(" + routine.arguments() + ")" + (routine.result().isEmpty() ? "" : " → " + routine.result());
        add(
                new Suggestion(
                        Kind.FUNCTION,
                        routine.name(),
                        path + "()",
                        detail,
                        routine.arguments().isEmpty() ? 0 : 1),
                rank(routine.name(), CatalogNames.isSystem(routine.schema()) ? 45 : 35));
    }

    void type(Named.Type type) {
        if (fits(type.name())) {
            boolean system = CatalogNames.isSystem(type.schema());
            var insert = system
                    ? type.name()
                    : type.visible()
                            ? written(type.name())
                            : NameQuoting.written(type.schema()) + "." + written(type.name());
            add(
                    new Suggestion(Kind.TYPE, type.name(), insert, system ? "" : type.schema()),
                    rank(type.name(), system ? 12 : 10));
        }
    }

    void keywords(List<String> words) {
        if (!quoted) {
            for (var word : words) {
                if (word.startsWith(prefix)) {
                    add(new Suggestion(Kind.KEYWORD, word, word, ""), prefix.isEmpty() ? 55 : 40);
                }
            }
        }
    }

    private String path(Named.Relation relation, boolean schemaWritten) {
        var name = written(relation.name());
        return schemaWritten || relation.visible() ? name : NameQuoting.written(relation.schema()) + "." + name;
    }

    private String written(String name) {
        return quoted ? Identifiers.quote(name) : NameQuoting.written(name);
    }

    private static Kind kind(Named.Relation relation) {
        return relation.kind().equals("v") || relation.kind().equals("m") ? Kind.VIEW : Kind.RELATION;
    }

    private boolean fits(String name) {
        return prefix.isEmpty() || name.toLowerCase(Locale.ROOT).contains(prefix);
    }

    /** What begins with the word comes before what holds it somewhere. */
    private int rank(String name, int base) {
        return name.toLowerCase(Locale.ROOT).startsWith(prefix) ? base : base + 100;
    }

    private void add(Suggestion suggestion, int rank) {
        if (seen.add(suggestion.kind() + " " + suggestion.insert() + " "
                + (suggestion.kind() == Kind.FUNCTION ? suggestion.detail() : ""))) {
            all.add(new Ranked(suggestion, rank));
        }
    }
}
