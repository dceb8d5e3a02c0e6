package dev.alidade.migration.sample;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One sample, lying in a folder of its own.
 *
 * @param folder where its files lie
 * @param facts everything its {@code sample.properties} says
 */
public record Sample(Path folder, Map<String, String> facts) {
    /** The file that makes a folder a sample. */
    public static final String MANIFEST = "sample.properties";

    public Sample {
        facts = Map.copyOf(facts);
    }

    /**
     * Reads the sample of a folder.
     *
     * @throws AppException when its manifest cannot be read
     */
    public static Sample read(Path folder) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve(MANIFEST))) {
            properties.load(in);
        } catch (IOException e) {
            throw new AppException(
                    Problem.of(
                            ProblemKind.FAILED,
                            "migration.sample.unreadable",
                            Messages.text("migration.sample.unreadable", folder.toString()),
                            null),
                    e);
        }
        var facts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> facts.put(key, properties.getProperty(key)));
        return new Sample(folder, facts);
    }

    /** The sample that a migrations folder belongs to, if it is one's. */
    public static Optional<Sample> around(Path migrations) {
        return Stream.of(migrations.toAbsolutePath().normalize())
                .flatMap(folder -> Stream.ofNullable(folder.getParent()))
                .filter(folder -> Files.isRegularFile(folder.resolve(MANIFEST)))
                .map(Sample::read)
                .filter(sample ->
                        sample.migrations().equals(migrations.toAbsolutePath().normalize()))
                .findFirst();
    }

    /** The word that names it on the command line. */
    public String name() {
        return fact("name");
    }

    /** Its name for people. */
    public String title() {
        return fact("title");
    }

    /** A few sentences on it. */
    public String description() {
        return fact("description");
    }

    /** The folder of its migrations. */
    public Path migrations() {
        return file("migrations");
    }

    /** What a Supabase project has before its first table. */
    Path bootstrap() {
        return file("bootstrap");
    }

    /** The schema that stands before the first migration. */
    Path base() {
        return file("base");
    }

    /** What gives a login role the rights of Supabase's. */
    Path loginRole() {
        return file("login-role");
    }

    /** The files that fill it, in order. */
    List<Path> rows() {
        return Stream.of(facts.getOrDefault("rows", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> folder.resolve(name).toAbsolutePath().normalize())
                .toList();
    }

    /** A path below the folder, with forward slashes. */
    String relative(Path file) {
        return Stream.of(folder.toAbsolutePath().normalize().relativize(file))
                .flatMap(path -> Stream.iterate(0, i -> i < path.getNameCount(), i -> i + 1)
                        .map(i -> path.getName(i).toString()))
                .collect(Collectors.joining("/"));
    }

    private Path file(String key) {
        return folder.resolve(fact(key)).toAbsolutePath().normalize();
    }

    private String fact(String key) {
        var value = facts.get(key);
        if (value == null) {
            throw new IllegalStateException("sample " + folder.getFileName() + " says nothing about " + key);
        }
        return value;
    }
}
