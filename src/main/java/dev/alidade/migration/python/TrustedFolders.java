package dev.alidade.migration.python;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.python.FolderTrust.Standing;
import dev.alidade.settings.JsonFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folders whose programs the user allowed to run. Trust is given to a folder at its real path with the programs that
 * it held and what ran them: one of them changed, added or removed, and the question comes again. Thread-safe.
 */
public final class TrustedFolders {
    private static final String FILE = "trusted-folders.json";

    /**
     * The stored document.
     *
     * @param fingerprints by real path
     */
    public record Document(Map<String, String> fingerprints) {
        public Document {
            fingerprints = Map.copyOf(fingerprints);
        }
    }

    private final JsonFile<Document> file;

    /** @param settings the folder of the user's settings */
    public TrustedFolders(Path settings) {
        this.file = new JsonFile<>(settings, FILE, Document.class, new Document(Map.of()));
    }

    /**
     * How a folder stands. Reads every program in it.
     *
     * @param interpreter what would run them
     * @throws AppException when it cannot be read
     */
    public FolderTrust of(Path folder, Path interpreter) {
        try {
            var real = folder.toRealPath();
            var files = programs(real);
            var fingerprint = fingerprint(real, files, interpreter);
            var stored = file.load().fingerprints().get(real.toString());
            var standing = stored == null
                    ? Standing.UNKNOWN
                    : stored.equals(fingerprint) ? Standing.TRUSTED : Standing.CHANGED;
            return new FolderTrust(real, standing, files, interpreter, fingerprint);
        } catch (IOException | UncheckedIOException e) {
            throw new AppException(
                    Problem.of(
                            ProblemKind.FAILED,
                            "migration.folder.unreadable",
                            Messages.text("migration.folder.unreadable", folder.toString()),
                            Messages.text("migration.folder.unreadable.next")),
                    e);
        }
    }

    /**
     * Remembers the user's yes to exactly what was shown.
     *
     * @throws AppException when the settings cannot be written
     */
    public synchronized void trust(FolderTrust shown) {
        var all = new TreeMap<>(file.load().fingerprints());
        all.put(shown.folder().toString(), shown.fingerprint());
        file.save(new Document(all));
    }

    /** Takes the yes back. */
    public synchronized void forget(Path realFolder) {
        var all = new TreeMap<>(file.load().fingerprints());
        all.remove(realFolder.toString());
        file.save(new Document(all));
    }

    /** Programs import what lies beside and below them, so all of it counts. */
    private static List<String> programs(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> f.toString().endsWith(".py") && Files.isRegularFile(f))
                    .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static String fingerprint(Path folder, List<String> files, Path interpreter) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((interpreter + "\0").getBytes(StandardCharsets.UTF_8));
            for (var name : files) {
                var content = Files.readAllBytes(folder.resolve(name));
                digest.update((name + '\0' + content.length + '\0').getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
