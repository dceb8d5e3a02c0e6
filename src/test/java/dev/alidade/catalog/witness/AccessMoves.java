package dev.alidade.catalog.witness;

import dev.alidade.database.Identifiers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grants, default privileges, owners, comments, publications. */
final class AccessMoves {
    private static final String[] OWNED = {
        "schema",
        "table",
        "partitioned table",
        "view",
        "materialized view",
        "sequence",
        "enum",
        "composite",
        "domain",
        "range",
        "function",
        "procedure",
        "aggregate"
    };
    private static final String[] COMMENTED = {
        "schema", "table", "partitioned table", "view", "materialized view", "sequence", "enum", "composite", "domain",
        "range", "function", "procedure", "aggregate", "index", "trigger", "rule", "policy", "check constraint",
        "foreign key", "unique constraint", "domain constraint", "event trigger", "publication", "extension", "column"
    };

    private AccessMoves() {}

    static void add(Moves moves) {
        grants(moves);
        moves.on(
                "owner",
                "alter",
                OWNED,
                (s, it) ->
                        Move.of("alter " + word(it) + " " + it.sql() + " owner to " + s.one(s.role(), "current_user")));
        comments(moves);
        publications(moves);
    }

    private static void grants(Moves moves) {
        moves.on(
                "grant",
                "create",
                OWNED,
                (s, it) -> Move.of("grant " + privilege(s, it) + " on " + target(it) + " to " + s.grantee()
                        + (s.chance(30) ? ", anon" : "")));
        moves.on(
                "grant",
                "alter",
                OWNED,
                (s, it) -> Move.of(
                        "grant " + privilege(s, it) + " on " + target(it) + " to " + s.role() + " with grant option"));
        moves.on(
                "grant",
                "alter",
                OWNED,
                (s, it) -> Move.of("revoke grant option for " + privilege(s, it) + " on " + target(it) + " from "
                        + s.role() + s.cascade()));
        moves.on(
                "grant",
                "drop",
                OWNED,
                (s, it) -> Move.of("revoke " + privilege(s, it) + " on " + target(it) + " from "
                        + s.one(s.grantee(), s.grantee(), "current_user") + s.cascade()));
        String[] relations = {"table", "view", "partitioned table"};
        moves.on("column grant", "create", relations, (s, it) -> column(s, it, "grant ", " to ", ""));
        moves.on("column grant", "alter", relations, (s, it) -> column(s, it, "grant ", " to ", " with grant option"));
        moves.on("column grant", "drop", relations, (s, it) -> column(s, it, "revoke ", " from ", ""));
        moves.takenBack("column grant");
        moves.add("default privileges", "create", s -> defaults(s, "grant ", " to ", ""));
        moves.add("default privileges", "alter", s -> defaults(s, "grant ", " to ", " with grant option"));
        moves.add("default privileges", "drop", s -> defaults(s, "revoke ", " from ", ""));
        moves.takenBack("default privileges");
    }

    private static @Nullable Move column(Scene s, Thing relation, String verb, String to, String end) {
        var field = s.field(relation);
        if (field == null) {
            return null;
        }
        var what = s.one("select", "insert", "update", "references") + " (" + field.sql() + ") on " + relation.sql();
        return given(s, "column grant", new Giving("", verb, what, to, end));
    }

    private static Move defaults(Scene s, String verb, String to, String end) {
        var schema = s.chance(50) ? " in schema " + s.place().only() : "";
        var what = s.one(
                "select on tables", "all on tables", "usage on sequences", "execute on functions", "usage on types");
        var start = "alter default privileges" + (s.chance(30) ? " for role anon" : "") + schema + " ";
        return given(s, "default privileges", new Giving(start, verb, what, to, end));
    }

    /** A grant or a revocation in its parts. */
    private record Giving(String start, String verb, String what, String to, String end) {}

    private static Move given(Scene s, String field, Giving giving) {
        var role = giving.end().isEmpty() ? s.grantee() : s.role();
        var statement = giving.start() + giving.verb() + giving.what() + giving.to() + role + giving.end();
        return giving.verb().equals("revoke ")
                ? Move.of(statement)
                : Moves.leaving(s, field, statement, giving.start() + "revoke " + giving.what() + " from " + role);
    }

    private static String privilege(Scene s, Thing thing) {
        return s.chance(30)
                ? "all"
                : switch (thing.kind) {
                    case "schema" -> s.one("usage", "create", "usage, create");
                    case "sequence" -> s.one("usage", "select", "update");
                    case "function", "procedure", "aggregate" -> "execute";
                    case "enum", "composite", "domain", "range" -> "usage";
                    default -> s.one("select", "insert, update", "delete", "truncate", "references", "trigger");
                };
    }

    private static String target(Thing thing) {
        var word = switch (thing.kind) {
            case "partitioned table", "view", "materialized view" -> "table";
            case "aggregate" -> "function";
            case "domain" -> "type";
            default -> thing.word();
        };
        return word + " " + thing.sql();
    }

    private static String word(Thing thing) {
        return thing.kind.equals("partitioned table") ? "table" : thing.word();
    }

    private static void comments(Moves moves) {
        for (var verb : Moves.VERBS) {
            moves.add("comment", verb, s -> {
                var kind = s.one(COMMENTED);
                var thing = kind.equals("column") ? s.pick("table", "view", "composite") : s.pick(kind);
                var target = thing == null ? null : kind.equals("column") ? column(s, thing) : commented(thing);
                if (target == null) {
                    return null;
                }
                var gone = "comment on " + target + " is null";
                return verb.equals("drop")
                        ? Move.of(gone)
                        : Moves.leaving(
                                s,
                                "comment",
                                "comment on " + target + " is "
                                        + Identifiers.literal("it's\n\\a \"comment\" " + s.random.nextInt(100)),
                                gone);
            });
        }
        moves.takenBack("comment");
    }

    private static @Nullable String column(Scene s, Thing thing) {
        var field = s.field(thing);
        return field == null ? null : "column " + thing.sql() + "." + field.sql();
    }

    private static String commented(Thing thing) {
        return switch (thing.kind) {
            case "trigger", "rule", "policy" -> thing.kind + " " + thing.only() + " on " + thing.on();
            case "check constraint", "foreign key", "unique constraint" ->
                "constraint " + thing.only() + " on " + thing.on();
            case "domain constraint" -> "constraint " + thing.only() + " on domain " + thing.on();
            default -> word(thing) + " " + thing.sql();
        };
    }

    private static void publications(Moves moves) {
        moves.add("publication", "create", s -> {
            var made = new Thing("publication", null, null, s.name());
            var table = s.pick("table");
            return new Move(
                    "create publication " + made.only()
                            + s.one("", table == null ? "" : " for table " + table.sql(), " for all tables")
                            + s.one("", " with (publish = 'insert, delete')", " with (publish_via_partition_root)"),
                    () -> s.things.add(made));
        });
        moves.common("publication", false);
        moves.on(
                "publication",
                "alter",
                (s, it) -> Move.of("alter publication " + it.only()
                        + s.one(" set (publish = 'update')", " set (publish_via_partition_root = true)")));
        published(moves, "table", "table", "partitioned table");
        published(moves, "schema", "schema");
    }

    /** What a publication names, of one kind; what was added is remembered, to be taken out again. */
    private static void published(Moves moves, String kind, String... choices) {
        var field = "published " + kind;
        var object = kind.equals("schema") ? " tables in schema " : " table ";
        for (var verb : List.of("create", "alter")) {
            moves.on(field, verb, new String[] {"publication"}, (s, it) -> {
                var named = s.pick(choices);
                return named == null
                        ? null
                        : new Move(
                                "alter publication " + it.only() + (verb.equals("create") ? " add" : " set") + object
                                        + named.sql() + part(s, named),
                                () -> s.things.add(new Thing(field, named, it, "")));
            });
        }
        moves.on(
                field,
                "drop",
                (s, it) -> new Move(
                        "alter publication " + it.on() + " drop" + object
                                + it.schema().sql(),
                        () -> s.things.remove(it)));
    }

    /** Sometimes only a column of a table, or some of its rows. */
    private static String part(Scene s, Thing named) {
        var field = s.field(named);
        return field == null || s.chance(50)
                ? ""
                : s.one(" (" + field.sql() + ")", " where (" + s.condition(named, "") + ")");
    }
}
