package dev.alidade.migration;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.ContentComparison.Verdict;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.script.MigrationFolder;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides the state of every migration from what lies in the folder and what the histories say. */
final class StatusRules {
    private record Fact(HistoryRow row, Tool tool, boolean undone) {}

    private final MigrationFolder folder;
    private final Map<ScriptVersion, Fact> facts = new TreeMap<>();
    private final Map<ScriptVersion, Set<Tool>> knownBy = new TreeMap<>();
    private @Nullable ScriptVersion baseline;

    private final Map<ScriptVersion, String> stored = new TreeMap<>();
    private final ContentComparison comparison;

    private StatusRules(MigrationFolder folder, List<History> histories, ContentComparison comparison) {
        this.folder = folder;
        this.comparison = comparison;
        histories.stream()
                .sorted(Comparator.comparing(History::tool).reversed())
                .forEach(history -> history.rows().forEach(row -> note(history.tool(), row)));
    }

    static List<Migration> decide(MigrationFolder folder, List<History> histories) {
        return decide(folder, histories, new ContentComparison());
    }

    static List<Migration> decide(MigrationFolder folder, List<History> histories, ContentComparison comparison) {
        return new StatusRules(folder, histories, comparison).decide();
    }

    /** Later rows replace earlier ones, and Flyway's, which say more, replace the others'. */
    private void note(Tool tool, HistoryRow row) {
        var version = row.version();
        if (version == null) {
            return;
        }
        if (row.isBaseline()) {
            baseline = baseline == null || baseline.compareTo(version) < 0 ? version : baseline;
        } else if ("DELETE".equals(row.type())) {
            facts.remove(version);
        } else if (row.isUndo()) {
            if (row.success()) {
                facts.put(version, new Fact(row, tool, true));
            }
        } else {
            if (row.statements() != null) {
                stored.put(version, row.statements());
            }
            facts.put(version, new Fact(row, tool, false));
            knownBy.computeIfAbsent(version, _ -> new HashSet<>()).add(tool);
        }
    }

    private List<Migration> decide() {
        var migrations = new ArrayList<Migration>();
        folder.scripts().forEach(script -> migrations.add(known(script)));
        var inFolder = new HashSet<ScriptVersion>();
        folder.scripts().forEach(script -> inFolder.add(script.version()));
        facts.forEach((version, fact) -> {
            if (!inFolder.contains(version) && !fact.undone()) {
                migrations.add(missing(version, fact));
            }
        });
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
        var fact = facts.get(script.version());
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
        return compared(script, fact);
    }

    /** A checksum says that a file differs; only kept statements can say that nothing but comments does. */
    private Migration compared(MigrationScript script, Fact fact) {
        var row = fact.row();
        var checksum = row.checksum();
        boolean differs = checksum != null && checksum != script.checksum();
        var kept = checksum == null || differs ? stored.get(script.version()) : null;
        var verdict = kept == null ? Verdict.UNKNOWN : comparison.compare(script, kept);
        if (verdict == Verdict.COMMENTS || (differs && verdict == Verdict.SAME)) {
            return applied(script, row, MigrationState.CHANGED_COMMENTS, text("changedComments"));
        }
        if (differs || verdict == Verdict.CHANGED) {
            return applied(script, row, MigrationState.CHANGED, text("changed"));
        }
        return applied(script, row, MigrationState.APPLIED, fact.tool() == Tool.SUPABASE ? text("supabaseOnly") : null);
    }

    /** Of two files with one version, the one that was applied is the one that the history names. */
    private static boolean isOther(MigrationScript script, HistoryRow row) {
        return row.script().isEmpty() || !row.script().equals(script.name());
    }

    private Migration notApplied(MigrationScript script) {
        if (script.blocked() != null) {
            return migration(script, MigrationState.BLOCKED, script.blocked());
        }
        if (baseline != null && script.version().compareTo(baseline) <= 0) {
            return migration(script, MigrationState.BASELINE, text("baseline", baseline.text()));
        }
        var later = facts.entrySet().stream()
                .filter(e -> !e.getValue().undone() && e.getValue().row().success())
                .map(Map.Entry::getKey)
                .filter(v -> v.compareTo(script.version()) > 0)
                .max(Comparator.naturalOrder());
        return later.map(v -> migration(script, MigrationState.OUT_OF_ORDER, text("outOfOrder", v.text())))
                .orElseGet(() -> migration(script, MigrationState.PENDING, null));
    }

    private Migration missing(ScriptVersion version, Fact fact) {
        var row = fact.row();
        boolean future = folder.scripts().stream().noneMatch(s -> s.version().compareTo(version) > 0);
        var state = !row.success() ? MigrationState.FAILED : future ? MigrationState.FUTURE : MigrationState.MISSING;
        return new Migration(
                version,
                row.description(),
                row.script(),
                null,
                state,
                text(!row.success() ? "failedMissing" : future ? "future" : "missing"),
                row.appliedAt(),
                row.durationMs(),
                tools(version));
    }

    private Migration migration(MigrationScript script, MigrationState state, @Nullable String reason) {
        return new Migration(
                script.version(),
                script.description(),
                script.name(),
                script,
                state,
                reason,
                null,
                null,
                tools(script.version()));
    }

    private Migration applied(MigrationScript script, HistoryRow row, MigrationState state, @Nullable String reason) {
        return new Migration(
                script.version(),
                script.description(),
                script.name(),
                script,
                state,
                reason,
                row.appliedAt(),
                row.durationMs(),
                tools(script.version()));
    }

    private List<Tool> tools(ScriptVersion version) {
        return knownBy.getOrDefault(version, Set.of()).stream().sorted().toList();
    }

    private static String text(String key, Object... arguments) {
        return Messages.text("migration.reason." + key, arguments);
    }
}
