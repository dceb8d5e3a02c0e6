package dev.alidade.migration;

import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Apply would do with a selection: it never runs past a migration that must not run, unless the user leaves that
 * one out or later ones are applied already.
 *
 * @param runs what is applied, in order
 * @param obstacle the blocked migration before which it stops; null when nothing is in the way
 * @param behind what is selected and lies behind the obstacle
 * @param passed blocked ones that are not in the way, because they were left out or passed before
 */
public record ApplySequence(
        List<Migration> runs, @Nullable Migration obstacle, List<Migration> behind, List<Migration> passed) {
    public ApplySequence {
        runs = List.copyOf(runs);
        behind = List.copyOf(behind);
        passed = List.copyOf(passed);
    }

    /**
     * The sequence of a selection.
     *
     * @param skipped the versions that the user leaves out
     */
    public static ApplySequence of(MigrationStatus status, MigrationSelection selection, Set<ScriptVersion> skipped) {
        var passed = new ArrayList<Migration>();
        var meant = new ArrayList<Migration>();
        int reached = reached(status);
        for (var migration : selection.among(status.migrations())) {
            boolean leftOut = skipped.contains(migration.version());
            if (migration.state() == MigrationState.BLOCKED) {
                boolean named = selection instanceof MigrationSelection.Only;
                boolean behindUs = status.migrations().indexOf(migration) < reached;
                (leftOut || (behindUs && !named) ? passed : meant).add(migration);
            } else if (migration.state().isApplicable() && migration.file() != null && !leftOut) {
                meant.add(migration);
            }
        }
        return split(selection instanceof MigrationSelection.Next ? next(meant) : meant, passed);
    }

    /** The files to run, in order. */
    public List<MigrationScript> scripts() {
        return files(runs);
    }

    /** The files behind the obstacle, in order. */
    public List<MigrationScript> unreached() {
        return files(behind);
    }

    private static ApplySequence split(List<Migration> meant, List<Migration> passed) {
        for (int i = 0; i < meant.size(); i++) {
            if (meant.get(i).state() == MigrationState.BLOCKED) {
                var behind = meant.subList(i + 1, meant.size()).stream()
                        .filter(m -> m.state().isApplicable())
                        .toList();
                return new ApplySequence(meant.subList(0, i), meant.get(i), behind, passed);
            }
        }
        return new ApplySequence(meant, null, List.of(), passed);
    }

    private static List<Migration> next(List<Migration> meant) {
        return meant.stream()
                .filter(ApplySequence::isHalf)
                .findFirst()
                .or(() -> meant.stream().findFirst())
                .map(List::of)
                .orElse(List.of());
    }

    static boolean isHalf(Migration migration) {
        return migration.state() == MigrationState.FAILED || migration.state() == MigrationState.INTERRUPTED;
    }

    /** Behind the last migration that is applied; what lies before it was passed. */
    private static int reached(MigrationStatus status) {
        for (int i = status.migrations().size() - 1; i >= 0; i--) {
            var migration = status.migrations().get(i);
            if (migration.state().isApplied() && !migration.version().isRepeatable()) {
                return i + 1;
            }
        }
        return 0;
    }

    private static List<MigrationScript> files(List<Migration> migrations) {
        return migrations.stream().map(Migration::file).filter(Objects::nonNull).toList();
    }
}
