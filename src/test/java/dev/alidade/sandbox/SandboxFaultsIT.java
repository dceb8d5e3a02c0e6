package dev.alidade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxFaultsIT {
    private ScratchSandbox scratch;

    @BeforeEach
    void makesAUser() throws IOException {
        scratch = new ScratchSandbox();
    }

    @AfterEach
    void leavesNothingBehind() throws IOException {
        scratch.close();
    }

    @Test
    void startsAgainAfterItsServerWasKilled() {
        scratch.start().createDatabase("harbour");
        var killed = ProcessHandle.of(scratch.sandbox().status().pid()).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().join();
        assertThat(scratch.folder().data().resolve("postmaster.pid")).exists();
        assertThat(scratch.sandbox().status().state()).isEqualTo(SandboxStatus.State.STOPPED);

        assertThat(scratch.start().exists("harbour")).isTrue();
        assertThat(scratch.sandbox().status().pid()).isNotEqualTo(killed.pid());
    }

    @Test
    void isNotFooledByAProcessThatGotAKilledServersNumber() throws IOException {
        scratch.start().createDatabase("harbour");
        scratch.sandbox().stop();
        var file = scratch.folder().data().resolve("postmaster.pid");
        var foreigner = ProcessHandle.current().pid();
        scratch.folder()
                .write(file, foreigner + "\n" + scratch.folder().data() + "\n1\n5432\n\n127.0.0.1\n1 1\nready\n");

        assertThat(scratch.sandbox().status().running()).isFalse();
        assertThat(scratch.start().exists("harbour")).isTrue();
    }

    @Test
    void movesToAnotherPortWhenItsOwnIsTakenAndKeepsThatOne() throws IOException {
        var first = scratch.start().port();
        scratch.sandbox().stop();
        int second;
        try (var foreigner = new ServerSocket(first, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(foreigner.isBound()).isTrue();
            second = scratch.start().port();
            assertThat(second).isNotEqualTo(first);
            assertThat(scratch.progress()).anyMatch(text -> text.contains("Port " + first + " is taken"));
        }
        scratch.sandbox().stop();
        assertThat(scratch.start().port()).isEqualTo(second);
    }

    @Test
    void makesAHalfMadeClusterAgain() throws IOException {
        var folder = scratch.folder();
        folder.makeBase();
        folder.makeServer();
        Files.writeString(folder.unfinished(), "");
        Program.run(folder.account().command(List.of("mkdir", folder.data().toString())), folder.server());
        folder.write(folder.data().resolve("PG_VERSION"), "15\n");
        assertThat(scratch.sandbox().status().state()).isEqualTo(SandboxStatus.State.UNFINISHED);

        var server = scratch.start();

        assertThat(server.exists("postgres")).isTrue();
        assertThat(folder.unfinished()).doesNotExist();
        assertThat(scratch.progress()).anyMatch(text -> text.contains("cut off"));
    }

    @Test
    void makesAClusterAgainWhoseMakerWasKilledWhileItsServerRan() throws IOException {
        scratch.start().createDatabase("harbour");
        Files.writeString(scratch.folder().unfinished(), "");

        assertThat(scratch.start().exists("harbour")).isFalse();
    }

    @Test
    void refusesDataOfAnotherMajorVersionAndTouchesNothing() throws IOException {
        scratch.start();
        scratch.sandbox().stop();
        var version = scratch.folder().data().resolve("PG_VERSION");
        scratch.folder().write(version, "9\n");

        var problem = failure();

        assertThat(problem.kind()).isEqualTo(ProblemKind.REFUSED);
        assertThat(problem.code()).isEqualTo("sandbox.otherVersion");
        assertThat(problem.message()).contains("PostgreSQL 9");
        assertThat(problem.nextStep()).contains("Install the PostgreSQL 9 server", "reset");
        assertThat(version).hasContent("9");
        assertThat(scratch.folder().credentials()).exists();
        assertThat(scratch.sandbox().status().state()).isEqualTo(SandboxStatus.State.STOPPED);
        assertThat(scratch.sandbox().reset(new Cancellation(), text -> {}).exists("postgres"))
                .isTrue();
    }

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws IOException {
        scratch.folder().makeBase();
        scratch.folder().makeServer();
        Files.createDirectory(scratch.folder().data());
        var treasure = Files.writeString(scratch.folder().data().resolve("treasure"), "mine");

        assertThat(failure().code()).isEqualTo("sandbox.notACluster");
        assertThatExceptionOfType(AppException.class)
                .isThrownBy(() -> scratch.sandbox().reset(new Cancellation(), text -> {}));
        assertThat(treasure).hasContent("mine");
    }

    @Test
    void refusesWhenThePasswordsAreGone() throws IOException {
        scratch.start();
        scratch.sandbox().stop();
        Files.delete(scratch.folder().credentials());

        assertThat(failure().code()).isEqualTo("sandbox.passwordsLost");
        assertThat(scratch.folder().data().resolve("PG_VERSION")).exists();
    }

    @Test
    void saysWhichFolderCannotBeWritten() {
        var closed = new ServerFolder(
                Path.of("/proc/alidade/sandbox"), scratch.folder().account());
        var sandbox = new Sandbox(closed, scratch.finder(), false);

        assertThatExceptionOfType(AppException.class)
                .isThrownBy(() -> sandbox.start(new Cancellation(), text -> {}))
                .satisfies(e -> {
                    assertThat(e.problem().code()).isEqualTo("sandbox.folder");
                    assertThat(e.problem().message()).contains("/proc/alidade/sandbox");
                    assertThat(e.problem().nextStep()).contains("ALIDADE_HOME");
                });
    }

    @Test
    void saysThatTheDiskIsFull(@TempDir Path tools) throws IOException {
        fakeServer(tools, "echo 'initdb: error: could not write file: No space left on device'; exit 1");
        try (var full = new ScratchSandbox(ServerAccount.own(), Map.of("ALIDADE_POSTGRES_BIN", tools.toString()))) {
            assertThatExceptionOfType(AppException.class)
                    .isThrownBy(full::start)
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo("sandbox.diskFull"));
            assertThat(full.sandbox().status().state()).isEqualTo(SandboxStatus.State.UNFINISHED);
        }
    }

    @Test
    void twoStartersAtOnceGetTheSameServer() throws IOException {
        var base = scratch.folder().base().toString();
        var one = ChildProcess.start(ChildProcess.Starter.class, Path.of("/tmp"), base);
        var two = ChildProcess.start(ChildProcess.Starter.class, Path.of("/tmp"), base);

        var answer = new String(one.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(answer).matches("\\d+ \\d+\\s*");
        assertThat(new String(two.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(answer);
    }

    @Test
    void aPrivateServerIsGoneWhenItsOwnerIsKilled() throws IOException {
        var temporary = temporaryFolder();
        var owner = ChildProcess.start(ChildProcess.PrivateSandboxOwner.class, temporary, temporary.toString());
        try (var lines = owner.inputReader()) {
            var folder = lines.lines()
                    .filter(line -> line.startsWith(temporary.toString()))
                    .findFirst()
                    .orElseThrow();
            var server =
                    Postmaster.of(Path.of(folder, "server/data")).orElseThrow().process();
            assertThat(server.isAlive()).isTrue();

            owner.destroyForcibly();

            Awaitility.await().until(() -> !server.isAlive());
            Awaitility.await().until(() -> isEmpty(temporary));
        }
    }

    @Test
    void aPrivateServerInTheMakingIsGoneWhenItsOwnerIsKilled() throws IOException {
        var temporary = temporaryFolder();
        var owner = ChildProcess.start(ChildProcess.PrivateSandboxOwner.class, temporary, temporary.toString());
        try (var lines = owner.inputReader()) {
            assertThat(lines.readLine()).contains("new PostgreSQL");
            Awaitility.await().until(() -> !isEmpty(temporary));

            owner.destroyForcibly();

            Awaitility.await().until(() -> isEmpty(temporary));
        }
    }

    @Test
    void theBundledServerServesWhereNoneIsInstalled() throws IOException {
        var embedded = new EmbeddedBinaries(
                scratch.home().resolve("data/server-binaries"), "Linux", System.getProperty("os.arch"));
        var finder = new ServerFinder(Map.of(), "Linux", scratch.home().resolve("empty"), embedded);
        var told = new ArrayList<String>();
        var sandbox = new Sandbox(scratch.folder(), finder, false);

        var server = sandbox.start(new Cancellation(), told::add);

        assertThat(server.binaries().embedded()).isTrue();
        assertThat(server.binaries().postgis()).isFalse();
        assertThat(server.binaries().program("pg_dump")).doesNotExist();
        assertThat(told).anyMatch(text -> text.contains("without PostGIS"));
        server.createDatabase("harbour");
        assertThat(server.exists("harbour")).isTrue();

        var hint = scratch.sandbox().status().hint();
        assertThat(hint).contains("reset would use PostgreSQL");
        sandbox.stop();
    }

    private Problem failure() {
        return Assertions.catchThrowableOfType(AppException.class, scratch::start)
                .problem();
    }

    private Path temporaryFolder() throws IOException {
        var temporary = scratch.home().resolve("temporary");
        ServerFolder.makeEnterable(temporary);
        return temporary;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.findFirst().isEmpty();
        }
    }

    private static void fakeServer(Path folder, String initdb) throws IOException {
        program(folder.resolve("postgres"), "echo 'postgres (PostgreSQL) 15.99'");
        program(folder.resolve("pg_ctl"), "exit 1");
        program(folder.resolve("initdb"), initdb);
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
