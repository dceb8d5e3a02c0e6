package dev.alidade.migration.python;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is known of a folder whose programs shall run: the question to put, and what a yes means.
 *
 * @param folder its real path
 * @param standing whether the user trusts it
 * @param files the programs in it and below, relative; they are what is trusted
 * @param interpreter what runs them
 * @param fingerprint of their names and contents, and of the interpreter's place
 */
public record FolderTrust(Path folder, Standing standing, List<String> files, Path interpreter, String fingerprint) {

    /** Whether a folder is trusted. */
    public enum Standing {
        /** Nobody was ever asked. */
        UNKNOWN,
        /** It was trusted, and its programs or what runs them have changed since. */
        CHANGED,
        /** Trusted as it is. */
        TRUSTED
    }

    public FolderTrust {
        files = List.copyOf(files);
    }

    /** Whether a file is one of those that are trusted; one that lies elsewhere or came meanwhile is not. */
    public boolean covers(Path file) {
        try {
            var real = file.toRealPath();
            return real.startsWith(folder)
                    && files.contains(folder.relativize(real).toString().replace('\\', '/'));
        } catch (IOException e) {
            return false;
        }
    }

    /** The refusal to run them, of kind REFUSED: {@code migration.python.untrusted} or {@code .changed}. */
    public AppException refusal() {
        var key = standing == Standing.CHANGED ? "migration.python.changed" : "migration.python.untrusted";
        return new AppException(Problem.of(
                ProblemKind.REFUSED,
                key,
                Messages.text(key, folder.toString()),
                Messages.text("migration.python.trust.next", interpreter.toString())));
    }
}
