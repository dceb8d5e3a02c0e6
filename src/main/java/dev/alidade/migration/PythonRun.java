package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.ledger.LedgerEntry.Phase;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run over migrations that are programs: each by itself, then its rows in the histories. Used once. */
final class PythonRun implements PartRun {
    private final Database database;
    private final FlywayTable table;
    private final Programs programs;
    private final RunPlan plan;
    private final MigrationListener listener;
    private final Cancellation cancellation;
    private final List<MigrationScript> applied = new ArrayList<>();
    private final Set<MigrationScript> begun = new HashSet<>();
    private long currentStarted;

    PythonRun(
            Database database,
            FlywayTable table,
            Programs programs,
            RunPlan plan,
            MigrationListener listener,
            Cancellation cancellation) {
        this.database = database;
        this.table = table;
        this.programs = programs;
        this.plan = plan;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    @Override
    public @Nullable MigrationFailure run() {
        for (var script : plan.scripts()) {
            currentStarted = System.nanoTime();
            var problem = one(script);
            if (problem != null) {
                begun.add(script);
                return new MigrationFailure(script, 0, 0, "", problem, 0);
            }
            if (begun.contains(script)) {
                applied.add(script);
                listener.on(new MigrationEvent.Applied(script, elapsed()));
            }
        }
        return null;
    }

    @Override
    public List<MigrationScript> applied() {
        return List.copyOf(applied);
    }

    @Override
    public Set<MigrationScript> begun() {
        return Set.copyOf(begun);
    }

    @Override
    public long elapsed() {
        return Duration.ofNanos(System.nanoTime() - currentStarted).toMillis();
    }

    private @Nullable Problem one(MigrationScript script) {
        try {
            var call = new ProgramCall(database, plan.ledger(), listener, cancellation);
            return call.locked(table.lockKey(), held -> locked(call, held, script))
                    .orElse(null);
        } catch (AppException e) {
            return e.problem();
        }
    }

    private Optional<Problem> locked(ProgramCall call, Session held, MigrationScript script) {
        if (isRecorded(script)) {
            return Optional.empty();
        }
        ProgramCall.Recording recording = (session, elapsedMs) -> record(session, script, elapsedMs);
        boolean takenForDone = plan.point(script).skipped() > 0;
        var runner = takenForDone ? null : programs.runner(script);
        begun.add(script);
        listener.on(new MigrationEvent.Started(script, 1));
        return runner == null
                ? call.record(held, script, Phase.BEGUN, 0, recording)
                : call.run(held, runner, script, List.of(), Phase.BEGUN, recording);
    }

    /** Somebody else was faster. */
    private boolean isRecorded(MigrationScript script) {
        return histories().stream()
                .filter(h -> h.tool() == Tool.FLYWAY)
                .flatMap(h -> h.rows().stream())
                .anyMatch(row ->
                        script.version().equals(row.version()) && row.success() && !row.isUndo() && !row.isBaseline());
    }

    private void record(Session session, MigrationScript script, long elapsedMs) {
        var edits = new HistoryEdits(histories(), table.schema());
        boolean startsAtZero = script.version().isZero();
        var list = new ArrayList<HistoryEdit>(
                edits.begin(edits.hasFlyway() || startsAtZero ? null : ScriptVersion.of("0")));
        edits.flywayRows(script.version()).forEach(row -> list.add(edits.remove(row)));
        list.add(edits.add(script, elapsedMs));
        edits.addSupabase(script).ifPresent(list::add);
        var editor = new HistoryEditor(database);
        list.forEach(edit -> editor.make(session, edit));
    }

    private List<History> histories() {
        return new HistoryReader(database).read(new Cancellation());
    }
}
