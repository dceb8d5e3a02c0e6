package dev.alidade.migration.preflight;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.migration.preflight.Finding.Level;
import dev.alidade.migration.script.CallbackScript;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at server and scripts before anything is sent. Changes nothing; costs two short queries. */
public final class Preflight {
    private static final int OLDEST_MAJOR = 12;
    /** Names that people write, and what the server calls it. */
    private static final Map<String, String> SPELLINGS = Map.of(
            "pgvector", "vector",
            "pg_vector", "vector",
            "pgvectors", "vector",
            "uuid_ossp", "uuid-ossp",
            "pgtrgm", "pg_trgm",
            "trgm", "pg_trgm",
            "pgcron", "pg_cron",
            "postgis3", "postgis");

    private final Database database;

    public Preflight(Database database) {
        this.database = database;
    }

    /**
     * The same with the callbacks that run around them.
     *
     * @throws dev.alidade.error.AppException when a script cannot be read or the database not be reached
     */
    public List<Finding> check(
            List<MigrationScript> scripts, List<CallbackScript> callbacks, Cancellation cancellation) {
        var all = Stream.concat(
                        callbacks.stream().map(CallbackScript::script).filter(s -> s.blocked() == null),
                        scripts.stream())
                .toList();
        var found = new ArrayList<>(check(all, cancellation));
        for (var callback : callbacks) {
            var script = callback.script();
            found.add(
                    script.blocked() == null
                            ? Finding.of(Finding.Level.NOTE, "callback", script.name(), callback.event())
                            : Finding.of(Finding.Level.BLOCKING, "callbackBlocked", script.name(), script.blocked()));
        }
        found.sort(Comparator.comparing(Finding::level));
        return List.copyOf(found);
    }

    /**
     * Everything worth knowing before these scripts run, what blocks first.
     *
     * @throws dev.alidade.error.AppException when a script cannot be read or the database not be reached
     */
    public List<Finding> check(List<MigrationScript> scripts, Cancellation cancellation) {
        var found = new ArrayList<Finding>();
        var target = database.target();
        if (target.transactionPooler()) {
            found.add(Finding.of(Level.BLOCKING, "pooler"));
        }
        if (target.readOnly()) {
            found.add(Finding.of(Level.BLOCKING, "readOnly"));
        }
        int major = database.facts().major();
        if (major < OLDEST_MAJOR) {
            found.add(Finding.of(Level.NOTE, "oldServer", Integer.toString(major), Integer.toString(OLDEST_MAJOR)));
        }
        var sql = scripts.stream()
                .filter(s -> s.kind() == MigrationScript.Kind.SQL)
                .toList();
        var plans = new ArrayList<ScriptPlan>();
        for (var script : sql) {
            var plan = script.body().source().plan();
            plans.add(plan);
            script(script, plan, found);
        }
        var needs = ScriptNeeds.of(plans);
        var answers = database.read(cancellation, session -> ServerAnswers.ask(session, needs));
        server(answers, needs, found);
        found.sort(Comparator.comparing(Finding::level));
        return List.copyOf(found);
    }

    private static void script(MigrationScript script, ScriptPlan plan, List<Finding> found) {
        for (var leaving : plan.leaving()) {
            found.add(Finding.of(
                    Level.CONFIRM,
                    "leaving",
                    script.name(),
                    Integer.toString(leaving.step().line()),
                    leaving.reach().text()));
        }
        if (!plan.isTransactional()) {
            found.add(Finding.of(
                    Level.NOTE,
                    "alone",
                    script.name(),
                    Integer.toString(plan.commits().size())));
        }
    }

    private static void server(ServerAnswers answers, ScriptNeeds needs, List<Finding> found) {
        if (needs.makesSchemas() && !answers.createDatabase()) {
            found.add(Finding.of(Level.BLOCKING, "createDatabase"));
        }
        rights(answers, needs, found);
        for (var name : needs.extensions()) {
            extension(name, answers, found);
        }
        for (var column : needs.wideIndexes()) {
            found.add(Finding.of(Level.BLOCKING, "dimensions", column));
        }
        if (!"0".equals(answers.statementTimeout())) {
            found.add(Finding.of(Level.NOTE, "statementTimeout", answers.statementTimeout()));
        }
    }

    /** New names go into the current schema, and so does a new history. */
    private static void rights(ServerAnswers answers, ScriptNeeds needs, List<Finding> found) {
        var current = answers.schema();
        if (needs.unqualified() || !answers.history().exists()) {
            if (current.isEmpty()) {
                found.add(Finding.of(Level.BLOCKING, "noSchema"));
            } else if (!answers.createSchema()) {
                found.add(Finding.of(
                        Level.BLOCKING, needs.unqualified() ? "createSchema" : "createHistory", current.get()));
            }
        }
        if (answers.history().exists() && !answers.history().writable()) {
            found.add(Finding.of(Level.BLOCKING, "writeHistory"));
        }
        for (var schema : answers.closedSchemas()) {
            if (!current.equals(Optional.of(schema)) || !needs.unqualified()) {
                found.add(Finding.of(Level.BLOCKING, "createSchema", schema));
            }
        }
    }

    private static void extension(String name, ServerAnswers answers, List<Finding> found) {
        var meant = SPELLINGS.get(name);
        if (answers.installed().contains(name) || answers.available().contains(name)) {
            return;
        }
        if (meant != null) {
            found.add(Finding.of(Level.BLOCKING, "spelling", name, meant));
        } else {
            found.add(Finding.of(Level.BLOCKING, "extension", name));
        }
    }
}
