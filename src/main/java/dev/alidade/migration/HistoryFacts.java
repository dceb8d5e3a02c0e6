package dev.alidade.migration;

import dev.alidade.migration.History.Tool;
import dev.alidade.migration.HistoryClaim.Says;
import dev.alidade.migration.script.MigrationFolder;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all histories together say of each version. Later rows of a history replace its earlier ones. */
final class HistoryFacts {
    /** The last word of one history on one version. */
    record Fact(Tool tool, HistoryRow row, boolean undone) {
        boolean stands() {
            return !undone && row.success();
        }

        private Says says() {
            return undone ? Says.UNDONE : row.success() ? Says.APPLIED : Says.FAILED;
        }
    }

    private final MigrationFolder folder;
    private final Set<Tool> heard = EnumSet.noneOf(Tool.class);
    private final NavigableMap<ScriptVersion, Map<Tool, Fact>> facts = new TreeMap<>();
    private final Map<Tool, ScriptVersion> baselines = new EnumMap<>(Tool.class);
    private final Map<ScriptVersion, String> statements = new TreeMap<>();
    private final Map<ScriptVersion, HistoryRow> baselineScripts = new TreeMap<>();

    HistoryFacts(MigrationFolder folder, List<History> histories) {
        this.folder = folder;
        for (var history : histories) {
            if (history.problem() == null && history.tool().knows(folder.convention())) {
                heard.add(history.tool());
                history.rows().forEach(row -> note(history.tool(), row));
            }
        }
    }

    /** The word of the history that comes first of those that know a version; null when none does. */
    @Nullable
    Fact of(ScriptVersion version) {
        return facts.getOrDefault(version, Map.of()).values().stream()
                .findFirst()
                .orElse(null);
    }

    /** Every version that a history knows. */
    Set<ScriptVersion> versions() {
        return facts.keySet();
    }

    /** Where the histories begin, those up to it being taken for applied; null when none says so. */
    @Nullable
    ScriptVersion baseline() {
        return baselines.values().stream().max(Comparator.naturalOrder()).orElse(null);
    }

    /** Whether Flyway's history has begun, so that its baseline scripts run no more. */
    boolean hasBegun() {
        return baselines.containsKey(Tool.FLYWAY)
                || facts.entrySet().stream()
                        .anyMatch(e -> !e.getKey().isRepeatable()
                                && e.getValue().values().stream().anyMatch(Fact::stands));
    }

    /** The versions of baseline scripts that ran, with the last row of each. */
    Map<ScriptVersion, HistoryRow> baselineScripts() {
        return baselineScripts;
    }

    /** What was run, where a history keeps it. */
    @Nullable
    String statements(ScriptVersion version) {
        return statements.get(version);
    }

    /** The highest version above this one that is applied. */
    Optional<ScriptVersion> appliedAbove(ScriptVersion version) {
        return facts.tailMap(version, false).descendingMap().keySet().stream()
                .filter(v -> {
                    var fact = of(v);
                    return !v.isRepeatable() && fact != null && fact.stands();
                })
                .findFirst();
    }

    /** What each history says of a version; empty when none says anything. */
    List<HistoryClaim> claims(ScriptVersion version) {
        var known = facts.getOrDefault(version, Map.of());
        var claims = new ArrayList<HistoryClaim>();
        for (var tool : heard) {
            var fact = known.get(tool);
            var from = baselines.get(tool);
            boolean before = from != null && !version.isZero() && version.compareTo(from) <= 0;
            claims.add(new HistoryClaim(tool, fact != null ? fact.says() : before ? Says.BASELINE : Says.UNKNOWN));
        }
        return claims.stream().allMatch(c -> c.says() == Says.UNKNOWN) ? List.of() : claims;
    }

    private void note(Tool tool, HistoryRow row) {
        if (row.isUpTo()) {
            noteUpTo(tool, row);
            return;
        }
        versions(row).forEach(version -> note(tool, row, version));
    }

    private void note(Tool tool, HistoryRow row, ScriptVersion version) {
        if (row.isBaselineScript()) {
            baselineScripts.put(version, row);
        }
        if (row.isBaseline() && row.success()) {
            baselines.merge(tool, version, (a, b) -> a.compareTo(b) < 0 ? b : a);
        } else if (row.isBaseline()) {
            baselines.remove(tool, version);
        } else if ("DELETE".equals(row.type())) {
            facts.getOrDefault(version, new EnumMap<>(Tool.class)).remove(tool);
        } else if (row.isUndo()) {
            if (row.success()) {
                put(version, new Fact(tool, row, true));
            }
        } else {
            if (row.statements() != null) {
                statements.put(version, row.statements());
            }
            put(version, new Fact(tool, row, false));
        }
    }

    /** One row that stands for all files up to its version. */
    private void noteUpTo(Tool tool, HistoryRow row) {
        var to = row.version();
        if (to == null) {
            return;
        }
        put(to, new Fact(tool, row, false));
        var before = new HistoryRow(to, "", row.type(), "", null, null, null, true);
        folder.scripts().stream()
                .map(MigrationScript::version)
                .filter(v -> v.compareTo(to) < 0)
                .forEach(v -> put(v, new Fact(tool, before, false)));
    }

    private void put(ScriptVersion version, Fact fact) {
        facts.computeIfAbsent(version, _ -> new EnumMap<>(Tool.class)).put(fact.tool(), fact);
    }

    /** A row without a version is known by the name of its file. */
    private Stream<ScriptVersion> versions(HistoryRow row) {
        var version = row.version();
        if (version != null) {
            return Stream.of(version);
        }
        return row.script().isEmpty()
                ? Stream.empty()
                : folder.scripts().stream()
                        .filter(s -> isNamed(s.name(), row.script()))
                        .map(MigrationScript::version)
                        .filter(Objects::nonNull);
    }

    private static boolean isNamed(String file, String script) {
        var name = file.substring(file.lastIndexOf('/') + 1);
        var bare = script.substring(script.lastIndexOf('/') + 1);
        return name.equals(bare) || name.equals(bare + ".sql");
    }
}
