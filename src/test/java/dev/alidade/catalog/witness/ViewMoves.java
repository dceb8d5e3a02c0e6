package dev.alidade.catalog.witness;

import dev.alidade.catalog.witness.Thing.Field;
import dev.alidade.database.Identifiers;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Views and materialised views, on tables and on each other. */
final class ViewMoves {
    private ViewMoves() {}

    static void add(Moves moves) {
        moves.add("view", "create", s -> {
            var made = new Thing("view", s.place(), null, s.name());
            var query = query(s, made);
            return query == null
                    ? null
                    : new Move(
                            "create view " + made.sql()
                                    + s.one(
                                            "",
                                            "",
                                            " with (security_barrier = true)",
                                            " with (security_invoker = true)")
                                    + " as " + query,
                            () -> s.things.add(made));
        });
        moves.common("view", true);
        moves.on(
                "view",
                "alter",
                (s, it) -> Move.of("alter view " + it.sql()
                        + s.one(
                                " set (security_barrier = true)", " set (security_invoker = on)",
                                " reset (security_barrier, security_invoker)", " set (check_option = local)")));
        moves.on("view", "alter", (s, it) -> {
            var field = s.field(it);
            var name = s.name();
            return field == null
                    ? null
                    : new Move(
                            "alter view " + it.sql() + " rename column " + field.sql() + " to "
                                    + Identifiers.quote(name),
                            () -> field.name = name);
        });
        moves.on("view", "alter", (s, it) -> {
            var field = s.field(it);
            var value = field == null ? null : s.value(field.type);
            return field == null
                    ? null
                    : Move.of("alter view " + it.sql() + " alter column " + field.sql()
                            + (value == null ? " drop default" : " set default " + value));
        });
        moves.on("view", "alter", (s, it) -> {
            var made = new Thing("view", it.schema, null, it.name);
            var query = query(s, made);
            return query == null
                    ? null
                    : new Move("create or replace view " + it.sql() + " as " + query, () -> {
                        it.fields.clear();
                        it.fields.addAll(made.fields);
                    });
        });
        moves.add("materialized view", "create", s -> {
            var made = new Thing("materialized view", s.place(), null, s.name());
            var query = query(s, made);
            return query == null
                    ? null
                    : new Move(
                            "create materialized view " + made.sql() + s.one("", " with (fillfactor = 66)") + " as "
                                    + query + s.one("", "", " with no data"),
                            () -> s.things.add(made));
        });
        moves.common("materialized view", true);
        moves.on(
                "materialized view",
                "alter",
                (s, it) -> Move.of(s.one(
                        "refresh materialized view " + it.sql(),
                        "refresh materialized view " + it.sql() + " with no data",
                        "alter materialized view " + it.sql() + " set (fillfactor = 50)",
                        "alter materialized view " + it.sql() + " reset (fillfactor)")));
        moves.on("materialized view", "alter", (s, it) -> {
            var field = s.field(it);
            return field == null
                    ? null
                    : Move.of("alter materialized view " + it.sql() + " alter column " + field.sql()
                            + s.one(" set statistics 5", " set storage external", " set (n_distinct = 9)"));
        });
    }

    private static @Nullable String query(Scene s, Thing made) {
        var source = s.pick("table", "partitioned table", "view", "materialized view");
        if (source == null || source.fields.isEmpty()) {
            return null;
        }
        List<Field> taken = source.fields.stream().filter(f -> s.chance(70)).toList();
        if (taken.isEmpty()) {
            taken = List.of(source.fields.getFirst());
        }
        taken.forEach(f -> made.fields.add(new Field(f.name, f.type)));
        var columns = taken.stream().map(f -> "t." + f.sql()).collect(Collectors.joining(", "));
        var function = s.plus();
        if (function != null && s.chance(30)) {
            var name = s.name();
            made.fields.add(new Field(name, "int"));
            columns += ", " + function.call() + "(1, 2) as " + Identifiers.quote(name);
        }
        var query = "select " + columns + " from " + source.sql() + " t"
                + (s.chance(40) ? " where " + s.condition(source, "t.") : "");
        if (s.chance(10)) {
            return query + " union all " + query;
        }
        return s.chance(15) ? "with w as (" + query + ") select * from w" : query;
    }
}
