package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ledger.LedgerRun;
import dev.alidade.migration.ledger.Ledgers;
import dev.alidade.migration.ledger.Resume;
import dev.alidade.migration.ledger.ResumePoint;
import dev.alidade.migration.python.PythonRunner;
import dev.alidade.migration.script.MigrationScript;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides for every file of a run where it begins, before the first of them does. */
final class ResumePoints {
    private final Database database;
    private final Ledgers ledgers;
    private final Programs programs;
    private final Duration patience;
    private final MigrationListener listener;

    ResumePoints(Database database, Ledgers ledgers, Programs programs, Duration patience, MigrationListener listener) {
        this.database = database;
        this.ledgers = ledgers;
        this.programs = programs;
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
            if (script.kind() == MigrationScript.Kind.PYTHON) {
                awaitProgram(script, cancellation);
                points.put(script, program(run, script, resume, cancellation));
                continue;
            }
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

    /** Nobody can see how far a program came but, at best, itself: so the user says whether it is done. */
    private ResumePoint program(LedgerRun run, MigrationScript script, Resume resume, Cancellation cancellation) {
        if (run.hasFailed()) {
            return ResumePoint.START;
        }
        return switch (resume) {
            case ASK -> {
                var key = run.isReverting() ? "migration.resume.reverting" : "migration.resume.program";
                throw new AppException(new Problem(
                        ProblemKind.REFUSED,
                        "migration.resume.doubt",
                        Messages.text(key, run.file().name()),
                        Messages.text(key + ".next"),
                        null,
                        programs.ownStatus(script, database.target(), cancellation)
                                .orElse(null)));
            }
            case AFTER -> run.isReverting() ? ResumePoint.START : new ResumePoint(1, null);
            case HERE, START -> ResumePoint.START;
        };
    }

    /** A program works on after Alidade was killed; the server knows it by its name. */
    private void awaitProgram(MigrationScript script, Cancellation cancellation) {
        var name = PythonRunner.applicationName(script.file());
        long until = System.nanoTime() + patience.toNanos();
        boolean told = false;
        for (var pid = alive(name, cancellation); pid.isPresent(); pid = alive(name, cancellation)) {
            if (System.nanoTime() > until) {
                throw ApplyRules.refused("migration.resume.alive", script.name(), pid.get());
            }
            if (!told) {
                listener.on(
                        new MigrationEvent.Blocked(Messages.text("migration.resume.alive", script.name(), pid.get())));
                told = true;
            }
            pause(cancellation);
        }
    }

    private Optional<String> alive(String name, Cancellation cancellation) {
        return database.read(
                cancellation,
                s -> s.first(
                        MigrationQuery.PROGRAM_ALIVE,
                        Parameters.of("name", name),
                        row -> Integer.toString(row.integer("pid"))));
    }

    private void pause(Cancellation cancellation) {
        database.session(cancellation, session -> {
            session.execute("select pg_catalog.pg_sleep(0.2)");
            return true;
        });
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
            pause(cancellation);
        }
    }
}
