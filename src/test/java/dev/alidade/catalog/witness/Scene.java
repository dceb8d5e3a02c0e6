package dev.alidade.catalog.witness;

import dev.alidade.catalog.witness.Thing.Field;
import dev.alidade.database.Identifiers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What exists while a random schema grows, and the dice. */
final class Scene {
    /** A role whose name needs every kind of quoting; the others are Supabase's. */
    static final String ODD_ROLE = "we\"ird=Rö,le/x";

    static final List<String> ROLES = List.of("anon", "authenticated", "service_role", ODD_ROLE);
    private static final List<String> RESERVED = List.of("select", "table", "user", "order", "check", "default", "all");
    private static final List<String> TYPES = List.of(
            "int",
            "int",
            "bigint",
            "text",
            "text",
            "varchar(20)",
            "numeric(10, 2)",
            "boolean",
            "date",
            "timestamptz(3)",
            "interval day to second(2)",
            "jsonb",
            "uuid",
            "text[]",
            "int[]",
            "bytea",
            "char(5)",
            "int4range",
            "tstzrange",
            "bit varying(7)",
            "inet",
            "\"char\"",
            "double precision",
            "name",
            "point");

    final Random random;
    final List<Thing> things;
    private int counter;

    Scene(Random random, List<Thing> things, int counter) {
        this.random = random;
        this.things = things;
        this.counter = counter;
    }

    /** The same scene to go on from with other dice. */
    Scene copy(Random dice) {
        return new Scene(dice, Thing.copy(things), counter);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    final <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Something of one of these kinds; null when there is nothing. */
    @Nullable
    Thing pick(String... kinds) {
        var wanted = List.of(kinds);
        var found = things.stream().filter(thing -> wanted.contains(thing.kind)).toList();
        return found.isEmpty() ? null : one(found);
    }

    /** A schema to put something in. */
    Thing place() {
        var schema = pick("schema");
        return schema == null ? new Thing("schema", null, null, "public") : schema;
    }

    String role() {
        return Identifiers.quote(one(ROLES));
    }

    /** A role, or everybody. */
    String grantee() {
        return chance(20) ? "public" : role();
    }

    String name() {
        counter++;
        var name = switch (random.nextInt(12)) {
            case 0 -> "we\"ird Näme " + counter;
            case 1 -> chance(50) ? one(RESERVED) : one(RESERVED) + " " + counter;
            case 2 -> "x".repeat(63 - String.valueOf(counter).length()) + counter;
            case 3 -> "a.b,c(d)=e/f;g'h\"i\\j%k$$l{m} " + counter;
            case 4 -> "Mixed" + counter;
            case 5 -> "two\nlines " + counter;
            case 6 -> "ünï💡" + counter;
            default -> one("item", "thing", "ring", "road", "lane") + counter;
        };
        if (name.getBytes(StandardCharsets.UTF_8).length > 63) {
            throw new IllegalStateException(name);
        }
        return name;
    }

    /** A type, now and then one of the scene's own. */
    String type() {
        var own = chance(30) ? pick("enum", "domain", "composite", "range") : null;
        return own == null ? one(TYPES) : own.sql() + (chance(20) ? "[]" : "");
    }

    List<Field> columns(int least, int most) {
        var columns = new ArrayList<Field>();
        int wanted = least + random.nextInt(most - least + 1);
        for (int i = 0; i < wanted; i++) {
            columns.add(new Field(name(), type()));
        }
        return columns;
    }

    @Nullable
    Field field(Thing relation) {
        return relation.fields.isEmpty() ? null : one(relation.fields);
    }

    /** A condition on a column; {@code prefix} stands before its name, e.g. {@code old.}. */
    String condition(Thing relation, String prefix) {
        var field = field(relation);
        if (field == null) {
            return "true";
        }
        var name = prefix + field.sql();
        var function = chance(25) ? plus() : null;
        var simple = switch (field.type) {
            case "int", "bigint", "numeric(10, 2)", "double precision" ->
                function != null && field.type.equals("int")
                        ? function.call() + "(" + name + ", 2) > " + random.nextInt(5)
                        : name + one(" > ", " <> ", " between 1 and ") + random.nextInt(100);
            case "text", "varchar(20)", "char(5)" ->
                one(
                        name + " <> 'it''s'",
                        "length(" + name + ") < 30",
                        name + " in ('a', 'b\\c')",
                        name + " like '%_x'");
            case "boolean" -> one(name, "not " + name, name + " is not false");
            case "date" -> name + " > date '2001-02-03'";
            case "timestamptz(3)" -> name + " < '2030-01-01 01:02:03+02'";
            case "jsonb" -> name + " ? 'key'";
            default -> name + one(" is not null", " is null");
        };
        return chance(20) ? "(" + simple + " or " + condition(relation, prefix) + ")" : simple;
    }

    /** A value that a column of this type may have; null when nobody knows one. */
    @Nullable
    String value(String type) {
        return switch (type) {
            case "int", "bigint", "double precision" -> String.valueOf(random.nextInt(1000));
            case "numeric(10, 2)" -> "1.5";
            case "text" -> one("'it''s'", "''", "'back\\slash'", "lower('A' || 'b')", "current_user");
            case "varchar(20)", "char(5)", "name" -> "'abc'";
            case "boolean" -> one("true", "false");
            case "date" -> one("current_date", "'2020-02-03'");
            case "timestamptz(3)" -> one("now()", "'2020-01-01 00:00:00+05'");
            case "jsonb" -> one("'{\"a\": [1]}'", "jsonb_build_object('k', 1)");
            case "text[]" -> one("'{}'", "array['a', 'b,c']");
            case "int[]" -> "'{1,2}'";
            case "uuid" -> "gen_random_uuid()";
            case "bytea" -> "'\\xdead'";
            default -> {
                var own = things.stream()
                        .filter(thing ->
                                thing.kind.equals("enum") && thing.sql().equals(type))
                        .findFirst();
                yield own.filter(type1 -> !type1.fields.isEmpty())
                        .map(type1 -> Identifiers.literal(type1.fields.getFirst().name))
                        .orElse(null);
            }
        };
    }

    /** A function that adds two integers. */
    @Nullable
    Thing plus() {
        var found = things.stream()
                .filter(thing -> thing.kind.equals("function") && thing.detail.equals("int, int"))
                .toList();
        return found.isEmpty() ? null : one(found);
    }

    /** A function of the given shape, e.g. {@code trigger}. */
    @Nullable
    Thing function(String shape) {
        var found = things.stream()
                .filter(thing -> thing.kind.equals("function")
                        && thing.fields.stream().anyMatch(field -> field.type.equals(shape)))
                .toList();
        return found.isEmpty() ? null : one(found);
    }

    String cascade() {
        return chance(50) ? " cascade" : "";
    }
}
