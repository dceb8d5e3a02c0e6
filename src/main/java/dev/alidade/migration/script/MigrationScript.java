package dev.alidade.migration.script;

import dev.alidade.migration.script.ScriptPlan.Mode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One migration of a folder. Its text is not kept: it is read again when it is shown or applied.
 *
 * @param version what it is ordered by
 * @param description its name in words; may be empty
 * @param name file name relative to the folder, with forward slashes
 * @param body what it consists of
 * @param down what takes it back, in a file of its own or a section of the same; null when there is nothing
 * @param blocked why it must not run, in a sentence; null when it may
 */
public record MigrationScript(
        ScriptVersion version,
        String description,
        String name,
        Body body,
        @Nullable ScriptSource down,
        @Nullable String blocked) {

    /** In which language a migration is written. */
    public enum Kind {
        SQL,
        PYTHON
    }

    /**
     * What a migration consists of.
     *
     * @param source the file and the part of it that migrates
     * @param kind its language
     * @param checksum of the whole file, as Flyway computes it; 0 when it cannot be read
     * @param mode how it meets transactions
     * @param statements how many statements are sent
     */
    public record Body(ScriptSource source, Kind kind, int checksum, Mode mode, int statements) {}

    /** A file on its own, outside of any folder's order. */
    public static MigrationScript alone(Path file, String name, ScriptText text) {
        var folder = file.toAbsolutePath().getParent();
        var source = ScriptSource.whole(folder == null ? file : folder, file);
        var plan = source.plan(text);
        var body = new Body(
                source, Kind.SQL, text.checksum(), plan.mode(), plan.steps().size());
        return new MigrationScript(ScriptVersion.of("0"), "", name, body, null, null);
    }

    /** Whether it is one of Flyway's baselines: on an empty database it runs in the place of all up to its version. */
    public boolean isBaseline() {
        return FileName.isBaseline(name);
    }

    /**
     * The checksum that Flyway would record of this text: of a repeatable migration the text counts as it is sent, of
     * all others as it is written.
     */
    public int checksumOf(ScriptText whole) {
        return checksumOf(version, body.source(), whole);
    }

    static int checksumOf(ScriptVersion version, ScriptSource source, ScriptText whole) {
        return version.isRepeatable() && !source.placeholders().isEmpty()
                ? ScriptText.of(source.text(whole.text())).checksum()
                : whole.checksum();
    }

    /** Where it lies. */
    public Path file() {
        return body.source().file();
    }

    /** Its language. */
    public Kind kind() {
        return body.kind();
    }

    /** As Flyway computes it; 0 when the file cannot be read. */
    public int checksum() {
        return body.checksum();
    }

    /** How it meets transactions. */
    public Mode mode() {
        return body.mode();
    }

    /** How many statements are sent. */
    public int statements() {
        return body.statements();
    }

    /** The file that takes it back, which is the same file where that is a section; null when there is none. */
    public @Nullable Path rollback() {
        return down == null ? null : down.file();
    }

    /**
     * The way back as it is sent; null when there is none.
     *
     * @throws dev.alidade.error.AppException when its file cannot be read
     */
    public @Nullable String rollbackText() {
        return down == null ? null : down.text(ScriptText.read(down.file()).text());
    }

    MigrationScript withDown(ScriptSource script) {
        return new MigrationScript(version, description, name, body, script, blocked);
    }

    MigrationScript withBlocked(String reason) {
        return new MigrationScript(version, description, name, body, down, reason);
    }
}
