package dev.alidade.migration.repair;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.HistoryEdit;
import dev.alidade.migration.HistoryEditor;
import dev.alidade.migration.HistoryEdits;
import dev.alidade.migration.HistoryRow;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationState;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.ledger.LedgerEntry;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.ledger.Ledgers;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.settings.AppFolders;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Mends what the histories say: previewed, in one transaction, and without running anything. Thread-safe. */
public final class Repair {
    private static final ScriptVersion ZERO = ScriptVersion.of("0");

    private final Database database;
    private final MigrationService service;
    private final Ledgers ledgers;

    /** With these folders for ledgers that are not kept in the database. */
    public Repair(Database database, AppFolders user) {
        this.database = database;
        this.service = new MigrationService(database, user);
        this.ledgers = new Ledgers(database, user);
    }

    /**
     * What an action would change.
     *
     * @param status as it was read before
     * @param withSupabase whether the Supabase CLI's table changes too, where this database has one
     * @throws AppException of kind REFUSED when there is nothing to mend in that way, with the reason
     */
    public RepairPlan preview(
            MigrationStatus status, RepairAction action, boolean withSupabase, Cancellation cancellation) {
        var edits = service.edits(status, cancellation);
        var plan = switch (action) {
            case RepairAction.MarkApplied a -> applied(status, find(status, a.version()), edits, withSupabase);
            case RepairAction.MarkReverted a -> reverted(a.version(), edits, withSupabase);
            case RepairAction.Align a -> align(find(status, a.version()), edits);
            case RepairAction.RemoveFailed _ -> withoutFailed(edits);
        };
        if (plan.edits().isEmpty()) {
            throw refused("migration.repair.nothing");
        }
        return plan;
    }

    /**
     * Does what was shown.
     *
     * @throws AppException as {@link HistoryEditor#apply}; then nothing was changed
     */
    public void apply(RepairPlan plan, Cancellation cancellation) {
        new HistoryEditor(database).apply(plan.edits(), cancellation);
        closeRuns(plan.versions(), cancellation);
    }

    /** A run that failed or was cut off would go on saying so; its end is written down beside it, nothing is deleted. */
    private void closeRuns(Set<ScriptVersion> versions, Cancellation cancellation) {
        var open = ledgers.runs(cancellation).entrySet().stream()
                .filter(run ->
                        versions.contains(run.getKey()) && !run.getValue().hasEnded())
                .map(run -> run.getValue().file())
                .toList();
        if (open.isEmpty()) {
            return;
        }
        var ledger = ledgers.open(LedgerPlace.AUTO, cancellation);
        database.write(cancellation, session -> {
            open.forEach(file ->
                    ledger.add(session, new LedgerEntry(LedgerEntry.Phase.REVERTED, file, null, null, null, null)));
            return true;
        });
    }

    private static RepairPlan applied(
            MigrationStatus status, Migration migration, HistoryEdits edits, boolean withSupabase) {
        var script = fileOf(migration);
        if (script.blocked() != null && script.kind() == MigrationScript.Kind.SQL) {
            throw refused("migration.repair.blocked", script.name());
        }
        var list = new ArrayList<HistoryEdit>();
        var rows = edits.flywayRows(script.version());
        boolean known = !rows.isEmpty() && rows.stream().allMatch(r -> r.success() && isForward(r));
        if (!known && migration.state() != MigrationState.BASELINE) {
            boolean startsAtZero =
                    status.folder().scripts().stream().anyMatch(s -> s.version().isZero());
            list.addAll(edits.begin(edits.hasFlyway() || startsAtZero ? null : ZERO));
            rows.forEach(row -> list.add(edits.remove(row)));
            list.add(edits.add(script, 0));
        }
        if (withSupabase) {
            edits.addSupabase(script).ifPresent(list::add);
        }
        return new RepairPlan(Messages.text("migration.repair.applied", script.name()), list, Set.of(script.version()));
    }

    private static RepairPlan reverted(ScriptVersion version, HistoryEdits edits, boolean withSupabase) {
        var list = new ArrayList<HistoryEdit>();
        edits.flywayRows(version).forEach(row -> list.add(edits.remove(row)));
        if (withSupabase) {
            edits.removeSupabase(version).ifPresent(list::add);
        }
        return new RepairPlan(Messages.text("migration.repair.reverted", version.text()), list, Set.of(version));
    }

    private static RepairPlan align(Migration migration, HistoryEdits edits) {
        var script = fileOf(migration);
        List<HistoryEdit> list = edits.flywayRows(script.version()).stream()
                .filter(r -> r.success() && isForward(r))
                .filter(r -> isOther(r, script))
                .map(r -> edits.align(r, script.checksum(), script.description()))
                .toList();
        var sentence = switch (migration.state()) {
            case CHANGED_COMMENTS -> "migration.repair.comments";
            case CHANGED -> "migration.repair.changed";
            default -> "migration.repair.description";
        };
        return new RepairPlan(Messages.text(sentence, script.name()), list, Set.of());
    }

    private static RepairPlan withoutFailed(HistoryEdits edits) {
        List<HistoryEdit> list = edits.flywayRows().stream()
                .filter(r -> !r.success())
                .distinct()
                .map(edits::remove)
                .toList();
        var versions = edits.flywayRows().stream()
                .filter(r -> !r.success())
                .map(HistoryRow::version)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new RepairPlan(Messages.text("migration.repair.failed"), list, versions);
    }

    private static boolean isForward(HistoryRow row) {
        return !row.type().startsWith("UNDO") && !"DELETE".equals(row.type());
    }

    private static boolean isOther(HistoryRow row, MigrationScript script) {
        return !Integer.valueOf(script.checksum()).equals(row.checksum())
                || !row.description().equals(script.description());
    }

    private static Migration find(MigrationStatus status, ScriptVersion version) {
        return status.migrations().stream()
                .filter(m -> m.version().equals(version))
                .findFirst()
                .orElseThrow(() -> refused("migration.repair.unknown", version.text()));
    }

    private static MigrationScript fileOf(Migration migration) {
        return Optional.ofNullable(migration.file())
                .orElseThrow(() ->
                        refused("migration.repair.noFile", migration.version().text()));
    }

    private static AppException refused(String key, Object... arguments) {
        return new AppException(
                Problem.of(ProblemKind.REFUSED, key, Messages.text(key, arguments), Messages.text(key + ".next")));
    }
}
