package dev.alidade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.alidade.error.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFinderTest {
    @TempDir
    private Path root;

    @Test
    void prefersPostgisWithPgvectorThenPostgisThenTheNewer() throws IOException {
        install("usr/lib/postgresql/14", "14.3", "postgis", "vector");
        install("usr/lib/postgresql/15", "15.8", "postgis", "vector");
        install("usr/lib/postgresql/16", "16.2", "postgis");
        install("usr/lib/postgresql/18", "18.1");

        assertThat(finder(Map.of(), "Linux").installed())
                .extracting(ServerBinaries::version)
                .containsExactly("15.8", "14.3", "16.2", "18.1");
        assertThat(best(Map.of(), "Linux").version()).isEqualTo("15.8");
    }

    @Test
    void takesTheNewerOfTwoThatServeAlike() throws IOException {
        install("usr/lib/postgresql/15", "15.8", "postgis", "vector");
        install("usr/lib/postgresql/17", "17.0", "postgis", "vector");

        assertThat(best(Map.of(), "Linux").major()).isEqualTo(17);
    }

    @Test
    void aNeedIsMetByTheVersionItNamesThenByANewerOne() throws IOException {
        install("usr/lib/postgresql/15", "15.8", "postgis", "vector");
        install("usr/lib/postgresql/17", "17.2", "hstore");
        install("usr/lib/postgresql/18", "18.1", "hstore");

        assertThat(meeting(15).version()).isEqualTo("15.8");
        assertThat(meeting(17, "plpgsql", "hstore").version()).isEqualTo("17.2");
        assertThat(meeting(16, "hstore").version()).isEqualTo("18.1");
        assertThat(meeting(15, "hstore").version()).isEqualTo("18.1");
        assertThat(meeting(17, "postgis").version())
                .as("none has all: new enough goes first")
                .isEqualTo("18.1");
        assertThat(meeting(19).version()).as("none is new enough").isEqualTo("15.8");
    }

    private ServerBinaries meeting(int major, String... extensions) {
        return finder(Map.of(), "Linux")
                .meeting(new ServerNeed(major, Set.of(extensions)))
                .best(text -> {});
    }

    @Test
    void looksWhereMacsKeepTheirServers() throws IOException {
        install("opt/homebrew/opt/postgresql@17", "17.5", "vector");
        install("Applications/Postgres.app/Contents/Versions/16", "16.9", "postgis", "vector");

        assertThat(finder(Map.of(), "Mac OS X").installed())
                .extracting(ServerBinaries::version)
                .containsExactly("16.9", "17.5");
    }

    @Test
    void looksOnThePathToo() throws IOException {
        var bin = install("opt/own", "16.4", "postgis");

        assertThat(finder(Map.of("PATH", bin.toString()), "Linux").installed())
                .extracting(ServerBinaries::bin)
                .containsExactly(bin.toRealPath());
    }

    @Test
    void followsLinksToTheProgramsAndCountsThemOnce() throws IOException {
        var bin = install("usr/lib/postgresql/15", "15.8", "postgis");
        var links = Files.createDirectories(root.resolve("links"));
        for (var program : List.of("postgres", "initdb", "pg_ctl")) {
            Files.createSymbolicLink(links.resolve(program), bin.resolve(program));
        }

        assertThat(finder(Map.of("PATH", links.toString()), "Linux").installed())
                .extracting(ServerBinaries::bin)
                .containsExactly(bin.toRealPath());
    }

    @Test
    void countsNoFolderWithoutInitdb() throws IOException {
        Files.delete(install("usr/lib/postgresql/15", "15.8", "postgis").resolve("initdb"));

        assertThat(finder(Map.of(), "Linux").installed()).isEmpty();
    }

    @Test
    void theSettingOverridesTheChoice() throws IOException {
        install("usr/lib/postgresql/15", "15.8", "postgis", "vector");
        var own = install("opt/own", "13.9");

        for (var setting : List.of(own, root.resolve("opt/own"))) {
            assertThat(best(Map.of("ALIDADE_POSTGRES_BIN", setting.toString()), "Linux")
                            .version())
                    .isEqualTo("13.9");
        }
    }

    @Test
    void aWrongSettingIsNamed() {
        var wrong = root.resolve("nowhere").toString();

        assertThatExceptionOfType(AppException.class)
                .isThrownBy(() ->
                        finder(Map.of("ALIDADE_POSTGRES_BIN", wrong), "Linux").installed())
                .withMessageContaining("ALIDADE_POSTGRES_BIN")
                .withMessageContaining(wrong);
    }

    @Test
    void withoutAnyServerSaysWhatToInstall() {
        assertThatExceptionOfType(AppException.class)
                .isThrownBy(() -> best(Map.of(), "Linux"))
                .satisfies(e -> assertThat(e.problem().nextStep()).contains("PostGIS", "ALIDADE_POSTGRES_BIN"));
    }

    private ServerBinaries best(Map<String, String> environment, String os) {
        return finder(environment, os).best(text -> {});
    }

    private ServerFinder finder(Map<String, String> environment, String os) {
        var none = new EmbeddedBinaries(root.resolve("unpacked"), "Linux", "sparc");
        return new ServerFinder(environment, os, root, none);
    }

    private Path install(String home, String version, String... extensions) throws IOException {
        var bin = Files.createDirectories(root.resolve(home).resolve("bin"));
        program(bin.resolve("postgres"), "echo 'postgres (PostgreSQL) " + version + " (Some packager)'");
        program(bin.resolve("initdb"), "exit 1");
        program(bin.resolve("pg_ctl"), "exit 1");
        var controls = Files.createDirectories(bin.resolveSibling("share").resolve("extension"));
        var names = new ArrayList<>(List.of(extensions));
        names.add("plpgsql");
        for (var name : names) {
            Files.createFile(controls.resolve(name + ".control"));
        }
        return bin;
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
