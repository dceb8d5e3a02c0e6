package dev.alidade.migration.script;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.FolderListing.Entry;
import dev.alidade.migration.script.MigrationScript.Body;
import dev.alidade.migration.script.MigrationScript.Kind;
import dev.alidade.migration.script.ScriptSource.Part;
import dev.alidade.migration.script.Templates.Gap;
import dev.alidade.statement.StatementSplitter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes migrations of files, or says why they are none. */
final class ScriptFiles {
    private final Path folder;
    private final Convention convention;
    private final boolean told;
    private final Ignored ignored;
    private final Optional<FlywaySettings> flyway;

    ScriptFiles(Path folder, Convention convention, boolean told, Ignored ignored) {
        this.folder = folder;
        this.convention = convention;
        this.told = told;
        this.ignored = ignored;
        this.flyway = convention == Convention.FLYWAY ? FlywaySettings.find(folder) : Optional.empty();
    }

    /** Which settings were read. */
    List<String> evidence() {
        return flyway
                .map(f -> Messages.text(
                        "migration.evidence.flyway",
                        String.valueOf(f.file().getFileName()),
                        Integer.toString(f.placeholders().size())))
                .stream()
                .toList();
    }

    /** The migration of a file; empty when it is none, which is noted. */
    Optional<MigrationScript> script(Entry entry) {
        var name = (FileName.Forward) entry.kind();
        if (!fits(name.convention())) {
            ignored.add(entry.name(), "migration.ignored.otherConvention");
            return Optional.empty();
        }
        var gap = gap(entry);
        if (gap != null && convention != Convention.FLYWAY) {
            ignored.add(entry.name(), "migration.ignored.template", Integer.toString(gap.line()), gap.text());
            return Optional.empty();
        }
        var facts = entry.facts();
        boolean sectioned = facts.sections() != null;
        var source =
                new ScriptSource(folder, entry.file(), sectioned ? Part.UP : Part.WHOLE, Map.of()).with(placeholders());
        var body = new Body(
                source,
                entry.isPython() ? Kind.PYTHON : Kind.SQL,
                checksum(entry, name.version(), source),
                facts.up().mode(),
                facts.up().statements());
        var back = entry.isPython() ? Part.WHOLE : Part.DOWN;
        var down = facts.down() == null ? null : new ScriptSource(folder, entry.file(), back, Map.of());
        return Optional.of(
                new MigrationScript(name.version(), name.description(), entry.name(), body, down, blocked(entry, gap)));
    }

    /** A script that Flyway runs at a moment of its own work; empty when we do not, which is noted with the reason. */
    Optional<CallbackScript> callback(Entry entry) {
        var name = (FileName.Callback) entry.kind();
        if (convention != Convention.FLYWAY || !entry.isTop()) {
            ignored.add(entry.name(), "migration.ignored.otherConvention");
            return Optional.empty();
        }
        if (!CallbackScript.isRun(name.event())) {
            ignored.add(
                    entry.name(),
                    name.event().contains("Statement")
                            ? "migration.ignored.callbackStatement"
                            : "migration.ignored.callback",
                    name.event());
            return Optional.empty();
        }
        var facts = entry.facts();
        var body = new Body(
                ScriptSource.whole(folder, entry.file()).with(placeholders()),
                Kind.SQL,
                facts.checksum(),
                facts.up().mode(),
                facts.up().statements());
        return Optional.of(new CallbackScript(
                name.event(),
                new MigrationScript(
                        ScriptVersion.repeatable(entry.name()),
                        name.description(),
                        entry.name(),
                        body,
                        null,
                        blocked(entry, gap(entry)))));
    }

    private static int checksum(Entry entry, ScriptVersion version, ScriptSource source) {
        boolean asSent = version.isRepeatable()
                && entry.facts().checksum() != 0
                && !entry.facts().wording().placeholders().isEmpty();
        return asSent
                ? MigrationScript.checksumOf(version, source, ScriptText.read(entry.file()))
                : entry.facts().checksum();
    }

    /** In a Flyway folder only V files are migrations; elsewhere numbers of any length are, unless told otherwise. */
    private boolean fits(Convention own) {
        if (convention == Convention.FLYWAY || own == Convention.FLYWAY) {
            return own == convention;
        }
        return !told || convention != Convention.UP_DOWN || own == Convention.UP_DOWN;
    }

    private @Nullable String blocked(Entry entry, @Nullable Gap gap) {
        var facts = entry.facts();
        if (facts.refusal() != null) {
            return facts.refusal();
        }
        if (gap != null) {
            return Messages.text("migration.blocked.placeholder", Integer.toString(gap.line()), gap.text());
        }
        if (facts.wording().stray()) {
            return Messages.text("migration.blocked.stray");
        }
        return convention.hasSections() && facts.sections() == null
                ? Messages.text("migration.blocked.noSection", convention.label())
                : null;
    }

    private @Nullable Map<String, String> placeholders() {
        return flyway.filter(FlywaySettings::replaces)
                .map(FlywaySettings::placeholders)
                .orElse(null);
    }

    /** What is left to fill in after Flyway's settings had their turn. */
    private @Nullable Gap gap(Entry entry) {
        var gap = entry.facts().wording().gap();
        var values = placeholders();
        if (gap == null
                || values == null
                || entry.facts().wording().placeholders().isEmpty()) {
            return gap;
        }
        var source = ScriptSource.whole(folder, entry.file()).with(values);
        var filled = source.text(ScriptText.read(entry.file()).text());
        return Templates.find(StatementSplitter.split(filled)).orElse(null);
    }
}
