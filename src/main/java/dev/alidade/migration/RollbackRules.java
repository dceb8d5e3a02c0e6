package dev.alidade.migration;

import static dev.alidade.migration.ApplyRules.refused;

import dev.alidade.migration.RollbackOptions.Way;
import dev.alidade.migration.proof.Proof;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptPlan.Mode;
import dev.alidade.migration.script.ScriptSource;
import dev.alidade.migration.script.ScriptVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which migrations are taken back, in which order, and what is refused. */
final class RollbackRules {
    private RollbackRules() {}

    /**
     * The migrations to take back, latest first.
     *
     * @throws dev.alidade.error.AppException of kind REFUSED when one has no script, a later one would stay, or one is
     *     half applied
     */
    static List<RollbackStep> select(
            MigrationStatus status, RollbackOptions options, Map<ScriptVersion, Proof> proofs) {
        refuseRepeatable(status, options.selection());
        var applied = status.migrations().stream()
                .filter(m -> m.state().isApplied() && !m.version().isRepeatable())
                .toList()
                .reversed();
        var chosen = chosen(applied, options.selection());
        chosen.stream().filter(m -> isBaseline(m)).findFirst().ifPresent(m -> {
            throw refused("migration.rollback.baseline", m.script());
        });
        if (chosen.isEmpty()) {
            return List.of();
        }
        refuseHalf(status, chosen);
        var steps = chosen.stream()
                .map(m -> step(status, m, options, proofs.get(m.version())))
                .toList();
        if (steps.stream().anyMatch(s -> s.way() == Way.SCRIPT)) {
            refuseLater(applied, chosen);
        }
        return steps;
    }

    /** The migration that ran last; empty where the histories do not tell, or a repeatable one did. */
    static Optional<Migration> last(MigrationStatus status) {
        var applied =
                status.migrations().stream().filter(m -> m.state().isApplied()).toList();
        if (applied.stream().anyMatch(m -> m.appliedAt() == null)) {
            return Optional.empty();
        }
        return applied.reversed().stream()
                .max(Comparator.comparing(m -> Objects.requireNonNull(m.appliedAt())))
                .filter(m -> !m.version().isRepeatable());
    }

    private static List<Migration> chosen(List<Migration> applied, RollbackSelection selection) {
        return switch (selection) {
            case RollbackSelection.Last _ -> applied.stream().limit(1).toList();
            case RollbackSelection.To to ->
                applied.stream().takeWhile(m -> isAfter(m, to, applied)).toList();
            case RollbackSelection.Only only ->
                applied.stream()
                        .filter(m -> only.versions().contains(m.version()))
                        .toList();
        };
    }

    /** In the folder's order, which dependencies may have changed; where the version is unknown, by number. */
    private static boolean isAfter(Migration migration, RollbackSelection.To to, List<Migration> applied) {
        if (to.version().isZero()) {
            return true;
        }
        boolean known = applied.stream().anyMatch(m -> m.version().equals(to.version()));
        return known
                ? !migration.version().equals(to.version())
                : migration.version().compareTo(to.version()) > 0;
    }

    /** What depends on what, only the catalog knows; a script knows nothing of it. */
    private static void refuseLater(List<Migration> applied, List<Migration> chosen) {
        var lowest = chosen.getLast();
        int place = applied.indexOf(lowest);
        applied.subList(0, place).stream()
                .filter(m -> !chosen.contains(m))
                .findFirst()
                .ifPresent(m -> {
                    throw refused("migration.rollback.later", lowest.script(), m.script());
                });
    }

    private static boolean isBaseline(Migration migration) {
        var file = migration.file();
        return file == null ? migration.script().matches("B[^/]*__.*") : file.isBaseline();
    }

    /** What it replaced is written down nowhere; the earlier text, run again, is its way back. */
    private static void refuseRepeatable(MigrationStatus status, RollbackSelection selection) {
        if (selection instanceof RollbackSelection.Only only) {
            status.migrations().stream()
                    .filter(m -> m.version().isRepeatable() && only.versions().contains(m.version()))
                    .findFirst()
                    .ifPresent(m -> {
                        throw refused("migration.rollback.repeatable", m.script());
                    });
        }
    }

    private static void refuseHalf(MigrationStatus status, List<Migration> chosen) {
        var lowest = chosen.getLast();
        status.migrations().stream()
                .skip(status.migrations().indexOf(lowest))
                .filter(m -> m.state() == MigrationState.FAILED || m.state() == MigrationState.INTERRUPTED)
                .findFirst()
                .ifPresent(m -> {
                    throw refused("migration.rollback.half", m.script());
                });
    }

    private static RollbackStep step(
            MigrationStatus status, Migration migration, RollbackOptions options, @Nullable Proof proof) {
        var way = options.way() == null ? ProvenWay.of(migration, options.acceptance(), proof) : options.way();
        if (way == Way.SCRIPT) {
            var planned = planned(migration);
            return new RollbackStep(migration, way, planned.script(), planned, options.proof() ? proof : null);
        }
        if (proof == null) {
            throw refused("migration.rollback.noProof", name(migration));
        }
        return new RollbackStep(migration, way, script(status, migration), null, proof);
    }

    /** The file itself; where it is gone, what the history says of it. */
    private static MigrationScript script(MigrationStatus status, Migration migration) {
        var file = migration.file();
        if (file != null) {
            return file;
        }
        var folder = status.folder().path();
        var name = name(migration);
        var body = new MigrationScript.Body(
                ScriptSource.whole(folder, folder.resolve(name)), MigrationScript.Kind.SQL, 0, Mode.TRANSACTION, 0);
        return new MigrationScript(migration.version(), migration.description(), name, body, null, null);
    }

    private static String name(Migration migration) {
        return migration.script().isEmpty() ? migration.version().text() : migration.script();
    }

    private static PlannedScript planned(Migration migration) {
        var script = migration.file();
        if (script == null || script.down() == null) {
            throw refused(
                    script != null && script.kind() == MigrationScript.Kind.PYTHON
                            ? "migration.python.noRollback"
                            : "migration.rollback.noScript",
                    name(migration));
        }
        var planned = PlannedScript.down(script, Objects.requireNonNull(script.down()));
        if (planned.isProgram()) {
            return planned;
        }
        if (!planned.plan().isTransactional()) {
            throw refused("migration.rollback.alone", planned.script().name());
        }
        if (planned.total() == 0) {
            throw refused("migration.rollback.noScript", migration.script());
        }
        return planned;
    }
}
