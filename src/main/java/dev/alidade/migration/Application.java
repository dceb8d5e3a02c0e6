package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.preflight.Preflight;
import dev.alidade.migration.proof.Proving;
import dev.alidade.migration.script.MigrationScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One application of migrations: what is refused before, what runs, what came of it. Used once. */
final class Application {
    static final Duration LOCK_PATIENCE = Duration.ofSeconds(60);

    private final Database database;
    private final HistoryReader histories;
    private final Kept kept;
    private final MigrationStatus status;
    private final ApplyOptions options;

    Application(Database database, HistoryReader histories, Kept kept, MigrationStatus status, ApplyOptions options) {
        this.database = database;
        this.histories = histories;
        this.kept = kept;
        this.status = status;
        this.options = options;
    }

    MigrationOutcome run(MigrationListener listener, Cancellation cancellation) {
        long started = System.nanoTime();
        ApplyRules.refuseUnsuitable(database, status);
        var sequence = ApplyRules.select(database, status, options);
        var scripts = sequence.scripts();
        ApplyWarnings.of(status, sequence).forEach(listener::on);
        if (scripts.isEmpty()) {
            return ended(List.of(), sequence, started, listener);
        }
        safeguard(scripts, listener, cancellation);
        kept.programs().require(status.folder(), scripts);
        var table = table(cancellation);
        new HistoryLock(database, table.lockKey(), LOCK_PATIENCE).awaitFree(listener, cancellation);
        var plan = plan(scripts, listener, cancellation);
        prepare(table, scripts, cancellation);
        try (var watch = new StatementWatch(database, listener).start()) {
            var applied = new ArrayList<MigrationScript>();
            var begun = new HashSet<MigrationScript>();
            for (var part : AscendingRuns.of(scripts)) {
                var run = part(table, plan.of(part), watch, listener, cancellation);
                var failure = run.run();
                keepFromApi(table, cancellation);
                applied.addAll(run.applied());
                begun.addAll(run.begun());
                if (failure != null) {
                    var rest = Stream.concat(
                                    scripts.stream().filter(s -> !begun.contains(s) || isUndoneBy(failure, s, applied)),
                                    sequence.unreached().stream())
                            .toList();
                    return stopped(failure, applied, rest, run.elapsed(), started, listener);
                }
            }
            scripts.stream()
                    .filter(s -> !begun.contains(s))
                    .forEach(script -> listener.on(new MigrationEvent.Overtaken(script)));
            return ended(applied, sequence, started, listener);
        }
    }

    /** What would fail is refused before the first statement; statements that need a yes were refused without it. */
    private void safeguard(List<MigrationScript> scripts, MigrationListener listener, Cancellation cancellation) {
        for (var finding :
                new Preflight(database).check(scripts, status.folder().callbacks(), cancellation)) {
            switch (finding.level()) {
                case BLOCKING -> throw new AppException(finding.problem());
                case NOTE ->
                    listener.on(new MigrationEvent.Warned(finding.code(), finding.text(), finding.cure(), List.of()));
                case CONFIRM -> {}
            }
        }
    }

    /** All went well as far as it could: a migration that must not run is where it ends. */
    private static MigrationOutcome ended(
            List<MigrationScript> applied, ApplySequence sequence, long started, MigrationListener listener) {
        var obstacle = sequence.obstacle();
        var file = obstacle == null ? null : obstacle.file();
        if (obstacle == null || file == null) {
            return summary(applied, null, List.of(), started, listener);
        }
        var failure = new MigrationFailure(file, 0, 0, "", ApplyRules.blocked(obstacle), 0);
        listener.on(new MigrationEvent.Failed(failure, 0));
        return summary(applied, failure, sequence.unreached(), started, listener);
    }

    private PartRun part(
            FlywayTable table,
            RunPlan part,
            StatementWatch watch,
            MigrationListener listener,
            Cancellation cancellation) {
        return part.scripts().getFirst().kind() == MigrationScript.Kind.PYTHON
                ? new PythonRun(database, table, kept.programs(), part, listener, cancellation)
                : new FlywayRun(database, table, part, watch, listener, cancellation);
    }

    private MigrationOutcome stopped(
            MigrationFailure failure,
            List<MigrationScript> before,
            List<MigrationScript> rest,
            long elapsed,
            long started,
            MigrationListener listener) {
        var applied = new ArrayList<>(before);
        var truth = new Aftermath(database, histories, kept.ledgers()).of(failure);
        if (truth.applied()) {
            applied.add(failure.script());
            listener.on(new MigrationEvent.Applied(failure.script(), elapsed));
        }
        listener.on(new MigrationEvent.Failed(truth.failure(), elapsed));
        return summary(applied, truth.failure(), rest, started, listener);
    }

    /** A callback that fails takes the migration with it in whose transaction it runs. */
    private boolean isUndoneBy(MigrationFailure failure, MigrationScript script, List<MigrationScript> applied) {
        return status.folder().callbacks().stream().anyMatch(c -> c.script().equals(failure.script()))
                && !applied.contains(script);
    }

    private RunPlan plan(List<MigrationScript> scripts, MigrationListener listener, Cancellation cancellation) {
        boolean needed = options.ledger() != LedgerPlace.LOCAL
                || scripts.stream().anyMatch(s -> !s.mode().isTransactional());
        var points = new ResumePoints(database, kept.ledgers(), kept.programs(), LOCK_PATIENCE, listener)
                .find(scripts, options.resume(), cancellation);
        var ledger = kept.ledgers().open(needed ? options.ledger() : LedgerPlace.LOCAL, cancellation);
        var proving = options.proof()
                ? Optional.of(kept.proofs().proving(ledger.sharesTransaction(), cancellation))
                : Optional.<Proving>empty();
        var supabase = database.read(cancellation, s -> SupabaseTable.find(status.histories(), s));
        return new RunPlan(scripts, status.folder().callbacks(), points, ledger, supabase, options.patience(), proving);
    }

    private FlywayTable table(Cancellation cancellation) {
        return status.histories().stream()
                .filter(h -> h.tool() == Tool.FLYWAY)
                .findFirst()
                .map(h -> new FlywayTable(h.schema(), true))
                .orElseGet(() -> new FlywayTable(histories.newHistorySchema(cancellation), false));
    }

    /** A history is nothing for the API: a new one loses the rights that default privileges gave to its roles. */
    private void keepFromApi(FlywayTable table, Cancellation cancellation) {
        if (table.exists() || cancellation.isRequested()) {
            return;
        }
        database.write(cancellation, session -> {
            var roles = session.list(
                    MigrationQuery.HISTORY_API_ROLES,
                    Parameters.of("history", table.qualified()),
                    row -> Identifiers.quote(row.text("role")));
            if (!roles.isEmpty()) {
                session.execute("revoke all on table " + table.qualified() + " from " + String.join(", ", roles));
            }
            return true;
        });
    }

    /** A failed row or one that says "taken back" would keep Flyway from running the file again. */
    private void prepare(FlywayTable table, List<MigrationScript> scripts, Cancellation cancellation) {
        if (!table.exists() && scripts.stream().anyMatch(s -> s.version().isZero() || s.isBaseline())) {
            database.write(cancellation, session -> {
                session.execute(table.createStatement());
                return true;
            });
        }
        if (table.exists()) {
            var versions = status.migrations().stream()
                    .filter(m -> m.state() != MigrationState.PENDING && m.state() != MigrationState.OUT_OF_ORDER)
                    .filter(m -> scripts.contains(m.file()))
                    .map(Migration::version)
                    .toList();
            if (!versions.isEmpty()) {
                new StaleRows(database, table).remove(versions, cancellation);
            }
        }
    }

    private static MigrationOutcome summary(
            List<MigrationScript> applied,
            @Nullable MigrationFailure failure,
            List<MigrationScript> notRun,
            long started,
            MigrationListener listener) {
        long elapsed = Duration.ofNanos(System.nanoTime() - started).toMillis();
        var outcome = new MigrationOutcome(applied, failure, notRun, elapsed);
        listener.on(new MigrationEvent.Summary(outcome));
        return outcome;
    }
}
