package dev.alidade.console.completion;

import dev.alidade.statement.Lexis;
import dev.alidade.statement.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what could stand at the caret of a statement: by what stands before it, by the tables that the statement names
 * anywhere, and by the catalog. Costs what the statement is long, not what the database is large.
 */
public final class Completion {
    private static final Set<String> TABLES =
            Set.of("from", "join", "into", "update", "truncate", "table", "only", "lateral");
    private static final Set<String> CLAUSES = Set.of(
            "select",
            "from",
            "where",
            "join",
            "on",
            "using",
            "set",
            "values",
            "into",
            "by",
            "having",
            "returning",
            "limit",
            "offset",
            "update",
            "when",
            "then",
            "else",
            "case",
            "and",
            "or",
            "not",
            "table",
            "truncate",
            "filter",
            "over");
    private static final Set<String> DEFINITIONS =
            Set.of("create", "alter", "drop", "grant", "revoke", "comment", "vacuum", "analyze", "reindex", "refresh");

    private final CatalogNames names;
    private final StatementReading reading;
    private final TableUses uses;
    private final Found found;
    private final int group;
    private final String prefix;
    /** The place of the word before the one that is being written, or -1. */
    private final int previous;

    private Completion(CatalogNames names, String sql, int from, int caret) {
        this.names = names;
        this.reading = new StatementReading(sql);
        this.uses = new TableUses(reading, names);
        this.group = reading.groupAt(from);
        this.prefix = NameQuoting.meant(sql.substring(from, caret));
        this.previous = reading.before(from) - 1;
        this.found = new Found(prefix, sql.startsWith("\"", from));
    }

    /**
     * What could stand at a place.
     *
     * @param sql one statement, as far as it is written; what follows the caret counts too
     * @param caret a place in it, in chars
     */
    public static Suggestions at(CatalogNames names, String sql, int caret) {
        int from = caret;
        while (from > 0 && Lexis.continuesWord(sql.charAt(from - 1))) {
            from--;
        }
        if (from > 0 && sql.charAt(from - 1) == '"') {
            from--;
        }
        var around = within(sql, from);
        if (around == Kind.TEXT || around == Kind.COMMENT || around == Kind.BODY || around == Kind.NAME) {
            return Suggestions.none(caret);
        }
        if (from < caret && Character.isDigit(sql.charAt(from))) {
            return Suggestions.none(caret);
        }
        var completion = new Completion(names, sql, from, caret);
        completion.collect();
        return new Suggestions(from, caret, completion.found.best());
    }

    /** What a place lies inside of, past its first character; OTHER where it is between words. */
    private static Kind within(String sql, int place) {
        for (var word : new StatementReading(sql).words()) {
            boolean lineComment = word.kind() == Kind.COMMENT
                    && word.text().startsWith("--")
                    && !word.text().endsWith("\n");
            if (word.start() < place && (place < word.end() || (lineComment && place == word.end()))) {
                return word.kind();
            }
        }
        return Kind.OTHER;
    }

    private void collect() {
        if (reading.isSign(previous, ".")) {
            qualified();
        } else if (isCast()) {
            types();
        } else if (insertColumns().isPresent()) {
            columns(insertColumns().get().columns(), "");
        } else {
            byClause();
        }
    }

    private boolean isCast() {
        return reading.isSign(previous, "::") || (reading.lower(previous).equals("as") && insideCast());
    }

    private boolean insideCast() {
        for (int i = previous; i > 0; i--) {
            var word = reading.word(i);
            if (word.inner() == group) {
                return reading.lower(i - 1).equals("cast");
            }
        }
        return false;
    }

    private void byClause() {
        int at = clause();
        var clause = reading.lower(at);
        boolean rightBehind = at == previous || reading.isSign(previous, ",");
        if (at < 0) {
            opening();
        } else if (clause.equals("join") && rightBehind) {
            joined();
            relations();
        } else if (TABLES.contains(clause)
                || (clause.equals("using") && reading.lower(0).equals("delete"))) {
            if (rightBehind || TABLES.contains(reading.lower(previous))) {
                relations();
                found.keywords(List.of("lateral", "only", "select"));
            } else {
                found.keywords(Keywords.AFTER_TABLE);
            }
        } else if (clause.equals("on") && at == previous && !DEFINITIONS.contains(reading.lower(0))) {
            conditions();
            expression();
        } else if (clause.equals("on") && DEFINITIONS.contains(reading.lower(0))) {
            relations();
            found.keywords(Keywords.DEFINITION);
        } else {
            expression();
        }
    }

    /** The nearest word before the caret, in the same parentheses or those around, that says what belongs here. */
    private int clause() {
        int level = group;
        for (int i = previous; i >= 0; i--) {
            var word = reading.word(i);
            if (word.inner() == level) {
                level = word.group();
            } else if (word.group() == level && CLAUSES.contains(word.lower())) {
                return i;
            }
        }
        return -1;
    }

    private void opening() {
        var first = reading.lower(0);
        if (previous < 0) {
            found.keywords(Keywords.STATEMENT);
        } else if (DEFINITIONS.contains(first)) {
            found.keywords(Keywords.DEFINITION);
            relations();
            routines();
        } else if (first.equals("call")) {
            routines();
        } else {
            found.keywords(Keywords.STATEMENT);
            found.keywords(Keywords.EXPRESSION);
            relations();
        }
    }

    private void qualified() {
        var qualifier = reading.isName(previous - 1)
                ? NameQuoting.meant(reading.word(previous - 1).text())
                : "";
        boolean three = reading.isSign(previous - 2, ".") && reading.isName(previous - 3);
        if (three) {
            names.relation(NameQuoting.meant(reading.word(previous - 3).text()), qualifier)
                    .ifPresent(r -> columns(r.columns(), ""));
            return;
        }
        var use = visible().stream().filter(u -> u.name().equals(qualifier)).findFirst();
        if (use.isPresent()) {
            columns(use.get().columns(), "");
            return;
        }
        if (names.isSchema(qualifier)) {
            names.relations(prefix)
                    .filter(r -> r.schema().equals(qualifier))
                    .limit(Suggestions.MOST)
                    .forEach(r -> found.relation(r, true));
            names.routines(prefix)
                    .filter(r -> r.schema().equals(qualifier))
                    .limit(Suggestions.MOST)
                    .forEach(r -> found.routine(r, true));
            return;
        }
        names.relation("", qualifier).ifPresent(r -> columns(r.columns(), ""));
    }

    private List<TableUse> visible() {
        return uses.visibleFrom(group);
    }

    /** Inside the parentheses behind {@code insert into t}. */
    private Optional<TableUse> insertColumns() {
        for (int i = previous; i >= 2; i--) {
            var word = reading.word(i);
            if (word.inner() == group && group != 0) {
                int name = i - 1;
                int into = reading.isSign(name - 1, ".") ? name - 3 : name - 1;
                int start = reading.isName(name) ? reading.word(into + 1).start() : -1;
                return reading.lower(into).equals("into")
                        ? uses.visibleFrom(0).stream()
                                .filter(u -> u.start() == start)
                                .findFirst()
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void expression() {
        var scope = visible();
        for (var use : scope) {
            for (var column : use.columns()) {
                boolean ambiguous = scope.stream()
                        .anyMatch(other -> !other.equals(use)
                                && other.columns().stream()
                                        .anyMatch(c -> c.name().equals(column.name())));
                found.column(column, ambiguous ? use.name() : "", use.name());
            }
            found.alias(use);
        }
        if (scope.isEmpty() && !prefix.isEmpty()) {
            names.columns(prefix).limit(Suggestions.MOST).forEach(e -> found.columnOfMany(e.getKey(), e.getValue()));
        }
        if (!prefix.isEmpty()) {
            routines();
        }
        found.keywords(Keywords.EXPRESSION);
    }

    private void columns(List<Named.Column> columns, String of) {
        columns.forEach(column -> found.column(column, "", of));
    }

    private void relations() {
        uses.withNames().forEach(found::withQuery);
        names.relations(prefix)
                .filter(r -> !prefix.isEmpty() || !CatalogNames.isSystem(r.schema()))
                .limit(2L * Suggestions.MOST)
                .forEach(r -> found.relation(r, false));
        names.schemas().forEach(found::schema);
        if (prefix.length() > 1) {
            names.relationsWith(prefix)
                    .filter(r -> !CatalogNames.isSystem(r.schema()))
                    .limit(Suggestions.MOST)
                    .forEach(r -> found.relation(r, false));
        }
    }

    private void routines() {
        names.routines(prefix)
                .filter(Named.Routine::visible)
                .limit(Suggestions.MOST)
                .forEach(r -> found.routine(r, false));
    }

    private void types() {
        names.types(prefix).limit(2L * Suggestions.MOST).forEach(found::type);
    }

    /** After JOIN: tables that a foreign key leads to, first. */
    private void joined() {
        for (var use : visible()) {
            use.relation()
                    .ifPresent(known -> names.links(known.id()).stream()
                            .map(link -> link.from() == known.id() ? link.to() : link.from())
                            .distinct()
                            .flatMap(id -> names.relation(id).stream())
                            .forEach(other -> found.linked(other, use.name())));
        }
    }

    /** After ON: the conditions that foreign keys make between the table just named and those before it. */
    private void conditions() {
        int at = reading.word(previous).start();
        var before = visible().stream().filter(u -> u.start() < at).toList();
        if (before.size() < 2) {
            return;
        }
        var last = before.getLast();
        last.relation().ifPresent(joined -> {
            for (var link : names.links(joined.id())) {
                for (var other : before.subList(0, before.size() - 1)) {
                    other.relation().ifPresent(known -> {
                        if (link.from() == joined.id() && link.to() == known.id()) {
                            found.condition(condition(last.name(), link.columns(), other.name(), link.targets()));
                        } else if (link.to() == joined.id() && link.from() == known.id()) {
                            found.condition(condition(last.name(), link.targets(), other.name(), link.columns()));
                        }
                    });
                }
            }
        });
    }

    private static String condition(String left, List<String> leftColumns, String right, List<String> rightColumns) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < leftColumns.size(); i++) {
            parts.add(NameQuoting.written(left) + "." + NameQuoting.written(leftColumns.get(i)) + " = "
                    + NameQuoting.written(right) + "." + NameQuoting.written(rightColumns.get(i)));
        }
        return String.join(" and ", parts);
    }
}
