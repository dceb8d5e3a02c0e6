package dev.alidade.migration.script;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.FolderListing.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one folder: names first, then contents, then who takes back whom. Used once. */
final class FolderReader {
    private final Path folder;
    private final FactsCache cache;
    private final Ignored ignored = new Ignored();
    private final List<FolderWarning> warnings = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();

    FolderReader(Path folder, FactsCache cache) {
        this.folder = folder;
        this.cache = cache;
    }

    MigrationFolder read(@Nullable Convention override) {
        if (override != null) {
            evidence.add(Messages.text("migration.evidence.override", override.label()));
        }
        var foreign = override == null
                ? ForeignLayouts.find(folder)
                : Optional.of(override).filter(Convention::hasOwnLayout);
        return foreign.isPresent() ? foreign(foreign.get()) : flat(override);
    }

    /** Notes what the reader was told before it came to this folder. */
    FolderReader with(List<FolderWarning> known, List<String> reasons) {
        warnings.addAll(known);
        evidence.addAll(reasons);
        return this;
    }

    private MigrationFolder foreign(Convention convention) {
        evidence.add(Messages.text("migration.evidence.layout", convention.label()));
        var scripts = ForeignLayouts.read(folder, convention);
        FolderListing.of(folder, cache, ignored).stream()
                .filter(e -> scripts.stream().noneMatch(s -> s.name().equals(e.name())))
                .forEach(e -> ignored.add(e.name(), "migration.ignored.otherConvention"));
        var parts = scripts.stream().map(MigrationScript::name).toList();
        var left = ignored.sorted().stream()
                .filter(i -> parts.stream().noneMatch(p -> p.startsWith(i.file())))
                .toList();
        return new MigrationFolder(folder, convention, evidence, blockDuplicates(scripts), left, warnings, List.of());
    }

    private MigrationFolder flat(@Nullable Convention override) {
        var entries = FolderListing.of(folder, cache, ignored);
        var detected = ConventionDetection.of(folder, entries);
        evidence.addAll(detected.evidence());
        var convention = override == null ? detected.convention() : override;
        var bundles = BundleSearch.find(entries);
        bundles.forEach(b -> ignored.add(b.name(), "migration.ignored.bundle"));
        var rest = entries.stream().filter(e -> !bundles.contains(e)).toList();
        rest.forEach(e -> {
            if (e.kind() instanceof FileName.Other other) {
                ignored.add(e.name(), other.reason());
            }
        });
        var files = new ScriptFiles(folder, convention, override != null, ignored);
        var scripts = rest.stream()
                .filter(Entry::isForward)
                .map(files::script)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(MigrationScript::version).thenComparing(MigrationScript::name))
                .toList();
        var callbacks = rest.stream()
                .filter(e -> e.kind() instanceof FileName.Callback)
                .map(files::callback)
                .flatMap(Optional::stream)
                .toList();
        evidence.addAll(files.evidence());
        var rollbacks =
                rest.stream().filter(e -> e.kind() instanceof FileName.Rollback).toList();
        var paired =
                new RollbackPairing(folder, convention, ignored, warnings).pair(blockDuplicates(scripts), rollbacks);
        return new MigrationFolder(
                folder, convention, evidence, ordered(paired), ignored.sorted(), warnings, callbacks);
    }

    private List<MigrationScript> ordered(List<MigrationScript> scripts) {
        var table = DependencyTable.find(folder);
        if (table.isEmpty()
                || scripts.stream().noneMatch(s -> table.get().needs().containsKey(s.name()))) {
            return scripts;
        }
        evidence.add(Messages.text(
                "migration.evidence.dependencies",
                String.valueOf(table.get().readme().getFileName())));
        return new DependencyOrder(table.get(), warnings).of(scripts);
    }

    private static List<MigrationScript> blockDuplicates(List<MigrationScript> scripts) {
        var byVersion = scripts.stream().collect(Collectors.groupingBy(FolderReader::place));
        return scripts.stream()
                .map(script -> blockedIfShared(script, byVersion.getOrDefault(place(script), List.of())))
                .toList();
    }

    /** What only one file can have: a baseline may have the version of a migration. */
    private static Map.Entry<ScriptVersion, Boolean> place(MigrationScript script) {
        return Map.entry(script.version(), script.isBaseline());
    }

    private static MigrationScript blockedIfShared(MigrationScript script, List<MigrationScript> sharing) {
        var others = sharing.stream()
                .map(MigrationScript::name)
                .filter(name -> !name.equals(script.name()))
                .toList();
        if (others.isEmpty()) {
            return script;
        }
        boolean day = script.version().text().matches("(?:19|20)\\d{6}");
        return script.withBlocked(Messages.text(
                day ? "migration.blocked.sameDay" : "migration.blocked.duplicate",
                script.version().text(),
                String.join(", ", others)));
    }
}
