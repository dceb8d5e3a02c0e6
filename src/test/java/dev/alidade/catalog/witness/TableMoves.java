package dev.alidade.catalog.witness;

import dev.alidade.catalog.witness.Thing.Field;
import dev.alidade.database.Identifiers;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables, columns, partitions, inheritance, row security. */
final class TableMoves {
    private static final String TABLE = "alter table ";

    private TableMoves() {}

    static void add(Moves moves) {
        tables(moves);
        columns(moves);
        partitions(moves);
        moves.add("inheritance", "create", s -> {
            var parent = s.pick("table");
            var made = new Thing("table", s.place(), null, s.name());
            if (parent == null) {
                return null;
            }
            var own = s.columns(0, 2);
            parent.fields.forEach(f -> made.fields.add(new Field(f.name, f.type)));
            made.fields.addAll(own);
            return new Move(
                    "create table " + made.sql() + " (" + list(s, own) + ") inherits (" + parent.sql() + ")", () -> {
                        made.detail = "child of " + parent.sql();
                        s.things.add(made);
                    });
        });
        moves.add("inheritance", "alter", s -> {
            var child = child(s);
            return child == null
                    ? null
                    : Move.of(TABLE + child.sql() + " no inherit " + child.detail.substring(9) + ", inherit "
                            + child.detail.substring(9));
        });
        moves.add("inheritance", "alter", s -> {
            var child = child(s);
            var column = child == null ? null : s.field(child);
            return child == null || column == null
                    ? null
                    : Move.of(TABLE + child.sql() + " alter column " + column.sql()
                            + s.one(" set not null", " drop default", " set statistics 5"));
        });
        moves.add("inheritance", "drop", s -> {
            var child = child(s);
            return child == null ? null : Move.of(TABLE + child.sql() + " no inherit " + child.detail.substring(9));
        });
        String[] any = {"table", "partitioned table"};
        moves.on(
                "row security",
                "create",
                any,
                (s, it) -> Moves.leaving(
                        s,
                        "row security",
                        TABLE + it.sql() + " enable row level security",
                        TABLE + it.sql() + " disable row level security"));
        moves.on(
                "row security",
                "alter",
                any,
                (s, it) -> Move.of(TABLE + it.sql() + s.one(" force", " force", " no force") + " row level security"));
        moves.on("row security", "drop", any, (s, it) -> Move.of(TABLE + it.sql() + " disable row level security"));
        moves.takenBack("row security");
    }

    private static @Nullable Thing child(Scene s) {
        var children = s.things.stream()
                .filter(thing -> thing.detail.startsWith("child of "))
                .toList();
        return children.isEmpty() ? null : s.one(children);
    }

    private static void tables(Moves moves) {
        moves.add("table", "create", s -> {
            var made = new Thing("table", s.place(), null, s.name());
            made.fields.addAll(s.columns(0, 6));
            return new Move(
                    "create " + s.one("", "", "", "unlogged ") + "table " + made.sql() + " (" + list(s, made.fields)
                            + (made.fields.isEmpty() || s.chance(60) ? "" : ", " + ConstraintMoves.constraint(s, made))
                            + ")" + s.one("", "", " with (fillfactor = 70, autovacuum_enabled = false)"),
                    () -> s.things.add(made));
        });
        moves.add("table", "create", s -> {
            var type = s.pick("composite");
            var made = new Thing("table", s.place(), null, s.name());
            if (type == null) {
                return null;
            }
            type.fields.forEach(f -> made.fields.add(new Field(f.name, f.type)));
            return new Move("create table " + made.sql() + " of " + type.sql(), () -> s.things.add(made));
        });
        moves.common("table", true);
        moves.on(
                "table",
                "alter",
                (s, it) -> Move.of(TABLE
                        + it.sql()
                        + s.one(
                                " set logged",
                                " set unlogged",
                                " set (fillfactor = 60)",
                                " reset (fillfactor)",
                                " set (autovacuum_vacuum_threshold = 77, toast.autovacuum_enabled = false)",
                                " set (parallel_workers = 2)",
                                " reset (autovacuum_enabled, parallel_workers)",
                                " replica identity full",
                                " replica identity nothing",
                                " replica identity default",
                                " set without cluster")));
        moves.add("table", "alter", s -> {
            var index = s.pick("index");
            return index == null || index.parent == null
                    ? null
                    : Move.of(TABLE
                            + index.on()
                            + s.one(" cluster on ", " replica identity using index ")
                            + index.only());
        });
        moves.add("table", "alter", s -> {
            var type = s.pick("composite");
            var table = s.pick("table");
            return type == null || table == null
                    ? null
                    : Move.of(TABLE + table.sql() + s.one(" not of", " of " + type.sql()));
        });
    }

    private static void columns(Moves moves) {
        String[] any = {"table", "partitioned table"};
        moves.on("column", "create", any, (s, it) -> {
            var field = new Field(s.name(), s.type());
            return new Move(TABLE + it.sql() + " add column " + column(s, field), () -> it.fields.add(field));
        });
        change(moves, (s, f) -> {
            var type = s.chance(60) ? s.one("text", "bigint", "varchar(50)", "numeric", "varchar(20)") : s.type();
            return " type " + type + (type.equals("text") && s.chance(30) ? " collate \"C\"" : "")
                    + (s.chance(60) ? " using " + f.sql() + "::text::" + type : "");
        });
        change(moves, (s, f) -> {
            var value = s.value(f.type);
            return value == null || s.chance(20) ? " drop default" : " set default " + value;
        });
        change(moves, (s, f) -> s.one(" set not null", " drop not null"));
        change(
                moves,
                (s, f) -> s.one(
                        " add generated always as identity",
                        " add generated by default as identity" + " (start 5 increment 3)",
                        " drop identity if exists",
                        " set generated always",
                        " set start 9"));
        change(
                moves,
                (s, f) -> s.one(
                        " set storage external",
                        " set storage main",
                        " set storage plain",
                        " set compression pglz",
                        " set compression default",
                        " set statistics 33",
                        " set statistics -1",
                        " set (n_distinct = -0.5, n_distinct_inherited = 3)",
                        " reset (n_distinct)",
                        " drop expression"));
        moves.on("column", "alter", any, (s, it) -> {
            var field = s.field(it);
            var name = s.name();
            return field == null
                    ? null
                    : new Move(
                            TABLE + it.sql() + " rename column " + field.sql() + " to " + Identifiers.quote(name),
                            () -> field.name = name);
        });
        moves.on("column", "drop", any, (s, it) -> {
            var field = it.fields.isEmpty() ? null : s.chance(60) ? it.fields.getLast() : s.field(it);
            return field == null
                    ? null
                    : new Move(
                            TABLE + it.sql() + " drop column " + field.sql() + s.cascade(),
                            () -> it.fields.remove(field));
        });
    }

    private static void change(Moves moves, java.util.function.BiFunction<Scene, Field, String> what) {
        moves.on("column", "alter", new String[] {"table", "table", "partitioned table"}, (s, it) -> {
            var field = s.field(it);
            if (field == null) {
                return null;
            }
            var change = what.apply(s, field);
            return new Move(TABLE + it.sql() + " alter column " + field.sql() + change, () -> {
                if (change.startsWith(" type ")) {
                    field.type = change.substring(6).replaceFirst("( collate| using).*", "");
                }
            });
        });
    }

    private static void partitions(Moves moves) {
        moves.add("partitioned table", "create", s -> {
            var made = new Thing("partitioned table", s.place(), null, s.name());
            var key = new Field(s.name(), s.one("int", "date"));
            made.detail = s.chance(30) && key.type.equals("int") ? "hash" : "range";
            made.fields.addAll(s.columns(0, 3));
            made.fields.add(s.random.nextInt(made.fields.size() + 1), key);
            made.fields.addFirst(made.fields.remove(made.fields.indexOf(key)));
            return new Move(
                    "create table " + made.sql() + " (" + list(s, made.fields) + ") partition by " + made.detail + " ("
                            + key.sql() + ")",
                    () -> s.things.add(made));
        });
        moves.on("partitioned table", "alter", (s, it) -> {
            var name = s.name();
            return new Move(TABLE + it.sql() + " rename to " + Identifiers.quote(name), () -> it.name = name);
        });
        moves.on("partitioned table", "alter", (s, it) -> {
            var schema = s.place();
            return new Move(TABLE + it.sql() + " set schema " + schema.only(), () -> it.schema = schema);
        });
        moves.on(
                "partitioned table",
                "drop",
                (s, it) -> new Move("drop table " + it.sql() + s.cascade(), () -> Moves.forget(s, it)));
        moves.on("partition", "create", new String[] {"partitioned table"}, (s, it) -> {
            var made = new Thing("partition", s.place(), it, s.name());
            return new Move(
                    "create table " + made.sql() + " partition of " + it.sql() + " " + bound(s, it)
                            + (s.chance(20) && it.detail.equals("range")
                                    ? " partition by hash ("
                                            + it.fields.getFirst().sql() + ")"
                                    : ""),
                    () -> s.things.add(made));
        });
        moves.on("partition", "create", new String[] {"table"}, (s, it) -> {
            var parent = s.pick("partitioned table");
            return parent == null
                    ? null
                    : Move.of(TABLE + parent.sql() + " attach partition " + it.sql() + " " + bound(s, parent));
        });
        moves.on("partition", "alter", (s, it) -> Move.of(TABLE + it.on() + " detach partition " + it.sql()));
        moves.on(
                "partition",
                "alter",
                (s, it) -> it.parent == null
                        ? null
                        : Move.of(TABLE + it.on() + " attach partition " + it.sql() + " " + bound(s, it.parent)));
        moves.on(
                "partition",
                "alter",
                (s, it) -> Move.of(TABLE
                        + it.sql()
                        + s.one(" set (fillfactor = 70)", " replica identity full", " enable row level security")));
        moves.on(
                "partition",
                "alter",
                (s, it) -> it.parent == null || it.parent.fields.isEmpty()
                        ? null
                        : Move.of(TABLE + it.sql() + " alter "
                                + it.parent.fields.getFirst().sql() + " set statistics " + s.random.nextInt(1000)));
        moves.on("partition", "alter", (s, it) -> {
            var name = s.name();
            return new Move(TABLE + it.sql() + " rename to " + Identifiers.quote(name), () -> it.name = name);
        });
        moves.on(
                "partition",
                "drop",
                (s, it) -> new Move("drop table " + it.sql() + s.cascade(), () -> Moves.forget(s, it)));
    }

    private static String bound(Scene s, Thing table) {
        if (table.detail.equals("hash")) {
            return "for values with (modulus 4, remainder " + s.random.nextInt(4) + ")";
        }
        int from = 2000 + s.random.nextInt(20);
        boolean dates = table.fields.getFirst().type.equals("date");
        return s.chance(15)
                ? "default"
                : dates
                        ? "for values from ('" + from + "-01-01') to ('" + (from + 1) + "-01-01')"
                        : "for values from (" + from + ") to (" + (from + 1) + ")";
    }

    static String list(Scene s, java.util.List<Field> fields) {
        return fields.stream().map(field -> column(s, field)).collect(Collectors.joining(", "));
    }

    private static String column(Scene s, Field field) {
        var value = s.value(field.type);
        boolean number = field.type.equals("int") || field.type.equals("bigint");
        var special = switch (s.random.nextInt(12)) {
            case 0 -> number ? " generated always as identity" : "";
            case 1 -> number ? " generated by default as identity (start 100 cache 3)" : "";
            case 2 -> number ? " generated always as (1 + " + s.random.nextInt(9) + ") stored" : "";
            case 3 -> field.type.equals("text") ? " collate \"C\"" : "";
            case 4 -> field.type.equals("int") ? "SERIAL" : "";
            case 5, 6, 7 -> value == null ? "" : " default " + value;
            default -> "";
        };
        return special.equals("SERIAL")
                ? field.sql() + " serial"
                : field.sql() + " " + field.type + special + (s.chance(20) ? " not null" : "");
    }
}
