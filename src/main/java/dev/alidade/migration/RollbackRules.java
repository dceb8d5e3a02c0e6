package dev.alidade.migration;

import static dev.alidade.migration.ApplyRules.refused;

import java.util.List;
import java.util.Objects;

/** Which migrations are taken back, in which order, and what is refused. */
final class RollbackRules {
    private RollbackRules() {}

    /**
     * The migrations to take back, latest first.
     *
     * @throws dev.alidade.error.AppException of kind REFUSED when one has no script, a later one would stay, or one is
     *     half applied
     */
    static List<PlannedScript> select(MigrationStatus status, RollbackSelection selection) {
        var applied = status.migrations().stream()
                .filter(m -> isApplied(m.state()))
                .toList()
                .reversed();
        var chosen = chosen(applied, selection);
        if (chosen.isEmpty()) {
            return List.of();
        }
        refuseLater(status, applied, chosen);
        return chosen.stream().map(RollbackRules::planned).toList();
    }

    private static boolean isApplied(MigrationState state) {
        return switch (state) {
            case APPLIED, CHANGED, CHANGED_COMMENTS, MISSING, FUTURE -> true;
            default -> false;
        };
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

    private static void refuseLater(MigrationStatus status, List<Migration> applied, List<Migration> chosen) {
        var lowest = chosen.getLast();
        int place = applied.indexOf(lowest);
        applied.subList(0, place).stream()
                .filter(m -> !chosen.contains(m))
                .findFirst()
                .ifPresent(m -> {
                    throw refused("migration.rollback.later", lowest.script(), m.script());
                });
        status.migrations().stream()
                .skip(status.migrations().indexOf(lowest))
                .filter(m -> m.state() == MigrationState.FAILED || m.state() == MigrationState.INTERRUPTED)
                .findFirst()
                .ifPresent(m -> {
                    throw refused("migration.rollback.half", m.script());
                });
    }

    private static PlannedScript planned(Migration migration) {
        var script = migration.file();
        if (script == null || script.down() == null) {
            throw refused(
                    "migration.rollback.noScript",
                    migration.script().isEmpty() ? migration.version().text() : migration.script());
        }
        var planned = PlannedScript.down(script, Objects.requireNonNull(script.down()));
        if (!planned.plan().isTransactional()) {
            throw refused("migration.rollback.alone", planned.script().name());
        }
        if (planned.total() == 0) {
            throw refused("migration.rollback.noScript", migration.script());
        }
        return planned;
    }
}
