package dev.alidade.catalog.witness;

import dev.alidade.catalog.witness.Thing.Field;
import dev.alidade.database.Identifiers;
import java.util.Map;

/** Constraints of all kinds, indexes, policies, rules. */
final class ConstraintMoves {
    private static final String[] TABLES = {"table", "table", "partitioned table"};

    private ConstraintMoves() {}

    static void add(Moves moves) {
        for (var kind : Map.of(
                        "check", "check constraint",
                        "unique", "unique constraint",
                        "primary key", "primary key",
                        "foreign key", "foreign key",
                        "exclude", "exclusion constraint")
                .entrySet()) {
            constraints(moves, kind.getKey(), kind.getValue());
        }
        indexes(moves);
        policies(moves);
        rules(moves);
    }

    /** One that can stand in a list of columns. */
    static String constraint(Scene s, Thing table) {
        return "constraint " + Identifiers.quote(s.name()) + " "
                + definition(s, s.one("check", "check", "unique", "primary key", "foreign key"), table);
    }

    private static void constraints(Moves moves, String type, String kind) {
        moves.on(kind, "create", TABLES, (s, it) -> {
            var made = new Thing(kind, null, it, s.name());
            var target = s.pick("table", "partitioned table");
            var key = target == null ? null : target.fields.isEmpty() ? null : s.field(target);
            var mine = s.field(it);
            if (type.equals("foreign key") && target != null && key != null && mine != null && s.chance(70)) {
                // a key to refer to, and a column of its type, so that it may work
                var column = new Field(s.name(), key.type);
                return new Move(
                        "alter table " + target.sql() + " add unique (" + key.sql() + "); alter table " + it.sql()
                                + " add column " + column.sql() + " " + column.type + ", add constraint "
                                + made.only() + " foreign key (" + column.sql() + ") references " + target.sql() + " ("
                                + key.sql() + ")" + actions(s),
                        () -> {
                            it.fields.add(column);
                            s.things.add(made);
                        });
            }
            return new Move(
                    "alter table " + it.sql() + " add constraint " + made.only() + " " + definition(s, type, it),
                    () -> s.things.add(made));
        });
        moves.on(kind, "alter", (s, it) -> {
            var name = s.name();
            return new Move(
                    "alter table " + it.on() + " rename constraint " + it.only() + " to " + Identifiers.quote(name),
                    () -> it.name = name);
        });
        if (type.equals("check") || type.equals("foreign key")) {
            moves.on(kind, "alter", (s, it) -> Move.of("alter table " + it.on() + " validate constraint " + it.only()));
        }
        if (type.equals("foreign key")) {
            moves.on(
                    kind,
                    "alter",
                    (s, it) -> Move.of("alter table " + it.on() + " alter constraint " + it.only()
                            + s.one(" deferrable", " not deferrable", " deferrable initially deferred")));
        }
        moves.on(
                kind,
                "drop",
                (s, it) -> new Move(
                        "alter table " + it.on() + " drop constraint " + it.only() + s.cascade(),
                        () -> s.things.remove(it)));
    }

    private static String definition(Scene s, String type, Thing table) {
        var field = s.field(table);
        var other = s.field(table);
        if (field == null || other == null) {
            return "check (true)";
        }
        var columns = field.sql() + (other == field || s.chance(60) ? "" : ", " + other.sql());
        var deferred = s.one("", "", " deferrable", " deferrable initially deferred");
        return switch (type) {
            case "unique" -> "unique " + s.one("", "", "nulls not distinct ") + "(" + columns + ")" + deferred;
            case "primary key" -> "primary key (" + columns + ")" + s.one("", " include (" + other.sql() + ")");
            case "foreign key" ->
                "foreign key (" + columns + ") references " + table.sql() + " (" + columns + ")" + actions(s);
            case "exclude" ->
                field.type.contains("range")
                        ? "exclude using gist (" + field.sql() + " with &&)"
                        : "exclude (" + field.sql() + " with =)"
                                + (s.chance(40) ? " where (" + s.condition(table, "") + ")" : "") + deferred;
            default ->
                "check (" + s.condition(table, "") + ")" + s.one("", "", " no inherit") + s.one("", "", " not valid");
        };
    }

    private static String actions(Scene s) {
        return s.one(
                        "",
                        " on delete cascade",
                        " on delete set null on update cascade",
                        " match full",
                        " on delete restrict")
                + s.one("", "", " deferrable", " deferrable initially deferred")
                + s.one("", "", " not valid");
    }

    private static void indexes(Moves moves) {
        moves.on("index", "create", new String[] {"table", "partitioned table", "materialized view"}, (s, it) -> {
            var made = new Thing("index", it.schema, it, s.name());
            var field = s.field(it);
            var other = s.field(it);
            if (field == null || other == null) {
                return null;
            }
            var method = switch (field.type) {
                case "jsonb", "text[]", "int[]" -> s.one("gin", "btree");
                case "int4range", "tstzrange", "inet", "point" -> "gist";
                case "int", "bigint", "date" -> s.one("btree", "brin", "hash");
                default -> "btree";
            };
            var key = field.type.equals("text") && s.chance(40)
                    ? s.one(
                            "lower(" + field.sql() + ")",
                            field.sql() + " text_pattern_ops",
                            field.sql() + " collate \"C\"")
                    : field.type.equals("inet") ? field.sql() + " inet_ops" : field.sql();
            var order = method.equals("btree") ? s.one("", "", " desc", " desc nulls last", " nulls first") : "";
            return new Move(
                    "create " + s.one("", "", "unique ") + "index " + made.only() + " on "
                            + (it.kind.equals("partitioned table") && s.chance(20) ? "only " : "") + it.sql()
                            + " using " + method + " (" + key + order + ")"
                            + (method.equals("btree") && s.chance(20) ? " include (" + other.sql() + ")" : "")
                            + (s.chance(15) && method.equals("btree") ? " with (fillfactor = 55)" : "")
                            + (s.chance(20) ? " where " + s.condition(it, "") : ""),
                    () -> s.things.add(made));
        });
        moves.common("index", false);
        moves.on(
                "index",
                "alter",
                (s, it) -> Move.of("alter index " + it.sql()
                        + s.one(" set (fillfactor = 44)", " reset (fillfactor)", " alter column 1 set statistics 9")));
    }

    private static void policies(Moves moves) {
        moves.on("policy", "create", TABLES, (s, it) -> {
            var made = new Thing("policy", null, it, s.name());
            var command = s.one("all", "select", "insert", "update", "delete");
            var using = command.equals("insert") ? "" : " using (" + s.condition(it, "") + ")";
            var check = command.equals("select") || command.equals("delete") || (!using.isEmpty() && s.chance(50))
                    ? ""
                    : " with check (" + s.condition(it, "") + ")";
            return new Move(
                    "create policy " + made.only() + " on " + it.sql() + s.one("", " as restrictive") + " for "
                            + command + " to " + s.grantee() + (s.chance(30) ? ", anon" : "") + using + check,
                    () -> s.things.add(made));
        });
        moves.on("policy", "alter", (s, it) -> {
            var name = s.name();
            return new Move(
                    "alter policy " + it.only() + " on " + it.on() + " rename to " + Identifiers.quote(name),
                    () -> it.name = name);
        });
        moves.on(
                "policy",
                "alter",
                (s, it) -> Move.of("alter policy " + it.only() + " on " + it.on()
                        + (it.parent == null || s.chance(50)
                                ? " to " + s.grantee()
                                : " using (" + s.condition(it.parent, "") + ")")));
        moves.on(
                "policy",
                "drop",
                (s, it) -> new Move("drop policy " + it.only() + " on " + it.on(), () -> s.things.remove(it)));
    }

    private static void rules(Moves moves) {
        moves.on("rule", "create", new String[] {"table", "view"}, (s, it) -> {
            var made = new Thing("rule", null, it, s.name());
            var event = s.one("insert", "update", "delete");
            var condition = s.chance(50) ? " where " + s.condition(it, event.equals("insert") ? "new." : "old.") : "";
            return new Move(
                    "create rule " + made.only() + " as on " + event + " to " + it.sql() + condition + " do "
                            + s.one(
                                    "instead nothing",
                                    "also notify ping",
                                    "also select 1",
                                    "instead (select 1; select 2)"),
                    () -> s.things.add(made));
        });
        moves.on("rule", "alter", (s, it) -> {
            var name = s.name();
            return new Move(
                    "alter rule " + it.only() + " on " + it.on() + " rename to " + Identifiers.quote(name),
                    () -> it.name = name);
        });
        moves.on(
                "rule",
                "alter",
                (s, it) -> Move.of("alter table " + it.on()
                        + s.one(" disable", " enable replica", " enable always", " enable") + " rule " + it.only()));
        moves.on(
                "rule",
                "drop",
                (s, it) ->
                        new Move("drop rule " + it.only() + " on " + it.on() + s.cascade(), () -> s.things.remove(it)));
    }
}
