package dev.alidade.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.change.OwnFile;
import dev.alidade.error.AppException;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.Checks;
import dev.alidade.monitoring.check.Severity;
import dev.alidade.monitoring.history.MetricsHistory;
import dev.alidade.monitoring.metric.Signal;
import dev.alidade.monitoring.report.IgnoreFile;
import dev.alidade.monitoring.report.Ignored;
import dev.alidade.monitoring.report.SettingsFile;
import dev.alidade.sandbox.SmallDisk;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A disk without room: said in a sentence, nothing half-written, and all goes on when there is room again. */
class FullDiskTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String MUCH = "a reason of some length; ".repeat(8000);

    @Test
    void theMemorySaysSoAndGoesOnWhereItStopped() throws IOException {
        try (var disk = SmallDisk.mount(1)) {
            var store = MetricsHistory.file(new AppFolders(disk.folder(), disk.folder(), disk.folder()));
            var history = new MetricsHistory(store, "1-1", "one");
            history.keep(START, Map.of(Signal.COMMITS, 1.0));
            var ballast = fill(disk.folder());
            isToldThatItIsFull(store.file(), () -> {
                for (int i = 1; i < 10_000; i++) {
                    history.keep(START.plusSeconds(i), Map.of(Signal.COMMITS, 1.0, Signal.SESSIONS, 1.0));
                }
            });
            Files.delete(ballast);
            var commits = history.points(Signal.COMMITS, START, START.plusSeconds(20_000));
            assertThat(commits).isNotEmpty();
            assertThat(history.points(Signal.SESSIONS, START, START.plusSeconds(20_000)))
                    .hasSize(commits.size() - 1);
            history.keep(START.plusSeconds(30_000), Map.of(Signal.COMMITS, 2.0));
            assertThat(history.points(Signal.COMMITS, START, START.plusSeconds(40_000)))
                    .hasSize(commits.size() + 1);
            assertThat(store.file().resolveSibling("metrics.sqlite.broken")).doesNotExist();
        }
    }

    @Test
    void aMemoryThatCannotBeginSaysSoAndBeginsLater() throws IOException {
        try (var disk = SmallDisk.mount(1)) {
            var store = MetricsHistory.file(new AppFolders(disk.folder(), disk.folder(), disk.folder()));
            var file = store.file();
            AppFolders.create(disk.folder().resolve("history"));
            var ballast = fill(disk.folder());
            var history = new MetricsHistory(store, "1-1", "one");
            isToldThatItIsFull(file, () -> history.keep(START, Map.of(Signal.COMMITS, 1.0)));
            Files.delete(ballast);
            history.keep(START, Map.of(Signal.COMMITS, 1.0));
            assertThat(history.points(Signal.COMMITS, START, START.plusSeconds(1)))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsIgnoredAndWantedStaysAsItWas() throws IOException {
        try (var disk = SmallDisk.mount(1)) {
            var ignored = new IgnoreFile(disk.folder().resolve("alidade-health.json"));
            ignored.add(new Ignored("a:public.t", "why", "Ada", "2026-01-01", null));
            var settings = new SettingsFile(disk.folder().resolve(SettingsFile.NAME), "here");
            var check = Checks.all().getFirst();
            settings.save(check, new CheckSettings.Choice(Severity.INFO, true, Map.of()), false, Checks.all());
            var ballast = fill(disk.folder());
            var before = new AtomicReference<>(contents(disk.folder()));
            isToldThatItIsFull(
                    ignored.path(), () -> ignored.add(new Ignored("b:public.t", MUCH, "Ada", "2026-01-01", null)));
            assertThat(contents(disk.folder())).isEqualTo(before.get());
            // what a page holds may still find room; what is saved is whole, what is not leaves the file as it was
            isToldThatItIsFull(disk.folder().resolve(SettingsFile.NAME), () -> {
                for (int number = 0; number < 1000; number++) {
                    for (var other : Checks.all()) {
                        var named = new SettingsFile(disk.folder().resolve(SettingsFile.NAME), "profile " + number);
                        var choice = new CheckSettings.Choice(Severity.INFO, true, Map.of());
                        named.save(other, choice, true, Checks.all());
                        before.set(contents(disk.folder()));
                    }
                }
            });
            assertThat(contents(disk.folder())).isEqualTo(before.get());
            Files.delete(ballast);
            ignored.add(new Ignored("b:public.t", "small", "Ada", "2026-01-01", null));
            assertThat(ignored.load()).hasSize(2);
        }
    }

    @Test
    void aLineOfWhatLeadsBackIsThereWholeOrNotAtAll() throws IOException {
        try (var disk = SmallDisk.mount(1)) {
            var file = disk.folder().resolve("changes").resolve("changes.jsonl");
            OwnFile.appendLine(file, "first");
            var ballast = fill(disk.folder());
            assertThatThrownBy(() -> OwnFile.appendLine(file, MUCH)).isInstanceOf(IOException.class);
            assertThat(file).hasContent("first\n");
            Files.delete(ballast);
            OwnFile.appendLine(file, "second");
            // a kill may cut a line off, which must not take the next one with it
            OwnFile.append(file, new byte[] {'x'});
            OwnFile.appendLine(file, "third");
            assertThat(Files.readAllLines(file)).containsExactly("first", "second", "x", "third");
        }
    }

    private static void isToldThatItIsFull(Path file, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        AppException.class,
                        e -> assertThat(e.problem().message())
                                .startsWith("There is no room left on the disk for " + file));
    }

    /** Takes all the room that is left. */
    private static Path fill(Path folder) throws IOException {
        var ballast = folder.resolve("ballast");
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (int i = 0; i < 10_000; i++) {
                out.write(new byte[1024]);
            }
        } catch (IOException e) {
            assertThat(Files.size(ballast)).isPositive();
            return ballast;
        }
        throw new AssertionError("the disk is not small");
    }

    /** The small files; the ballast is none. */
    private static Map<String, String> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && !file.endsWith("ballast"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }));
        }
    }
}
