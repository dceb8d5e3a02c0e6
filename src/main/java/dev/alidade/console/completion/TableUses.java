package dev.alidade.console.completion;

import dev.alidade.statement.Tokens.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the tables that a statement names, its aliases and WITH queries; half-written ones too. */
final class TableUses {
    private static final Set<String> BEFORE_TABLES = Set.of("from", "join", "into", "update", "using");
    private static final Set<String> NO_ALIAS = Set.of(
            "set",
            "where",
            "on",
            "using",
            "join",
            "inner",
            "left",
            "right",
            "full",
            "cross",
            "natural",
            "group",
            "order",
            "having",
            "limit",
            "offset",
            "fetch",
            "union",
            "intersect",
            "except",
            "returning",
            "values",
            "select",
            "for",
            "window",
            "tablesample",
            "default",
            "as",
            "when",
            "overriding",
            "with");

    private final StatementReading reading;
    private final CatalogNames names;
    private final List<TableUse> uses = new ArrayList<>();
    private final Map<String, List<Named.Column>> withQueries = new HashMap<>();

    TableUses(StatementReading reading, CatalogNames names) {
        this.reading = reading;
        this.names = names;
        readWith();
        for (int i = 0; i < reading.words().size(); i++) {
            var word = reading.lower(i);
            boolean distinctFrom = word.equals("from") && reading.lower(i - 1).equals("distinct");
            if (BEFORE_TABLES.contains(word) && !distinctFrom) {
                list(i + 1, word.equals("from") || word.equals("using"));
            }
        }
    }

    /** What can be named from inside a group. */
    List<TableUse> visibleFrom(int group) {
        return uses.stream().filter(use -> reading.sees(group, use.group())).toList();
    }

    /** The names of the WITH queries. */
    Set<String> withNames() {
        return withQueries.keySet();
    }

    private void list(int first, boolean several) {
        int next = one(first);
        while (several && next > 0 && reading.isSign(next, ",")) {
            next = one(next + 1);
        }
    }

    /** Reads one table; returns the place behind it, or -1 where none stands. */
    private int one(int from) {
        int i = from;
        while (reading.lower(i).equals("only") || reading.lower(i).equals("lateral")) {
            i++;
        }
        if (reading.isSign(i, "(")) {
            int close = reading.closing(i);
            int inner = reading.word(i).inner();
            return alias(close + 1, "", Optional.empty(), outputs(i + 1, close, inner), i);
        }
        if (!reading.isName(i) || NO_ALIAS.contains(reading.lower(i))) {
            return -1;
        }
        var schema = "";
        var name = NameQuoting.meant(reading.word(i).text());
        int start = i;
        if (reading.isSign(i + 1, ".")) {
            if (!reading.isName(i + 2)) {
                return i + 2;
            }
            schema = name;
            name = NameQuoting.meant(reading.word(i + 2).text());
            i += 2;
        }
        i++;
        if (reading.isSign(i, "(") && !reading.lower(from - 1).equals("into")) {
            return alias(reading.closing(i) + 1, name, Optional.empty(), List.of(), start);
        }
        var with = schema.isEmpty() ? withQueries.get(name) : null;
        var relation = with == null ? names.relation(schema, name) : Optional.<Named.Relation>empty();
        var columns =
                with != null ? with : relation.map(Named.Relation::columns).orElse(List.of());
        return alias(i, name, relation, columns, start);
    }

    private int alias(int from, String name, Optional<Named.Relation> relation, List<Named.Column> columns, int start) {
        int i = from;
        if (reading.lower(i).equals("as")) {
            i++;
        }
        var called = name;
        if (reading.isName(i) && !NO_ALIAS.contains(reading.lower(i))) {
            called = NameQuoting.meant(reading.word(i).text());
            i++;
            if (reading.isSign(i, "(") && !reading.lower(start - 1).equals("into")) {
                i = reading.closing(i) + 1;
            }
        }
        if (!called.isEmpty()) {
            var place = reading.word(start);
            uses.add(new TableUse(called, relation, columns, place.group(), place.start()));
        }
        return i;
    }

    private void readWith() {
        for (int i = 0; i < reading.words().size(); i++) {
            if (!reading.lower(i).equals("with")) {
                continue;
            }
            int at = reading.lower(i + 1).equals("recursive") ? i + 2 : i + 1;
            while (reading.isName(at)) {
                at = withQuery(at);
                if (!reading.isSign(at, ",")) {
                    break;
                }
                at++;
            }
        }
    }

    private int withQuery(int at) {
        var name = NameQuoting.meant(reading.word(at).text());
        int i = at + 1;
        List<Named.Column> columns = List.of();
        if (reading.isSign(i, "(")) {
            int close = reading.closing(i);
            columns = reading.words().subList(i + 1, close).stream()
                    .filter(StatementReading.Word::isName)
                    .map(w -> new Named.Column(NameQuoting.meant(w.text()), ""))
                    .toList();
            i = close + 1;
        }
        while (Set.of("as", "not", "materialized").contains(reading.lower(i))) {
            i++;
        }
        if (!reading.isSign(i, "(")) {
            return i;
        }
        int close = reading.closing(i);
        withQueries.put(
                name, columns.isEmpty() ? outputs(i + 1, close, reading.word(i).inner()) : columns);
        return close + 1;
    }

    /** The columns that a query between two places brings, as far as they have names. */
    private List<Named.Column> outputs(int from, int to, int group) {
        int i = from;
        while (i < to && !(reading.lower(i).equals("select") && reading.word(i).group() == group)) {
            i++;
        }
        var columns = new ArrayList<Named.Column>();
        int item = i + 1;
        for (int at = i + 1; at <= to; at++) {
            boolean end = at == to
                    || (at < reading.words().size()
                            && reading.word(at).group() == group
                            && (reading.lower(at).equals("from")
                                    || reading.word(at).is(",")));
            if (end) {
                output(item, at, to, columns);
                item = at + 1;
                if (at < to && reading.lower(at).equals("from")) {
                    break;
                }
            }
        }
        return List.copyOf(columns);
    }

    private void output(int from, int to, int end, List<Named.Column> columns) {
        if (to <= from) {
            return;
        }
        var last = reading.word(to - 1);
        if (last.is("*")) {
            star(from, to, end, columns);
        } else if (last.isName() && !last.lower().equals("end")) {
            columns.add(new Named.Column(NameQuoting.meant(last.text()), ""));
        } else if (last.is(")") && reading.word(from).kind() == Kind.WORD) {
            columns.add(new Named.Column(reading.lower(from), ""));
        }
    }

    /** {@code *} or {@code t.*}: the columns of the catalog's tables named behind it. */
    private void star(int from, int to, int end, List<Named.Column> columns) {
        var only = to - from == 3 ? NameQuoting.meant(reading.word(from).text()) : "";
        for (int i = to; i < end; i++) {
            if (BEFORE_TABLES.contains(reading.lower(i)) && reading.isName(i + 1)) {
                boolean qualified = reading.isSign(i + 2, ".") && reading.isName(i + 3);
                var schema = qualified ? NameQuoting.meant(reading.word(i + 1).text()) : "";
                var name = NameQuoting.meant(
                        reading.word(qualified ? i + 3 : i + 1).text());
                int behind = qualified ? i + 4 : i + 2;
                int aliasAt = reading.lower(behind).equals("as") ? behind + 1 : behind;
                var alias = reading.isName(aliasAt) && !NO_ALIAS.contains(reading.lower(aliasAt))
                        ? NameQuoting.meant(reading.word(aliasAt).text())
                        : name;
                if (only.isEmpty() || only.equals(alias)) {
                    names.relation(schema, name).ifPresent(r -> columns.addAll(r.columns()));
                }
            }
        }
    }
}
