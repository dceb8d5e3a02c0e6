package dev.alidade.migration.script;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.FolderListing.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds for each rollback file the migration that it takes back. */
final class RollbackPairing {
    /** What the Supabase CLI and its like take for the next migration. */
    private static final Pattern RUN_BY_OTHERS = Pattern.compile("\\d+[_-].*\\.(?:sql|py)");

    private final Path folder;
    private final Convention convention;
    private final Ignored ignored;
    private final List<FolderWarning> warnings;

    RollbackPairing(Path folder, Convention convention, Ignored ignored, List<FolderWarning> warnings) {
        this.folder = folder;
        this.convention = convention;
        this.ignored = ignored;
        this.warnings = warnings;
    }

    /** The migrations with their rollback scripts. */
    List<MigrationScript> pair(List<MigrationScript> scripts, List<Entry> rollbacks) {
        Map<String, Entry> pairs = new HashMap<>();
        for (var entry : rollbacks) {
            var twin = twin((FileName.Rollback) entry.kind(), scripts);
            boolean taken = twin.isPresent() && pairs.putIfAbsent(twin.get().name(), entry) != null;
            if (taken) {
                ignored.add(
                        entry.name(),
                        "migration.ignored.rollbackSecond",
                        twin.get().name(),
                        Objects.requireNonNull(pairs.get(twin.get().name())).name());
            } else if (twin.isPresent() && !isUsable(entry)) {
                var refusal = entry.facts().refusal();
                ignored.add(
                        entry.name(),
                        "migration.ignored.rollbackUnusable",
                        twin.get().name(),
                        refusal == null ? Messages.text("migration.ignored.rollbackEmpty") : refusal);
            } else if (twin.isPresent()) {
                ignored.add(
                        entry.name(), "migration.ignored.rollback", twin.get().name());
            } else {
                ignored.add(entry.name(), "migration.ignored.rollbackAlone");
            }
            warn(entry, twin.orElse(null));
        }
        return scripts.stream().map(s -> paired(s, pairs)).toList();
    }

    private MigrationScript paired(MigrationScript script, Map<String, Entry> pairs) {
        var entry = pairs.get(script.name());
        if (entry == null || !isUsable(entry)) {
            return script;
        }
        var source = ScriptSource.whole(folder, entry.file());
        return script.withDown(source.with(script.body().source().placeholders()));
    }

    private static boolean isUsable(Entry entry) {
        return entry.facts().refusal() == null
                && (entry.isPython() || entry.facts().up().statements() > 0);
    }

    private void warn(Entry entry, @Nullable MigrationScript twin) {
        boolean endsInDown = entry.name().endsWith(".down.sql");
        boolean expected = convention == Convention.FLYWAY || (convention == Convention.UP_DOWN && endsInDown);
        // of two files with one number no tool runs the second later; with timestamps the Supabase CLI takes both
        boolean beside = convention == Convention.NUMBERED
                && twin != null
                && twin.version().equals(((FileName.Rollback) entry.kind()).version());
        if (entry.isTop()
                && !expected
                && !beside
                && RUN_BY_OTHERS.matcher(entry.name()).matches()) {
            warnings.add(
                    new FolderWarning.Twin(new RollbackTwin(folder, entry.name(), twin == null ? "" : twin.name())));
        }
    }

    /** By version and name, by name, by version: a rollback file may carry a later timestamp of its own. */
    private static Optional<MigrationScript> twin(FileName.Rollback rollback, List<MigrationScript> scripts) {
        var named = new ArrayList<MigrationScript>();
        var numbered = new ArrayList<MigrationScript>();
        for (var script : scripts) {
            boolean sameVersion = script.version().equals(rollback.version());
            boolean sameName = isNamed(rollback.description(), script.description());
            if (sameVersion && sameName) {
                return Optional.of(script);
            }
            if (sameVersion) {
                numbered.add(script);
            }
            if (sameName) {
                named.add(script);
            }
        }
        var version = rollback.version();
        var before = named.stream()
                .filter(s -> version == null || s.version().compareTo(version) <= 0)
                .max(Comparator.comparing(MigrationScript::version));
        if (before.isPresent()) {
            return before;
        }
        return numbered.size() == 1 ? Optional.of(numbered.getFirst()) : Optional.empty();
    }

    /** {@code rollback_chat_schema} takes {@code create_chat_schema} back. */
    private static boolean isNamed(String rollback, String script) {
        return !rollback.isEmpty() && (script.equals(rollback) || script.endsWith(" " + rollback));
    }
}
