package dev.alidade.migration.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.MigrationScript.Body;
import dev.alidade.migration.script.MigrationScript.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders of tools whose migrations are shown but not run. */
final class ForeignLayouts {
    private static final Pattern CHANGE_LOG = Pattern.compile("(?i).*changelog.*\\.(?:xml|ya?ml|json|sql)");
    private static final int HEAD = 4_096;
    private static final String JOURNAL = "meta/_journal.json";
    private static final String PLAN = "sqitch.plan";

    private final Path folder;
    private final Convention convention;
    private final List<MigrationScript> scripts = new ArrayList<>();
    /** Deploy scripts whose earlier text lies nowhere; the file is that of a later change. */
    private final Set<Path> reworked = new HashSet<>();

    private ForeignLayouts(Path folder, Convention convention) {
        this.folder = folder;
        this.convention = convention;
    }

    /** Whose folder this is; empty when it is none of them. */
    static Optional<Convention> find(Path folder) {
        if (Files.isRegularFile(folder.resolve(PLAN))) {
            return Optional.of(Convention.SQITCH);
        }
        if (Files.isRegularFile(folder.resolve(JOURNAL))) {
            return Optional.of(Convention.DRIZZLE);
        }
        try {
            for (var entry : entries(folder)) {
                if (Files.isDirectory(entry)) {
                    if (Files.isRegularFile(entry.resolve("up.sql")) && version(entry) != null) {
                        return Optional.of(Convention.DIESEL);
                    }
                    if (Files.isRegularFile(entry.resolve("migration.sql")) && version(entry) != null) {
                        return Optional.of(Convention.PRISMA);
                    }
                } else if (isChangeLog(entry)) {
                    return Optional.of(Convention.LIQUIBASE);
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The migrations of such a folder. */
    static List<MigrationScript> read(Path folder, Convention convention) {
        try {
            var layout = new ForeignLayouts(folder, convention);
            layout.read();
            return layout.scripts.stream()
                    .sorted(Comparator.comparing(MigrationScript::version).thenComparing(MigrationScript::name))
                    .toList();
        } catch (IOException e) {
            throw FolderListing.unreadable(folder, e);
        }
    }

    private void read() throws IOException {
        switch (convention) {
            case SQITCH -> sqitch();
            case DRIZZLE -> drizzle();
            case DIESEL -> folders("up.sql", "down.sql");
            case PRISMA -> folders("migration.sql", "down.sql");
            case LIQUIBASE -> changeLogs();
            default -> {}
        }
    }

    private void folders(String up, String down) throws IOException {
        for (var entry : entries(folder)) {
            var named = version(entry);
            if (named != null && Files.isRegularFile(entry.resolve(up))) {
                add(named.version(), named.description(), entry.resolve(up), entry.resolve(down));
            }
        }
    }

    /** The plan names what it needs; a change that stands in it again keeps its earlier text in a file of its own. */
    private void sqitch() throws IOException {
        if (!Files.isRegularFile(folder.resolve(PLAN))) {
            return;
        }
        int number = 0;
        for (var change : SqitchPlan.of(Files.readAllLines(folder.resolve(PLAN)))) {
            var file = change.file(folder.resolve("deploy"));
            if (file == null) {
                file = change.name() + ".sql";
                reworked.add(folder.resolve("deploy").resolve(file).normalize());
            }
            add(
                    ScriptVersion.of(Integer.toString(++number)),
                    change.name().replace('_', ' '),
                    folder.resolve("deploy").resolve(file).normalize(),
                    folder.resolve("revert").resolve(file).normalize());
        }
    }

    private void drizzle() throws IOException {
        if (!Files.isRegularFile(folder.resolve(JOURNAL))) {
            return;
        }
        JsonNode journal;
        try {
            journal = new ObjectMapper().readTree(Files.readString(folder.resolve(JOURNAL)));
        } catch (JsonProcessingException e) {
            return;
        }
        for (var entry : journal.path("entries")) {
            var tag = entry.path("tag").asText();
            var file = folder.resolve(tag + ".sql").normalize();
            if (FileName.of(tag + ".sql") instanceof FileName.Forward named && folder.equals(file.getParent())) {
                add(named.version(), named.description(), file, null);
            }
        }
    }

    private void changeLogs() throws IOException {
        int number = 0;
        for (var entry : entries(folder)) {
            if (isChangeLog(entry)) {
                add(ScriptVersion.of(Integer.toString(++number)), name(entry), entry, null);
            }
        }
    }

    /** A migration that makes a table of changes is none: the file must say so itself. */
    private static boolean isChangeLog(Path file) throws IOException {
        if (!CHANGE_LOG.matcher(name(file)).matches() || !Files.isRegularFile(file)) {
            return false;
        }
        try (var input = Files.newInputStream(file)) {
            var head = new String(input.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return head.contains("databaseChangeLog") || head.contains("liquibase formatted sql");
        }
    }

    private void add(ScriptVersion version, String description, Path up, @Nullable Path down) {
        if (!up.startsWith(folder)) {
            return;
        }
        var facts = up.toString().toLowerCase(Locale.ROOT).endsWith(".sql")
                ? FileFacts.read(folder, up)
                : FileFacts.opaque(up);
        var body = new Body(
                ScriptSource.whole(folder, up),
                Kind.SQL,
                facts.checksum(),
                facts.up().mode(),
                facts.up().statements());
        boolean reversible = down != null && down.startsWith(folder) && Files.isRegularFile(down);
        scripts.add(new MigrationScript(
                version,
                description,
                folder.relativize(up).toString().replace('\\', '/'),
                body,
                reversible && down != null ? ScriptSource.whole(folder, down) : null,
                blocked(up, facts)));
    }

    private @Nullable String blocked(Path up, FileFacts facts) {
        if (convention.isReadOnly()) {
            return Messages.text("migration.blocked.readOnly", convention.label());
        }
        if (facts.refusal() != null) {
            return facts.refusal();
        }
        if (convention == Convention.SQITCH && reworked.remove(up)) {
            return Messages.text("migration.blocked.reworked", name(up));
        }
        return null;
    }

    private static FileName.@Nullable Forward version(Path entry) {
        return FileName.of(name(entry) + ".sql") instanceof FileName.Forward forward ? forward : null;
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }
}
