package dev.alidade.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;

/**
 * One installed PostgreSQL server.
 *
 * @param bin the folder that holds {@code postgres}, {@code initdb} and {@code pg_ctl}
 * @param major major version, e.g. 15
 * @param minor minor version, e.g. 8
 * @param extensions names of the extensions whose control file is installed, by their SQL name ({@code vector})
 * @param embedded whether these are the bundled binaries: no PostGIS, no pgvector, no {@code pg_dump}, no {@code psql}
 */
public record ServerBinaries(Path bin, int major, int minor, Set<String> extensions, boolean embedded) {
    static final Comparator<ServerBinaries> BY_VERSION =
            Comparator.comparingInt(ServerBinaries::major).thenComparingInt(ServerBinaries::minor);
    /** The more of PostGIS and pgvector, the better; then the newer, the better. */
    static final Comparator<ServerBinaries> BY_WORTH = Comparator.comparing(ServerBinaries::postgis)
            .thenComparing(binaries -> binaries.postgis() && binaries.vector())
            .thenComparing(BY_VERSION);

    public ServerBinaries {
        extensions = Set.copyOf(extensions);
    }

    /** Whether {@code create extension postgis} can work. */
    public boolean postgis() {
        return extensions.contains("postgis");
    }

    /** Whether {@code create extension vector} (pgvector) can work. */
    public boolean vector() {
        return extensions.contains("vector");
    }

    /** As people write it, e.g. {@code 15.8}. */
    public String version() {
        return major + "." + minor;
    }

    /** Where a program of this installation lies; it need not exist ({@code pg_dump} may be absent). */
    public Path program(String name) {
        return program(bin, name);
    }

    static Path program(Path bin, String name) {
        var windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return bin.resolve(windows ? name + ".exe" : name);
    }

    /** Whether a folder holds the three programs a server needs. */
    static boolean isComplete(Path bin) {
        return Files.isExecutable(program(bin, "postgres"))
                && Files.isExecutable(program(bin, "initdb"))
                && Files.isExecutable(program(bin, "pg_ctl"));
    }
}
