package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderWatchTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final AtomicInteger calls = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsOfNewFilesAlsoInFoldersMadeLater(boolean poll) throws IOException {
        try (var _ = FolderWatch.of(folder, calls::incrementAndGet, poll)) {
            Files.writeString(folder.resolve("001_a.sql"), "select 1;");
            await().until(() -> calls.get() >= 1);
            Files.createDirectory(folder.resolve("rollback"));
            await().until(() -> calls.get() >= 2);
            int before = calls.get();
            Files.writeString(folder.resolve("rollback/001_rollback.sql"), "select 1;");
            await().until(() -> calls.get() > before);
        }
    }

    @Test
    void tellsABurstOnce() throws IOException {
        try (var _ = FolderWatch.of(folder, calls::incrementAndGet)) {
            long start = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                Files.writeString(folder.resolve(i + "_a.sql"), "select 1;");
            }
            // where writing pauses for a quarter of a second, that was more than one burst
            long pauses = Duration.ofNanos(System.nanoTime() - start).toMillis() / 250;
            await().until(() -> calls.get() >= 1);
            await().during(Duration.ofSeconds(1)).until(() -> true);
            assertThat((long) calls.get()).isLessThanOrEqualTo(5 + pauses);
        }
    }

    @Test
    void isSilentOnceClosed() throws IOException {
        FolderWatch.of(folder, calls::incrementAndGet).close();
        Files.writeString(folder.resolve("001_a.sql"), "select 1;");
        await().during(Duration.ofMillis(800)).until(() -> calls.get() == 0);
    }
}
