package dev.alidade.migration.replay;

import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationState;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the files can be run again as they ran.
 *
 * @param scripts all that were applied, in order, up to the last that is wanted or the first that cannot be run again
 * @param wanted those among them that have no evidence
 * @param obstacle why it ends before the last one that is wanted; null when it does not
 */
record ReplayRange(
        List<MigrationScript> scripts,
        List<MigrationScript> wanted,
        @Nullable Problem obstacle) {
    ReplayRange {
        scripts = List.copyOf(scripts);
        wanted = List.copyOf(wanted);
    }

    static ReplayRange of(MigrationStatus status, Set<ScriptVersion> known) {
        var applied = status.migrations().stream()
                .filter(m -> m.state().isApplied() || m.state() == MigrationState.BASELINE)
                .filter(m -> !m.version().isRepeatable())
                .toList();
        var scripts = new ArrayList<MigrationScript>();
        var wanted = new ArrayList<MigrationScript>();
        Problem obstacle = null;
        int last = applied.size() - 1;
        while (last >= 0 && !isWanted(applied.get(last), known)) {
            last--;
        }
        for (var migration : applied.subList(0, last + 1)) {
            var file = migration.file();
            obstacle = obstacle(migration);
            if (file == null || obstacle != null) {
                break;
            }
            scripts.add(file);
            if (isWanted(migration, known)) {
                wanted.add(file);
            }
        }
        return new ReplayRange(scripts, wanted, obstacle);
    }

    private static boolean isWanted(Migration migration, Set<ScriptVersion> known) {
        return migration.state().isApplied() && !known.contains(migration.version());
    }

    private static @Nullable Problem obstacle(Migration migration) {
        var file = migration.file();
        if (file == null) {
            return problem("migration.replay.missing", migration.version().text());
        }
        if (migration.state() == MigrationState.CHANGED) {
            return problem("migration.replay.changed", file.name());
        }
        return file.kind() == MigrationScript.Kind.PYTHON ? problem("migration.replay.python", file.name()) : null;
    }

    private static Problem problem(String key, Object... arguments) {
        return Problem.of(ProblemKind.REFUSED, key, Messages.text(key, arguments), Messages.text(key + ".next"));
    }
}
