package dev.alidade.catalog.witness;

import dev.alidade.catalog.witness.Thing.Field;
import dev.alidade.database.Identifiers;

/** Functions, procedures, aggregates, triggers, event triggers. */
final class RoutineMoves {
    private RoutineMoves() {}

    static void add(Moves moves, boolean superuser) {
        functions(moves);
        moves.add("procedure", "create", s -> {
            var made = new Thing("procedure", s.place(), null, s.name());
            made.detail = s.one("", "int", "text, int");
            return new Move(
                    "create procedure " + made.sql() + " language plpgsql" + s.one("", " security definer")
                            + " as $$ begin null; /* " + s.random.nextInt() + " */ end $$",
                    () -> s.things.add(made));
        });
        moves.common("procedure", true);
        moves.on(
                "procedure",
                "alter",
                (s, it) -> Move.of("alter procedure " + it.sql()
                        + s.one(
                                " security definer",
                                " security invoker",
                                " set search_path = app, \"odd, one\"",
                                " reset all")));
        moves.add("aggregate", "create", s -> {
            var made = new Thing("aggregate", s.place(), null, s.name());
            made.detail = "int";
            var plus = s.plus();
            return new Move(
                    "create aggregate " + made.sql() + " (sfunc = "
                            + (plus == null || s.chance(40) ? "int4pl" : plus.call())
                            + ", stype = int" + s.one("", ", initcond = '0'", ", combinefunc = int4pl, parallel = safe")
                            + ")",
                    () -> s.things.add(made));
        });
        moves.common("aggregate", true);
        triggers(moves);
        if (superuser) {
            eventTriggers(moves);
        }
    }

    private static void functions(Moves moves) {
        moves.add("function", "create", s -> {
            var made = new Thing("function", s.place(), null, s.name());
            made.detail = "int, int";
            made.fields.add(new Field("", "int"));
            return new Move(plus(s, made, "create"), () -> s.things.add(made));
        });
        moves.add("function", "create", s -> {
            var made = new Thing("function", s.place(), null, s.name());
            made.fields.add(new Field("", "trigger"));
            return new Move(
                    "create function " + made.sql() + " returns trigger language plpgsql as "
                            + "$b$ begin return new; -- " + s.random.nextInt() + "\nend $b$",
                    () -> s.things.add(made));
        });
        moves.add("function", "create", s -> {
            var table = s.pick("table", "view", "composite", "enum", "domain");
            var made = new Thing("function", s.place(), null, s.name());
            if (table == null) {
                return null;
            }
            made.detail = table.sql();
            return new Move(
                    "create function " + made.sql() + " returns " + s.one("", "setof ") + table.sql()
                            + " language plpgsql stable as $$ begin return null; end $$",
                    () -> s.things.add(made));
        });
        moves.add("function", "create", s -> {
            var table = s.pick("table", "view");
            var made = new Thing("function", s.place(), null, s.name());
            var field = table == null ? null : s.field(table);
            if (table == null || field == null) {
                return null;
            }
            made.detail = "int";
            return new Move(
                    "create function " + made.call() + "(n int default 3) returns bigint language sql begin atomic"
                            + " select count(t." + field.sql() + ") + n from " + table.sql() + " t; end",
                    () -> s.things.add(made));
        });
        moves.common("function", true);
        moves.on(
                "function",
                "alter",
                (s, it) -> Move.of("alter function " + it.sql()
                        + s.one(
                                " security definer",
                                " security invoker",
                                " stable",
                                " volatile",
                                " cost 77",
                                " leakproof",
                                " parallel restricted",
                                " set work_mem = '7MB'",
                                " set search_path = ''",
                                " set search_path = \"$user\", 'odd, one'",
                                " reset all",
                                " strict")));
        moves.on(
                "function",
                "alter",
                (s, it) -> it.detail.equals("int, int") ? Move.of(plus(s, it, "create or replace")) : null);
    }

    private static String plus(Scene s, Thing made, String verb) {
        return verb + " function " + made.call() + "(a int, b int" + s.one("", " default 7") + ") returns int language "
                + s.one("sql", "sql", "plpgsql") + " " + s.one("immutable", "stable") + s.one("", " strict")
                + s.one("", " parallel safe cost 3", " security definer set search_path = app")
                + " as $$ select a + b /* it's " + s.random.nextInt(100) + " */ $$";
    }

    private static void triggers(Moves moves) {
        moves.on("trigger", "create", new String[] {"table", "partitioned table", "view"}, (s, it) -> {
            var made = new Thing("trigger", null, it, s.name());
            var function = s.function("trigger");
            if (function == null) {
                return null;
            }
            var event = s.one("insert", "update", "delete", "insert or update", "truncate");
            boolean view = it.kind.equals("view");
            var field = s.field(it);
            var of = field != null && event.equals("update") && !view && s.chance(40) ? " of " + field.sql() : "";
            boolean constraint = !view && s.chance(15) && !event.equals("truncate");
            boolean statement = event.equals("truncate") || (s.chance(20) && !view);
            var when = !constraint && !statement && !view && event.equals("update") && s.chance(40)
                    ? " when (" + s.condition(it, "old.") + ")"
                    : "";
            return new Move(
                    "create " + (constraint ? "constraint " : "") + "trigger " + made.only()
                            + (view && !statement
                                    ? " instead of "
                                    : constraint ? " after " : s.one(" before ", " after "))
                            + event + of + " on " + it.sql()
                            + (constraint ? s.one("", " deferrable initially deferred") : "")
                            + (statement && !constraint ? " for each statement" : " for each row") + when
                            + " execute function "
                            + function.call() + "(" + s.one("", "'a', 'it''s'") + ")",
                    () -> s.things.add(made));
        });
        moves.on("trigger", "alter", (s, it) -> {
            var name = s.name();
            return new Move(
                    "alter trigger " + it.only() + " on " + it.on() + " rename to " + Identifiers.quote(name),
                    () -> it.name = name);
        });
        moves.on(
                "trigger",
                "alter",
                (s, it) -> Move.of("alter table " + it.on()
                        + s.one(" disable", " enable replica", " enable always", " enable") + " trigger " + it.only()));
        moves.on(
                "trigger",
                "drop",
                (s, it) -> new Move("drop trigger " + it.only() + " on " + it.on(), () -> s.things.remove(it)));
    }

    private static void eventTriggers(Moves moves) {
        moves.add("event trigger", "create", s -> {
            var made = new Thing("event trigger", null, null, s.name());
            var function = new Thing("function", s.place(), null, s.name());
            return new Move(
                    "create function " + function.sql() + " returns event_trigger language plpgsql as "
                            + "$$ begin null; end $$; create event trigger " + made.only() + " on "
                            + s.one(
                                    "ddl_command_start",
                                    "ddl_command_end when tag in ('CREATE TABLE', 'DROP TABLE')",
                                    "sql_drop")
                            + " execute function " + function.call() + "()",
                    () -> {
                        s.things.add(made);
                        s.things.add(function);
                    });
        });
        moves.common("event trigger", false);
        moves.on(
                "event trigger",
                "alter",
                (s, it) -> Move.of("alter event trigger " + it.only()
                        + s.one(" disable", " enable replica", " enable always", " enable")));
    }
}
