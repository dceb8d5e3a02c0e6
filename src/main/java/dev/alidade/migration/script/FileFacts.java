package dev.alidade.migration.script;

import dev.alidade.error.AppException;
import dev.alidade.migration.script.ScriptPlan.Mode;
import dev.alidade.migration.script.ScriptSource.Part;
import dev.alidade.migration.script.Templates.Gap;
import dev.alidade.statement.Piece;
import dev.alidade.statement.StatementSplitter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a file's contents.
 *
 * @param checksum of the whole file; 0 when it cannot be read
 * @param sections whose marks part the file; null when it has none
 * @param up what migrates
 * @param down what takes it back; null where the file holds nothing of the kind
 * @param refusal why it cannot run, in a sentence; null when it can
 * @param wording what its text says besides
 */
record FileFacts(
        int checksum,
        @Nullable Convention sections,
        Side up,
        @Nullable Side down,
        @Nullable String refusal,
        Wordings wording) {

    /** One direction. */
    record Side(Mode mode, int statements) {}

    /**
     * What a file's text says.
     *
     * @param statements fingerprints of its statements
     * @param gap the first place that something else has to fill in; null when there is none
     * @param placeholders names of all {@code ${…}}
     * @param stray whether statements stand before the first section
     * @param includes whether other files are part of it
     */
    record Wordings(
            Set<Long> statements, @Nullable Gap gap, List<String> placeholders, boolean stray, boolean includes) {}

    /** Reads a file; one that cannot be read is there with its refusal. */
    static FileFacts read(Path folder, Path file) {
        ScriptText text;
        try {
            text = ScriptText.read(file);
        } catch (AppException e) {
            return unreadable(0, e.problem().message(), false);
        }
        try {
            return of(folder, file, text);
        } catch (AppException e) {
            return unreadable(text.checksum(), e.problem().message(), true);
        }
    }

    /** A file that no statement is read from. Python is one, but may declare how it takes itself back. */
    static FileFacts opaque(Path file) {
        try {
            var text = ScriptText.read(file);
            var facts = unreadable(text.checksum(), null, false);
            boolean reversible = file.toString().endsWith(".py")
                    && PythonOptions.of(text).rollback().isPresent();
            return reversible ? facts.withDown(facts.up()) : facts;
        } catch (AppException e) {
            return unreadable(0, e.problem().message(), false);
        }
    }

    private FileFacts withDown(Side side) {
        return new FileFacts(checksum, sections, up, side, refusal, wording);
    }

    private static FileFacts of(Path folder, Path file, ScriptText text) {
        var sections = Sections.of(text.text());
        var part = sections.isPresent() ? Part.UP : Part.WHOLE;
        var source = new ScriptSource(folder, file, part, Map.of());
        var plan = source.plan(text);
        var downSource = new ScriptSource(folder, file, Part.DOWN, Map.of());
        var down = sections.isPresent() ? downSource.plan(text) : null;
        boolean stray = sections.map(s -> s.before(text.text()))
                .map(head -> StatementSplitter.split(head).stream().anyMatch(Piece::isRunnable))
                .orElse(false);
        return new FileFacts(
                text.checksum(),
                sections.map(Sections::convention).orElse(null),
                side(plan),
                down == null || down.steps().isEmpty() ? null : side(down),
                plan.refusal().orElse(null),
                new Wordings(
                        fingerprints(plan),
                        Templates.find(plan.pieces()).orElse(null),
                        Templates.placeholders(text.text()),
                        stray,
                        text.text().contains("\\i")));
    }

    private static Side side(ScriptPlan plan) {
        return new Side(plan.mode(), plan.steps().size());
    }

    private static Set<Long> fingerprints(ScriptPlan plan) {
        var found = new HashSet<Long>();
        plan.steps().forEach(step -> found.add(Wording.fingerprint(step)));
        return Set.copyOf(found);
    }

    private static FileFacts unreadable(int checksum, @Nullable String refusal, boolean includes) {
        return new FileFacts(
                checksum,
                null,
                new Side(Mode.NO_TRANSACTION, 0),
                null,
                refusal,
                new Wordings(Set.of(), null, List.of(), false, includes));
    }
}
