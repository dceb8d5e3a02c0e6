package dev.alidade.migration.python;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Notice;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.HistoryEdit;
import dev.alidade.migration.HistoryEditor;
import dev.alidade.migration.HistoryEdits;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationFailure;
import dev.alidade.migration.MigrationListener;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.ScriptJournal;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.MigrationScript.Kind;
import dev.alidade.migration.script.ScriptText;
import dev.alidade.migration.script.ScriptVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Applies migrations that are Python programs and takes them back. A program has its own connection, so that nothing
 * about it shares a transaction with the history: the journal says before that it runs, and after what came of it.
 */
public final class PythonMigrations {
    private final Database database;
    private final PythonRunner runner;
    private final TrustedFolders trusted;
    private final ScriptJournal journal;

    public PythonMigrations(Database database, PythonRunner runner, TrustedFolders trusted, ScriptJournal journal) {
        this.database = database;
        this.runner = runner;
        this.trusted = trusted;
        this.journal = journal;
    }

    /**
     * Runs a program and records it in Flyway's history, and in the Supabase CLI's where the database has one.
     *
     * @return what went wrong; empty when it is applied and recorded
     * @throws AppException of kind REFUSED before anything runs: folder not trusted, file changed, read-only profile
     */
    public Optional<MigrationFailure> apply(
            MigrationStatus status, MigrationScript script, MigrationListener listener, Cancellation cancellation) {
        var edits = editsFor(status, script, cancellation);
        boolean startsAtZero =
                status.folder().scripts().stream().anyMatch(s -> s.version().isZero());
        var beginning = edits.begin(edits.hasFlyway() || startsAtZero ? null : ScriptVersion.of("0"));
        return run(script, List.of(), listener, cancellation, elapsed -> {
            var list = new ArrayList<HistoryEdit>(beginning);
            edits.flywayRows(script.version()).forEach(row -> list.add(edits.remove(row)));
            list.add(edits.add(script, elapsed));
            edits.addSupabase(script).ifPresent(list::add);
            return list;
        });
    }

    /**
     * Has a program take itself back, in the way that it declares, and removes it from the histories.
     *
     * @return what went wrong; empty when it is taken back
     * @throws AppException of kind REFUSED before anything runs, also where the program declares no way back
     */
    public Optional<MigrationFailure> rollback(
            MigrationStatus status, MigrationScript script, MigrationListener listener, Cancellation cancellation) {
        var edits = editsFor(status, script, cancellation);
        var options =
                options(script).rollback().orElseThrow(() -> refused("migration.python.noRollback", script.name()));
        return run(script, options, listener, cancellation, _ -> {
            var list = new ArrayList<HistoryEdit>();
            edits.flywayRows(script.version()).forEach(row -> list.add(edits.remove(row)));
            edits.removeSupabase(script.version()).ifPresent(list::add);
            return list;
        });
    }

    /**
     * Has a program tell its own status, where it declares that it can.
     *
     * @return what it wrote; empty where it declares no way
     * @throws AppException of kind REFUSED when its folder is not trusted, FAILED when the program failed
     */
    public Optional<String> status(MigrationScript script, Cancellation cancellation) {
        trusted.require(script.body().source().folder());
        var options = options(script).status();
        if (options.isEmpty()) {
            return Optional.empty();
        }
        var lines = new ConcurrentLinkedQueue<String>();
        var outcome =
                runner.run(script.file(), options.get(), database.target(), (_, line) -> lines.add(line), cancellation);
        var problem = outcome.problem();
        if (problem != null) {
            throw new AppException(problem);
        }
        return Optional.of(String.join("\n", lines));
    }

    /** What a program declares that it can be asked for. */
    public static PythonOptions options(MigrationScript script) {
        return PythonOptions.of(ScriptText.read(script.file()));
    }

    private interface Recording {
        List<HistoryEdit> after(long elapsedMs);
    }

    private HistoryEdits editsFor(MigrationStatus status, MigrationScript script, Cancellation cancellation) {
        if (script.kind() != Kind.PYTHON) {
            throw new IllegalArgumentException(script.name());
        }
        if (database.target().readOnly()) {
            throw refused("migration.apply.readOnly");
        }
        trusted.require(script.body().source().folder());
        if (ScriptText.read(script.file()).checksum() != script.checksum()) {
            throw refused("migration.file.changed", script.name());
        }
        return new MigrationService(database).edits(status, cancellation);
    }

    private Optional<MigrationFailure> run(
            MigrationScript script,
            List<String> options,
            MigrationListener listener,
            Cancellation cancellation,
            Recording recording) {
        var entry = journal.begin(script);
        listener.on(new MigrationEvent.Started(script, 1));
        long elapsed = 0;
        Problem problem;
        try {
            var outcome = runner.run(
                    script.file(),
                    options,
                    database.target(),
                    (error, line) -> listener.on(new MigrationEvent.Said(script, 0, notice(error, line))),
                    cancellation);
            elapsed = outcome.elapsedMs();
            problem = outcome.problem();
            if (problem == null) {
                // it is done: a request to stop comes too late to leave it unrecorded
                new HistoryEditor(database).apply(recording.after(elapsed), new Cancellation());
            }
        } catch (AppException e) {
            problem = e.problem();
        }
        if (problem == null) {
            entry.done();
            listener.on(new MigrationEvent.Applied(script, elapsed));
            return Optional.empty();
        }
        entry.failed(problem.message());
        var failure = new MigrationFailure(script, 0, 0, "", problem, 0);
        listener.on(new MigrationEvent.Failed(failure, elapsed));
        return Optional.of(failure);
    }

    private static Notice notice(boolean error, String line) {
        return new Notice(error ? "STDERR" : "STDOUT", line, null);
    }

    private static AppException refused(String key, Object... arguments) {
        return new AppException(
                Problem.of(ProblemKind.REFUSED, key, Messages.text(key, arguments), Messages.text(key + ".next")));
    }
}
