package dev.alidade.sandbox;

import dev.alidade.i18n.Messages;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL binaries that come with Alidade, for machines without a server: contrib extensions, but no PostGIS, no
 * pgvector and no {@code pg_dump}. Unpacked once into a folder of their own (about 60 MB, two to three seconds), in one
 * step, so that a half-unpacked folder never counts.
 */
final class EmbeddedBinaries {
    private final Path folder;
    private final @Nullable URL archive;

    EmbeddedBinaries(Path folder, String osName, String architecture) {
        this(folder, EmbeddedBinaries.class.getResource("/" + archiveName(osName, architecture)));
    }

    /**
     * @param folder below which they are unpacked
     * @param archive the binaries, as Maven has them; null when there are none for this platform
     */
    EmbeddedBinaries(Path folder, @Nullable URL archive) {
        this.folder = folder;
        this.archive = archive;
    }

    /**
     * The folder with the server programs; empty when none are bundled for this platform.
     *
     * @throws dev.alidade.error.AppException when they cannot be unpacked
     */
    Optional<Path> unpack(Consumer<String> progress) {
        if (archive == null) {
            return Optional.empty();
        }
        try {
            var home = folder.resolve("postgresql-" + fingerprint(archive));
            if (!Files.isDirectory(home)) {
                progress.accept(Messages.text("sandbox.progress.unpack"));
                unpack(archive, home);
            }
            return Optional.of(home.resolve("bin"));
        } catch (IOException e) {
            throw SandboxProblems.folder(folder, e);
        }
    }

    /** Whether a folder with programs is one that was unpacked here. */
    boolean owns(Path bin) {
        return bin.startsWith(folder);
    }

    private void unpack(URL archive, Path home) throws IOException {
        ServerFolder.makeEnterable(folder);
        var draft = Files.createTempDirectory(folder, "unpacking-");
        try {
            try (var stream = archive.openStream()) {
                extract(stream, draft);
            }
            ServerFolder.permit(draft, "rwxr-xr-x");
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            FolderTree.delete(draft);
        }
    }

    private static void extract(InputStream stream, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(stream)))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                place(tar, entry, target);
                entry = tar.getNextEntry();
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        var file = inside(target, target.resolve(entry.getName()));
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
            inside(target, file.resolveSibling(entry.getLinkName()));
            Files.createDirectories(file.getParent());
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
            ServerFolder.permit(file, (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
        }
    }

    private static Path inside(Path target, Path file) throws IOException {
        var normal = file.normalize();
        if (!normal.startsWith(target)) {
            throw new IOException("archive entry leaves its folder: " + file);
        }
        return normal;
    }

    private static String fingerprint(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            return HexFormat.of().toHexDigits((int) jar.getJarEntry().getCrc());
        }
        try (var stream = archive.openStream()) {
            var checksum = new java.util.zip.CRC32();
            checksum.update(stream.readAllBytes());
            return HexFormat.of().toHexDigits((int) checksum.getValue());
        }
    }

    /** What the archive for a platform is called inside its jar. */
    static String archiveName(String osName, String architecture) {
        var os = osName.toLowerCase(Locale.ROOT);
        var system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
        var processor = switch (architecture.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> architecture.toLowerCase(Locale.ROOT);
        };
        return "postgres-" + system + "-" + processor + ".txz";
    }
}
