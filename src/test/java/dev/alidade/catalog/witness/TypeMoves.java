package dev.alidade.catalog.witness;

import dev.alidade.catalog.witness.Thing.Field;
import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Schemas, extensions, types and sequences. */
final class TypeMoves {
    private static final List<String> EXTENSIONS =
            List.of("citext", "hstore", "pg_trgm", "fuzzystrmatch", "unaccent", "uuid-ossp", "cube", "btree_gin");

    private TypeMoves() {}

    static void add(Moves moves) {
        schemas(moves);
        enums(moves);
        composites(moves);
        domains(moves);
        moves.add("range", "create", s -> {
            var range = new Thing("range", s.place(), null, s.name());
            var plain = s.one("numeric", "date", "timestamptz", "int");
            return new Move(
                    "create type " + range.sql() + " as range (subtype = "
                            + s.one(plain, "text, collation = \"C\"", "float8, subtype_diff = float8mi")
                            + (s.chance(30)
                                    ? ", multirange_type_name = "
                                            + range.schema().only() + "." + Identifiers.quote(s.name())
                                    : "")
                            + ")",
                    () -> s.things.add(range));
        });
        moves.common("range", true);
        sequences(moves);
    }

    private static void schemas(Moves moves) {
        moves.add("schema", "create", s -> {
            var schema = new Thing("schema", null, null, s.name());
            return new Move(
                    "create schema " + schema.only() + (s.chance(20) ? " authorization " + s.role() : ""),
                    () -> s.things.add(schema));
        });
        moves.common("schema", false);
        moves.add("extension", "create", s -> {
            var extension = new Thing("extension", null, null, s.one(EXTENSIONS));
            return new Move(
                    "create extension " + extension.only() + " with schema "
                            + s.place().only(),
                    () -> s.things.add(extension));
        });
        moves.on(
                "extension",
                "alter",
                (s, it) -> Move.of("alter extension " + it.only() + " set schema "
                        + s.place().only()));
        moves.on(
                "extension",
                "drop",
                (s, it) -> new Move("drop extension " + it.only() + s.cascade(), () -> s.things.remove(it)));
    }

    private static void enums(Moves moves) {
        moves.add("enum", "create", s -> {
            var made = new Thing("enum", s.place(), null, s.name());
            int labels = s.random.nextInt(5);
            for (int i = 0; i < labels; i++) {
                made.fields.add(new Field(label(s), ""));
            }
            var list =
                    made.fields.stream().map(f -> Identifiers.literal(f.name)).collect(Collectors.joining(", "));
            return new Move("create type " + made.sql() + " as enum (" + list + ")", () -> s.things.add(made));
        });
        moves.common("enum", true);
        moves.on("enum", "alter", (s, it) -> {
            var label = label(s);
            var other = s.field(it);
            var place =
                    other == null || s.chance(40) ? "" : s.one(" before ", " after ") + Identifiers.literal(other.name);
            return new Move(
                    "alter type " + it.sql() + " add value " + Identifiers.literal(label) + place,
                    () -> it.fields.add(new Field(label, "")));
        });
        moves.on("enum", "alter", (s, it) -> {
            var label = s.field(it);
            var name = label(s);
            return label == null
                    ? null
                    : new Move(
                            "alter type " + it.sql() + " rename value " + Identifiers.literal(label.name) + " to "
                                    + Identifiers.literal(name),
                            () -> label.name = name);
        });
    }

    private static String label(Scene s) {
        return s.chance(30) ? s.one("a, b", "it's", "ü \"q\"", "", "x\\y", "') --") + s.random.nextInt(1000) : s.name();
    }

    private static void composites(Moves moves) {
        moves.add("composite", "create", s -> {
            var made = new Thing("composite", s.place(), null, s.name());
            made.fields.addAll(s.columns(0, 4));
            var list = made.fields.stream()
                    .map(f -> f.sql() + " " + f.type + (f.type.equals("text") && s.chance(30) ? " collate \"C\"" : ""))
                    .collect(Collectors.joining(", "));
            return new Move("create type " + made.sql() + " as (" + list + ")", () -> s.things.add(made));
        });
        moves.common("composite", true);
        moves.on("composite", "alter", (s, it) -> {
            var field = new Field(s.name(), s.type());
            return new Move(
                    "alter type " + it.sql() + " add attribute " + field.sql() + " " + field.type + s.cascade(),
                    () -> it.fields.add(field));
        });
        moves.on("composite", "alter", (s, it) -> {
            var field = s.field(it);
            var type = s.type();
            return field == null
                    ? null
                    : new Move(
                            "alter type " + it.sql() + " alter attribute " + field.sql() + " type " + type
                                    + s.cascade(),
                            () -> field.type = type);
        });
        moves.on("composite", "alter", (s, it) -> {
            var field = s.field(it);
            var name = s.name();
            return field == null
                    ? null
                    : new Move(
                            "alter type " + it.sql() + " rename attribute " + field.sql() + " to "
                                    + Identifiers.quote(name) + s.cascade(),
                            () -> field.name = name);
        });
        moves.on("composite", "alter", (s, it) -> {
            var field = it.fields.isEmpty() ? null : it.fields.getLast();
            return field == null
                    ? null
                    : new Move(
                            "alter type " + it.sql() + " drop attribute " + field.sql() + s.cascade(),
                            () -> it.fields.remove(field));
        });
    }

    private static void domains(Moves moves) {
        moves.add("domain", "create", s -> {
            var made = new Thing("domain", s.place(), null, s.name());
            var base = s.type();
            var value = s.value(base);
            return new Move(
                    "create domain " + made.sql() + " as " + base
                            + (base.equals("text") && s.chance(30) ? " collate \"C\"" : "")
                            + (value != null && s.chance(40) ? " default " + value : "")
                            + (s.chance(15) ? " not null" : "")
                            + (s.chance(40) ? " constraint " + Identifiers.quote(s.name()) + " " + check(s, base) : ""),
                    () -> {
                        made.detail = base;
                        s.things.add(made);
                    });
        });
        moves.common("domain", true);
        moves.on("domain", "alter", (s, it) -> {
            var value = s.value(it.detail);
            return Move.of("alter domain " + it.sql()
                    + (value == null || s.chance(30) ? " drop default" : " set default " + value));
        });
        moves.on(
                "domain",
                "alter",
                (s, it) -> Move.of("alter domain " + it.sql() + s.one(" set not null", " drop not null")));
        moves.on("domain constraint", "create", new String[] {"domain"}, (s, it) -> {
            var made = new Thing("domain constraint", null, it, s.name());
            return new Move(
                    "alter domain " + it.sql() + " add constraint " + made.only() + " " + check(s, it.detail)
                            + (s.chance(30) ? " not valid" : ""),
                    () -> s.things.add(made));
        });
        moves.on("domain constraint", "alter", (s, it) -> {
            var name = s.name();
            return new Move(
                    "alter domain " + it.on() + " rename constraint " + it.only() + " to " + Identifiers.quote(name),
                    () -> it.name = name);
        });
        moves.on(
                "domain constraint",
                "alter",
                (s, it) -> Move.of("alter domain " + it.on() + " validate constraint " + it.only()));
        moves.on(
                "domain constraint",
                "drop",
                (s, it) -> new Move(
                        "alter domain " + it.on() + " drop constraint " + it.only(), () -> s.things.remove(it)));
    }

    private static String check(Scene s, String type) {
        return "check ("
                + switch (type) {
                    case "int", "bigint", "double precision" ->
                        "value " + s.one("> -1", "<> 7", "between 0 and 1000000");
                    case "text", "varchar(20)" ->
                        s.one("length(value) < 100", "value not like '%;%'", "value ~ '^.*$'");
                    default -> "value is not null or true";
                }
                + ")";
    }

    private static void sequences(Moves moves) {
        moves.add("sequence", "create", s -> {
            var made = new Thing("sequence", s.place(), null, s.name());
            return new Move("create sequence " + made.sql() + options(s), () -> s.things.add(made));
        });
        moves.common("sequence", true);
        moves.on(
                "sequence",
                "alter",
                (s, it) -> Move.of("alter sequence " + it.sql() + " increment " + s.one("2", "-1", "10") + options(s)));
        moves.on("sequence", "alter", (s, it) -> {
            var table = s.pick("table");
            var field = table == null ? null : s.field(table);
            return Move.of("alter sequence " + it.sql() + " owned by "
                    + (table == null || field == null || s.chance(30) ? "none" : table.sql() + "." + field.sql()));
        });
    }

    private static String options(Scene s) {
        var options = new ArrayList<String>();
        options.add(s.one("", " as smallint", " as int", " as bigint"));
        options.add(s.one("", " minvalue 5 maxvalue 5000 start 7", " no minvalue", " maxvalue 30000"));
        options.add(s.one("", " cache 5", " cycle", " no cycle"));
        return String.join("", options);
    }
}
