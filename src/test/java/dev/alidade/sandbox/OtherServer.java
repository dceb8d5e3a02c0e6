package dev.alidade.sandbox;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.alidade.settings.AppFolders;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A server of another version than the one that the other tests run on, for a test class; gone with it. Its programs
 * come through Maven: the build copies a jar per version into {@code target/servers}, and it is unpacked as the sandbox
 * unpacks its own.
 */
public final class OtherServer implements AutoCloseable {
    private static final Path JARS = Path.of("target/servers").toAbsolutePath();

    private final TestCluster cluster;

    /**
     * Starts one. Aborts the test where not every version is published for this platform.
     *
     * @param major as in {@code 17}
     */
    public OtherServer(int major) {
        var unpacked = ServerFolder.reachable(
                AppFolders.ofThisUser().data().resolve("server-binaries"), ServerAccount.ofThisProcess());
        var bin = new EmbeddedBinaries(unpacked, archive(major)).unpack(text -> {});
        cluster =
                new TestCluster(Map.of("ALIDADE_POSTGRES_BIN", bin.orElseThrow().toString()));
        if (server().binaries().major() != major) {
            close();
            throw new IllegalStateException(
                    "not " + major + ": " + server().binaries().version());
        }
    }

    /** An empty database. */
    public TestDatabase database() {
        return cluster.database(DatabaseTemplate.PLAIN);
    }

    /** The server. */
    public SandboxServer server() {
        return cluster.server();
    }

    @Override
    public void close() {
        cluster.close();
    }

    private static URL archive(int major) {
        var name = EmbeddedBinaries.archiveName(system("os.name"), system("os.arch"));
        if (!name.equals(EmbeddedBinaries.archiveName("Linux", "amd64"))) {
            abort("PostgreSQL " + major + " is tested on Linux on x86-64 only: not every version is published as "
                    + name);
        }
        var jar = JARS.resolve("postgresql-" + major + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: ./alidade test lets Maven copy it (phase"
                    + " process-test-resources, not with -Dgates.skip=true)");
        }
        try {
            return URI.create("jar:" + jar.toUri() + "!/" + name).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String system(String property) {
        return System.getProperty(property, "");
    }
}
