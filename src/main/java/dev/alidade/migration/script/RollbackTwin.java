package dev.alidade.migration.script;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A rollback file among the migrations, where other tools would run it as the next one.
 *
 * @param folder the folder of the migrations
 * @param name the file's name in it
 * @param takesBack the migration's file name; empty when it is not there
 */
public record RollbackTwin(Path folder, String name, String takesBack) {
    private static final String ROLLBACK = "rollback";

    /** Where it would be out of their way. */
    public Path target() {
        return folder.resolve(ROLLBACK).resolve(name);
    }

    /**
     * Moves the file there; pairing finds it in both places.
     *
     * @return where it is now
     * @throws AppException when a file of that name is there already, either is a link, or the disk refuses; nothing
     *     was moved then
     */
    public Path moveOut() {
        var source = folder.resolve(name);
        var target = target();
        if (Files.isSymbolicLink(source) || Files.isSymbolicLink(folder.resolve(ROLLBACK))) {
            throw refused("migration.twin.link", null);
        }
        if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
            throw refused("migration.twin.gone", null);
        }
        try {
            Files.createDirectories(folder.resolve(ROLLBACK));
            move(source, target);
            return target;
        } catch (FileAlreadyExistsException e) {
            throw refused("migration.twin.taken", e);
        } catch (IOException e) {
            throw refused("migration.twin.failed", e);
        }
    }

    /** A second name first, then the first away: unlike a rename this can replace nothing, whoever writes meanwhile. */
    private static void move(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (UnsupportedOperationException e) {
            Files.move(source, target);
            return;
        }
        Files.delete(source);
    }

    private AppException refused(String key, @Nullable IOException cause) {
        return new AppException(
                Problem.of(
                        ProblemKind.REFUSED, key, Messages.text(key, name), Messages.text("migration.twin.next", name)),
                cause);
    }
}
