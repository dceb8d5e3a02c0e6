package dev.alidade.migration.script;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes new, empty migrations in the convention of their folder, with what takes them back. */
public final class MigrationTemplate {
    private final Clock clock;

    /**
     * What was made.
     *
     * @param version its version
     * @param script the file that migrates
     * @param rollback the file that takes it back; null where that is a section of the same file
     */
    public record Made(
            ScriptVersion version, Path script, @Nullable Path rollback) {}

    /**
     * What stands in the files.
     *
     * @param up the statements that migrate, with their semicolons; empty for a person to fill in
     * @param down those that take it back
     */
    public record Content(String up, String down) {
        static final Content EMPTY = new Content("", "");
    }

    public MigrationTemplate(Clock clock) {
        this.clock = clock;
    }

    /** Makes a migration in the convention that the folder is found to have. */
    public Made create(Path folder, String description) {
        return create(folder, description, null);
    }

    /**
     * Makes a migration that comes after all others of the folder. An empty folder gets numbers, or timestamps where
     * it is the Supabase CLI's. Never replaces a file.
     *
     * @param description in words; becomes part of the name
     * @param override the convention to go by; null for the folder's own
     * @throws AppException when the words make no name, the convention is one that is only shown, or the disk refuses;
     *     nothing is left behind then
     */
    public Made create(Path folder, String description, @Nullable Convention override) {
        return create(folder, description, override, Content.EMPTY);
    }

    /** The same with something in it. */
    public Made create(Path folder, String description, @Nullable Convention override, Content content) {
        var name = NewName.of(description);
        var read = MigrationFolder.read(folder, override);
        var convention = convention(read);
        if (convention.hasOwnLayout()) {
            throw refused("migration.new.readOnly", convention.label(), null);
        }
        var files = NewFiles.of(read, convention, name, clock);
        var script = read.path().resolve(files.script());
        write(script, text(convention, name, content));
        if (files.rollback() == null) {
            return new Made(files.version(), script, null);
        }
        try {
            var rollback = read.path().resolve(files.rollback());
            var place = rollback.getParent();
            if (place != null && Files.isSymbolicLink(place)) {
                throw refused("migration.new.link", files.rollback(), null);
            }
            write(rollback, "-- Takes back " + files.script() + ".\n\n" + content.down());
            return new Made(files.version(), script, rollback);
        } catch (AppException e) {
            remove(script, e);
            throw e;
        }
    }

    private static Convention convention(MigrationFolder folder) {
        if (folder.convention() != Convention.NONE) {
            return folder.convention();
        }
        return ConventionDetection.isSupabase(folder.path()) ? Convention.SUPABASE : Convention.NUMBERED;
    }

    private static String text(Convention convention, NewName name, Content content) {
        var head = "-- Migration: " + name.comment() + "\n\n" + content.up();
        var down = "\n" + content.down();
        return switch (convention) {
            case GOOSE ->
                (isAlone(content) ? "-- +goose NO TRANSACTION\n" : "") + "-- +goose Up\n" + head + "\n-- +goose Down\n"
                        + down;
            case DBMATE ->
                "-- migrate:up" + (isAlone(content) ? " transaction:false" : "") + "\n" + head + "\n-- migrate:down\n"
                        + down;
            case SQL_MIGRATE ->
                "-- +migrate Up" + (isAlone(content) ? " notransaction" : "") + "\n" + head + "\n-- +migrate Down\n"
                        + down;
            default -> head;
        };
    }

    /** Whether a tool that wraps files in transactions must be told not to. */
    private static boolean isAlone(Content content) {
        return content.up().toLowerCase(Locale.ROOT).contains(" concurrently ");
    }

    private static void write(Path file, String text) {
        try {
            var place = file.getParent();
            if (place != null) {
                Files.createDirectories(place);
            }
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw refused("migration.new.taken", String.valueOf(file.getFileName()), e);
        } catch (IOException e) {
            throw refused("migration.new.failed", String.valueOf(file.getFileName()), e);
        }
    }

    private static void remove(Path script, AppException reason) {
        try {
            Files.deleteIfExists(script);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static AppException refused(String key, String what, @Nullable IOException cause) {
        var kind =
                cause == null || cause instanceof FileAlreadyExistsException ? ProblemKind.REFUSED : ProblemKind.FAILED;
        var problem = Problem.of(kind, key, Messages.text(key, what), Messages.text("migration.new.next"));
        return cause == null ? new AppException(problem) : new AppException(problem, cause);
    }
}
