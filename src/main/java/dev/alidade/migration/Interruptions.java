package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.ledger.LedgerRun;
import dev.alidade.migration.ledger.Ledgers;
import dev.alidade.migration.script.ScriptVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds what the ledger knows to what the histories say: runs that were cut off or failed, and where. */
final class Interruptions {
    private final Ledgers ledgers;

    Interruptions(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    List<Migration> mark(List<Migration> migrations, Cancellation cancellation) {
        var runs = ledgers.runs(cancellation);
        if (runs.values().stream().allMatch(LedgerRun::hasEnded)) {
            return migrations;
        }
        var marked = new ArrayList<Migration>();
        migrations.forEach(m -> marked.add(marked(m, runs, cancellation)));
        var known = migrations.stream().map(Migration::version).collect(Collectors.toSet());
        runs.forEach((version, run) -> {
            if (!known.contains(version) && run.isInterrupted()) {
                marked.add(missing(version, run, cancellation));
            }
        });
        return marked;
    }

    private Migration marked(Migration migration, Map<ScriptVersion, LedgerRun> runs, Cancellation cancellation) {
        var run = runs.get(migration.version());
        if (run == null || run.hasEnded() || !isOpen(migration, run)) {
            return migration;
        }
        var state = run.isInterrupted() ? MigrationState.INTERRUPTED : MigrationState.FAILED;
        return new Migration(
                migration.version(),
                migration.description(),
                migration.script(),
                migration.file(),
                state,
                reason(run, cancellation),
                migration.appliedAt(),
                migration.durationMs(),
                migration.histories());
    }

    /** Where Flyway's row says that it is applied, that counts: it is written after all else, but for a way back. */
    private static boolean isOpen(Migration migration, LedgerRun run) {
        if (run.isReverting()) {
            return run.isInterrupted();
        }
        return migration.state().isApplicable()
                || (migration.state() == MigrationState.APPLIED && !migration.isIn(Tool.FLYWAY));
    }

    private Migration missing(ScriptVersion version, LedgerRun run, Cancellation cancellation) {
        return new Migration(
                version,
                "",
                run.file().name(),
                null,
                MigrationState.INTERRUPTED,
                reason(run, cancellation),
                null,
                null,
                List.of());
    }

    private String reason(LedgerRun run, Cancellation cancellation) {
        if (run.isReverting()) {
            return Messages.text("migration.reason.reverting");
        }
        if (run.file().name().endsWith(".py")) {
            return Messages.text(run.hasFailed() ? "migration.reason.failed" : "migration.reason.program");
        }
        var total = Integer.toString(run.file().steps());
        var failed = run.failed();
        var doubt = run.doubt();
        if (run.hasFailed()) {
            return failed == null
                    ? Messages.text("migration.reason.failed")
                    : Messages.text(
                            "migration.reason.failedAt",
                            Integer.toString(failed.number()),
                            total,
                            Integer.toString(failed.line()));
        }
        if (doubt == null) {
            return Messages.text("migration.reason.interruptedAfter", Integer.toString(run.lastDone()), total);
        }
        var key = ledgers.isAlive(run, cancellation) ? "migration.reason.alive" : "migration.reason.interrupted";
        return Messages.text(key, Integer.toString(doubt.number()), total, Integer.toString(doubt.line()));
    }
}
