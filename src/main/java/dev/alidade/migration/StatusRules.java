package dev.alidade.migration;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.ContentComparison.Verdict;
import dev.alidade.migration.script.MigrationFolder;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the state of every migration from what lies in the folder and what the histories say. */
final class StatusRules {
    private final MigrationFolder folder;
    private final HistoryFacts facts;
    private final ContentComparison comparison;
    /** Of the baseline script with which a new history would begin; null when there is none or it has begun. */
    private @Nullable ScriptVersion beginning;

    private StatusRules(MigrationFolder folder, List<History> histories, ContentComparison comparison) {
        this.folder = folder;
        this.comparison = comparison;
        this.facts = new HistoryFacts(folder, histories);
    }

    static List<Migration> decide(MigrationFolder folder, List<History> histories) {
        return decide(folder, histories, new ContentComparison());
    }

    static List<Migration> decide(MigrationFolder folder, List<History> histories, ContentComparison comparison) {
        return new StatusRules(folder, histories, comparison).decide();
    }

    private List<Migration> decide() {
        var migrations = new ArrayList<Migration>();
        var inFolder = new HashSet<ScriptVersion>();
        folder.scripts().stream().filter(s -> !s.isBaseline()).forEach(script -> inFolder.add(script.version()));
        folder.scripts().stream()
                .filter(MigrationScript::isBaseline)
                .filter(script -> script.blocked() == null)
                .map(MigrationScript::version)
                .max(Comparator.naturalOrder())
                .filter(_ -> !facts.hasBegun())
                .ifPresent(version -> beginning = version);
        folder.scripts().forEach(script -> migrations.add(known(script)));
        facts.baselineScripts().forEach((version, row) -> {
            if (folder.scripts().stream()
                    .noneMatch(s -> s.isBaseline() && s.version().equals(version))) {
                migrations.add(missing(version, row));
            }
        });
        for (var version : facts.versions()) {
            var fact = facts.of(version);
            if (fact != null && !inFolder.contains(version) && !fact.undone()) {
                migrations.add(missing(version, fact.row()));
            }
        }
        migrations.sort(Comparator.comparing(Migration::version).thenComparing(Migration::script));
        return inFolderOrder(migrations);
    }

    /** Where dependencies give a folder another order than its versions, its migrations change places accordingly. */
    private List<Migration> inFolderOrder(List<Migration> migrations) {
        var byName = new HashMap<String, Migration>();
        migrations.stream().filter(m -> m.file() != null).forEach(m -> byName.put(m.script(), m));
        var names = folder.scripts().stream().map(MigrationScript::name).iterator();
        return migrations.stream()
                .map(m -> m.file() == null ? m : byName.getOrDefault(names.next(), m))
                .toList();
    }

    private Migration known(MigrationScript script) {
        if (script.isBaseline()) {
            return baseline(script);
        }
        var fact = facts.of(script.version());
        if (fact == null) {
            return notApplied(script);
        }
        var row = fact.row();
        if (fact.undone()) {
            return applied(script, row, MigrationState.UNDONE, text("undone"));
        }
        if (!row.success()) {
            return applied(script, row, MigrationState.FAILED, text("failed"));
        }
        if (script.blocked() != null && isOther(script, row)) {
            return migration(script, MigrationState.BLOCKED, script.blocked());
        }
        return script.version().isRepeatable() ? repeatable(script, row) : compared(script, fact);
    }

    /** Runs again whenever its text is not what ran last; Flyway asks no more than that, comments included. */
    private Migration repeatable(MigrationScript script, HistoryRow row) {
        if (Integer.valueOf(script.checksum()).equals(row.checksum())) {
            return applied(script, row, MigrationState.APPLIED, null);
        }
        return script.blocked() != null
                ? migration(script, MigrationState.BLOCKED, script.blocked())
                : applied(script, row, MigrationState.PENDING, text("repeat"));
    }

    /** Runs on a database without history only, and of several the latest. */
    private Migration baseline(MigrationScript script) {
        var row = facts.baselineScripts().get(script.version());
        if (row != null) {
            boolean differs = row.checksum() != null && row.checksum() != script.checksum();
            return !row.success()
                    ? applied(script, row, MigrationState.FAILED, text("failed"))
                    : differs
                            ? applied(script, row, MigrationState.CHANGED, text("changed"))
                            : applied(script, row, MigrationState.APPLIED, null);
        }
        if (script.blocked() != null) {
            return migration(script, MigrationState.BLOCKED, script.blocked());
        }
        if (script.version().equals(beginning)) {
            return migration(script, MigrationState.PENDING, null);
        }
        return migration(
                script,
                MigrationState.BASELINE,
                beginning == null ? text("baselineLate") : text("baselineBy", beginning.text()));
    }

    /** A checksum says that a file differs; only kept statements can say that nothing but comments does. */
    private Migration compared(MigrationScript script, HistoryFacts.Fact fact) {
        var row = fact.row();
        var checksum = row.checksum();
        boolean differs = checksum != null && checksum != script.checksum();
        var kept = checksum == null || differs ? facts.statements(script.version()) : null;
        var verdict = kept == null ? Verdict.UNKNOWN : comparison.compare(script, kept);
        if (verdict == Verdict.COMMENTS || (differs && verdict == Verdict.SAME)) {
            return applied(script, row, MigrationState.CHANGED_COMMENTS, text("changedComments"));
        }
        if (differs || verdict == Verdict.CHANGED) {
            return applied(script, row, MigrationState.CHANGED, text("changed"));
        }
        return applied(script, row, MigrationState.APPLIED, null);
    }

    /** Of two files with one version, the one that was applied is the one that the history names. */
    private static boolean isOther(MigrationScript script, HistoryRow row) {
        return row.script().isEmpty() || !row.script().equals(script.name());
    }

    private Migration notApplied(MigrationScript script) {
        if (script.blocked() != null) {
            return migration(script, MigrationState.BLOCKED, script.blocked());
        }
        var baseline = facts.baseline();
        if (baseline != null && script.version().compareTo(baseline) <= 0) {
            return migration(script, MigrationState.BASELINE, text("baseline", baseline.text()));
        }
        if (script.version().isRepeatable()) {
            return migration(script, MigrationState.PENDING, null);
        }
        if (beginning != null && script.version().compareTo(beginning) <= 0) {
            return migration(script, MigrationState.BASELINE, text("baselineBy", beginning.text()));
        }
        return facts.appliedAbove(script.version())
                .map(v -> migration(script, MigrationState.OUT_OF_ORDER, text("outOfOrder", v.text())))
                .orElseGet(() -> migration(script, MigrationState.PENDING, null));
    }

    private Migration missing(ScriptVersion version, HistoryRow row) {
        boolean future = !version.isRepeatable()
                && folder.scripts().stream()
                        .noneMatch(
                                s -> !s.version().isRepeatable() && s.version().compareTo(version) > 0);
        var state = !row.success() ? MigrationState.FAILED : future ? MigrationState.FUTURE : MigrationState.MISSING;
        return new Migration(
                version,
                row.description(),
                row.script(),
                null,
                state,
                reason(version, text(!row.success() ? "failedMissing" : future ? "future" : "missing")),
                row.appliedAt(),
                row.durationMs(),
                facts.claims(version));
    }

    private Migration migration(MigrationScript script, MigrationState state, @Nullable String reason) {
        return new Migration(
                script.version(),
                script.description(),
                script.name(),
                script,
                state,
                reason(script.version(), reason),
                null,
                null,
                facts.claims(script.version()));
    }

    private Migration applied(MigrationScript script, HistoryRow row, MigrationState state, @Nullable String reason) {
        return new Migration(
                script.version(),
                script.description(),
                script.name(),
                script,
                state,
                reason(script.version(), reason),
                row.appliedAt(),
                row.durationMs(),
                facts.claims(script.version()));
    }

    /** What the state alone does not say: its reason, or where the histories disagree. */
    private @Nullable String reason(ScriptVersion version, @Nullable String reason) {
        var disagreement = HistoryClaim.disagreement(facts.claims(version));
        return reason == null
                ? disagreement.orElse(null)
                : disagreement.map(d -> reason + " " + d).orElse(reason);
    }

    private static String text(String key, Object... arguments) {
        return Messages.text("migration.reason." + key, arguments);
    }
}
