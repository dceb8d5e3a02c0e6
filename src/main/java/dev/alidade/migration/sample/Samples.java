package dev.alidade.migration.sample;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The samples that came with Alidade. Run from a build they are used where they lie; run from a jar they are unpacked
 * into the user's data folder first, so that their files can be looked at and their migrations opened like any folder.
 */
public final class Samples {
    private static final String ROOT = "/samples";

    private final Path unpackTo;

    /**
     * @param dataFolder the user's data folder; written to only when running from a jar
     */
    public Samples(Path dataFolder) {
        this.unpackTo = dataFolder.resolve("samples");
    }

    /** All of them, by name. */
    public List<Sample> list() {
        try (var folders = Files.list(root())) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(Sample.MANIFEST)))
                    .sorted()
                    .map(Sample::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The sample of this name.
     *
     * @throws AppException of kind USAGE that lists the names there are
     */
    public Sample named(String name) {
        var all = list();
        return all.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow(() -> {
            var names = all.stream().map(Sample::name).collect(Collectors.joining(", "));
            return new AppException(Problem.of(
                    ProblemKind.USAGE,
                    "migration.sample.unknown",
                    Messages.text("migration.sample.unknown", name),
                    Messages.text("migration.sample.unknown.next", names)));
        });
    }

    private Path root() throws IOException {
        var url = Samples.class.getResource(ROOT);
        if (url == null) {
            throw new IllegalStateException("the samples are missing from the build");
        }
        return "file".equals(url.getProtocol()) ? Path.of(uri(url)) : unpacked(url);
    }

    private Path unpacked(URL url) throws IOException {
        var jar = ((JarURLConnection) url.openConnection()).getJarFileURL();
        try (var files = FileSystems.newFileSystem(Path.of(uri(jar)))) {
            var source = files.getPath(ROOT);
            try (Stream<Path> all = Files.walk(source)) {
                for (var file : all.filter(Files::isRegularFile).toList()) {
                    refresh(file, unpackTo.resolve(source.relativize(file).toString()));
                }
            }
        }
        return unpackTo;
    }

    /** Writes a file only when it differs, whole or not at all. */
    private static void refresh(Path source, Path target) throws IOException {
        var bytes = Files.readAllBytes(source);
        if (Files.isRegularFile(target) && Arrays.equals(bytes, Files.readAllBytes(target))) {
            return;
        }
        var folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var fresh = Files.createTempFile(folder, ".unpack", null);
        Files.write(fresh, bytes);
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
