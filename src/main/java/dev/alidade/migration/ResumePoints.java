package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ledger.LedgerRun;
import dev.alidade.migration.ledger.Ledgers;
import dev.alidade.migration.ledger.Resume;
import dev.alidade.migration.ledger.ResumePoint;
import dev.alidade.migration.script.MigrationScript;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides for every file of a run where it begins, before the first of them does. */
final class ResumePoints {
    private final Database database;
    private final Ledgers ledgers;
    private final Duration patience;
    private final MigrationListener listener;

    ResumePoints(Database database, Ledgers ledgers, Duration patience, MigrationListener listener) {
        this.database = database;
        this.ledgers = ledgers;
        this.patience = patience;
        this.listener = listener;
    }

    /** The files that do not begin at their first statement, or only after something was cleared away. */
    Map<MigrationScript, ResumePoint> find(List<MigrationScript> scripts, Resume resume, Cancellation cancellation) {
        var runs = ledgers.runs(cancellation);
        var points = new HashMap<MigrationScript, ResumePoint>();
        for (var script : scripts) {
            var run = runs.get(script.version());
            if (run == null || run.hasEnded()) {
                continue;
            }
            awaitEnd(run, cancellation);
            if (script.mode().isTransactional()) {
                refuseHalf(run, resume);
                continue;
            }
            var plan = PlannedScript.read(script).plan();
            points.put(script, database.read(cancellation, s -> ResumePoint.find(run, plan, resume, s)));
        }
        return points;
    }

    /** The file has become one that runs as a whole, but a part of it is committed already. */
    private static void refuseHalf(LedgerRun run, Resume resume) {
        if (run.lastDone() > 0 && resume != Resume.START) {
            throw ApplyRules.refused("migration.resume.changed", run.file().name(), Integer.toString(run.lastDone()));
        }
    }

    /** The server works on after its client was killed; what it still does must not be done beside it. */
    private void awaitEnd(LedgerRun run, Cancellation cancellation) {
        var backend = run.backend();
        if (backend == null || !ledgers.isAlive(run, cancellation)) {
            return;
        }
        var pid = Integer.toString(backend.pid());
        var message = Messages.text("migration.resume.alive", run.file().name(), pid);
        listener.on(new MigrationEvent.Blocked(message));
        long until = System.nanoTime() + patience.toNanos();
        while (ledgers.isAlive(run, cancellation)) {
            if (System.nanoTime() > until) {
                throw ApplyRules.refused("migration.resume.alive", run.file().name(), pid);
            }
            database.session(cancellation, session -> {
                session.execute("select pg_catalog.pg_sleep(0.2)");
                return true;
            });
        }
    }
}
