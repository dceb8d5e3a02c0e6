package dev.alidade.migration.script;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.MigrationFolder.IgnoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one folder: names first, then contents, then who takes back whom. */
final class FolderReader {
    private static final Set<String> ROLLBACK_FOLDERS = Set.of("rollback", "rollbacks", "down", "undo");
    private static final Pattern SECTIONS =
            Pattern.compile("(?m)^--\\s*(\\+goose\\s+Up|migrate:up|\\+migrate\\s+Up)\\b");

    private record Named(Path file, String name, FileName kind) {}

    private final Path folder;
    private final List<IgnoredFile> ignored = new ArrayList<>();

    FolderReader(Path folder) {
        this.folder = folder;
    }

    MigrationFolder read() {
        var files = list(folder, "");
        var forwards =
                files.stream().filter(f -> f.kind() instanceof FileName.Forward).toList();
        var convention = convention(forwards);
        var scripts = forwards.stream()
                .filter(f -> fits(f, convention))
                .map(this::script)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(MigrationScript::version).thenComparing(MigrationScript::name))
                .toList();
        var rollbacks = files.stream()
                .filter(f -> f.kind() instanceof FileName.Rollback)
                .toList();
        var paired = pair(blockDuplicates(scripts), rollbacks);
        ignored.sort(Comparator.comparing(IgnoredFile::file));
        return new MigrationFolder(folder, convention, paired, ignored);
    }

    private List<Named> list(Path place, String prefix) {
        var found = new ArrayList<Named>();
        try (var entries = Files.newDirectoryStream(place)) {
            for (var entry : entries) {
                var name = String.valueOf(entry.getFileName());
                if (name.startsWith(".")) {
                    continue;
                }
                if (leavesFolder(entry)) {
                    ignore(prefix + name, "migration.ignored.link");
                } else if (Files.isDirectory(entry)) {
                    descend(entry, prefix, name, found);
                } else {
                    add(entry, prefix, name, found);
                }
            }
        } catch (IOException e) {
            throw new AppException(
                    Problem.of(
                            ProblemKind.FAILED,
                            "migration.folder.unreadable",
                            Messages.text("migration.folder.unreadable", folder.toString()),
                            Messages.text("migration.folder.unreadable.next")),
                    e);
        }
        return found;
    }

    private void descend(Path entry, String prefix, String name, List<Named> found) {
        if (prefix.isEmpty() && ROLLBACK_FOLDERS.contains(name.toLowerCase(Locale.ROOT))) {
            found.addAll(list(entry, name + "/"));
        } else {
            ignore(prefix + name + "/", "migration.ignored.folder");
        }
    }

    private void add(Path entry, String prefix, String name, List<Named> found) {
        var kind = FileName.of(name);
        if (!prefix.isEmpty() && kind instanceof FileName.Forward forward) {
            kind = new FileName.Rollback(forward.version(), forward.description());
        }
        if (kind instanceof FileName.Other other) {
            ignore(prefix + name, other.reason());
        } else {
            found.add(new Named(entry, prefix + name, kind));
        }
    }

    private boolean leavesFolder(Path entry) throws IOException {
        return Files.isSymbolicLink(entry)
                && (!Files.exists(entry) || !entry.toRealPath().startsWith(folder.toRealPath()));
    }

    private static Convention convention(List<Named> forwards) {
        var counts = forwards.stream()
                .map(f -> ((FileName.Forward) f.kind()).convention())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<Convention, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(Convention.NONE);
    }

    /** In a Flyway folder only V files are migrations; everywhere else numbers of any length are. */
    private boolean fits(Named file, Convention convention) {
        var own = ((FileName.Forward) file.kind()).convention();
        boolean fits = (own == Convention.FLYWAY) == (convention == Convention.FLYWAY);
        if (!fits) {
            ignore(file.name(), "migration.ignored.otherConvention");
        }
        return fits;
    }

    private Optional<MigrationScript> script(Named file) {
        var name = (FileName.Forward) file.kind();
        ScriptText text;
        try {
            text = ScriptText.read(file.file());
        } catch (AppException e) {
            return Optional.of(
                    script(file, name, 0, ScriptPlan.of(""), e.problem().message()));
        }
        if (SECTIONS.matcher(text.text()).find()) {
            ignore(file.name(), "migration.ignored.sections");
            return Optional.empty();
        }
        var plan = text.plan();
        var blocked = plan.psqlCommand()
                .map(p -> Messages.text("migration.blocked.psql", p.summary(40), Integer.toString(p.line())))
                .orElse(null);
        return Optional.of(script(file, name, text.checksum(), plan, blocked));
    }

    private static MigrationScript script(
            Named file, FileName.Forward name, int checksum, ScriptPlan plan, @Nullable String blocked) {
        return new MigrationScript(
                name.version(),
                name.description(),
                file.name(),
                file.file(),
                checksum,
                plan.mode(),
                plan.steps().size(),
                null,
                blocked);
    }

    private static List<MigrationScript> blockDuplicates(List<MigrationScript> scripts) {
        var byVersion = scripts.stream().collect(Collectors.groupingBy(MigrationScript::version));
        return scripts.stream()
                .map(script -> {
                    var others = byVersion.getOrDefault(script.version(), List.of()).stream()
                            .map(MigrationScript::name)
                            .filter(name -> !name.equals(script.name()))
                            .collect(Collectors.joining(", "));
                    return others.isEmpty()
                            ? script
                            : script.withBlocked(Messages.text(
                                    "migration.blocked.duplicate",
                                    script.version().text(),
                                    others));
                })
                .toList();
    }

    private List<MigrationScript> pair(List<MigrationScript> scripts, List<Named> rollbacks) {
        var pairs = new HashMap<String, Path>();
        for (var file : rollbacks) {
            var twin = twin((FileName.Rollback) file.kind(), scripts);
            if (twin == null) {
                ignore(file.name(), "migration.ignored.rollbackAlone");
            } else {
                pairs.putIfAbsent(twin.name(), file.file());
                ignore(file.name(), "migration.ignored.rollback", twin.name());
            }
        }
        return scripts.stream()
                .map(s -> pairs.containsKey(s.name()) ? s.withRollback(pairs.get(s.name())) : s)
                .toList();
    }

    /** By version, then by description: a rollback file may carry a later timestamp of its own. */
    private static @Nullable MigrationScript twin(FileName.Rollback rollback, List<MigrationScript> scripts) {
        for (var script : scripts) {
            if (script.version().equals(rollback.version())) {
                return script;
            }
        }
        for (var script : scripts) {
            if (!rollback.description().isEmpty() && script.description().equals(rollback.description())) {
                return script;
            }
        }
        return null;
    }

    private void ignore(String file, String reason, Object... arguments) {
        ignored.add(new IgnoredFile(file, Messages.text(reason, arguments)));
    }
}
