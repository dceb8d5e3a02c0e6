package dev.alidade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogTest {
    @TempDir
    private Path parent;

    private Path folder;
    private Path pidFile;
    private List<String> stop;

    @BeforeEach
    void pretendsAServer() throws IOException {
        folder = Files.createDirectory(parent.resolve("alidade-private-1"));
        pidFile = Files.writeString(folder.resolve("postmaster.pid"), "1");
        stop = List.of("touch", parent.resolve("stopped").toString());
    }

    @Test
    void stopsTheServerAndDeletesTheFolder() throws IOException {
        Watchdog.watch(folder, pidFile, stop).close();

        assertThat(parent.resolve("stopped")).exists();
        assertThat(folder).doesNotExist();
    }

    @Test
    void waitsWhileItsOwnerLives() throws IOException {
        try (var watchdog = Watchdog.watch(folder, pidFile, stop)) {
            assertThat(watchdog).isNotNull();
            assertThat(folder).exists();
            assertThat(parent.resolve("stopped")).doesNotExist();
        }
    }

    @Test
    void refusesToWatchAFolderThatIsNotOurs() throws IOException {
        var precious = Files.createDirectory(parent.resolve("precious"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watchdog.watch(precious, precious.resolve("postmaster.pid"), stop))
                .withMessageContaining(precious.toString());
    }

    @Test
    void doesTheSameWithoutAShell() throws IOException {
        var command = new ArrayList<>(WatchdogMain.command());
        command.addAll(List.of(folder.toString(), pidFile.toString()));
        command.addAll(stop);

        assertThat(Program.run(command, parent).succeeded()).isTrue();

        assertThat(parent.resolve("stopped")).exists();
        assertThat(folder).doesNotExist();
    }
}
