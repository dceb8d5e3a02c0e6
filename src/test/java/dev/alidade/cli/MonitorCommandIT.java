package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.database.Cancellation;
import dev.alidade.monitoring.history.HistoryKeeper;
import dev.alidade.monitoring.history.MetricsHistory;
import dev.alidade.monitoring.metric.MetricReader;
import dev.alidade.monitoring.metric.Signal;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class MonitorCommandIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void onceTellsTheRatesAndEverySubject(TestDatabase test) throws IOException {
        assertThat(run(test, "monitor", "--once", "--json")).isZero();
        var told = new ObjectMapper().readTree(out.toString());
        assertThat(told.get("values").get("commitsPerSecond").isNumber()).isTrue();
        assertThat(told.get("connectionLimit").asInt()).isPositive();
        assertThat(told.get("subjects").get("settings").isArray()).isTrue();
        assertThat(told.get("subjects").get("statements").isNull()).isTrue();
        assertThat(told.get("notKnown").findValuesAsText("subject")).contains("statements");
    }

    @Test
    void onceForPeopleSaysWhatItCouldNotSee(TestDatabase test) {
        assertThat(run(test, "monitor", "--once", "--only", "wraparound,statements"))
                .isZero();
        assertThat(out.toString())
                .contains("Commits", "Wraparound", test.name(), "? The extension pg_stat_statements is not installed");
        assertThat(out.toString()).doesNotContain("Replication slots");
    }

    @Test
    void watchWritesOneObjectALookAndEndsCleanlyWithTheStop(TestDatabase test) throws IOException {
        var ended = CompletableFuture.supplyAsync(
                () -> run(test, "monitor", "--watch", "--interval", "1", "--json"),
                work -> Thread.ofVirtual().start(work));
        await().until(() -> out.toString().lines().count() >= 2);
        cancellation.request();
        assertThat(ended.join()).isEqualTo(130);
        for (var line : out.toString().lines().toList()) {
            JsonNode look = new ObjectMapper().readTree(line);
            assertThat(look.get("values").get("sessions").isNumber()).isTrue();
            assertThat(look.has("error")).isFalse();
        }
    }

    @Test
    void whatIsWatchedIsRememberedForTheWindow(TestDatabase test) {
        var database = test.asSupabaseRole();
        var keeper = new HistoryKeeper(
                database,
                new MetricReader(database, Clock.systemUTC()),
                MetricsHistory.file(new AppFolders(folder, folder, folder)));
        var since = Instant.now().minusSeconds(60);
        var ended = CompletableFuture.supplyAsync(
                () -> run(test, "monitor", "--watch", "--interval", "1"),
                work -> Thread.ofVirtual().start(work));
        await().until(() -> out.toString().lines().count() >= 2);
        cancellation.request();
        assertThat(ended.join()).isEqualTo(130);
        var history = keeper.history(new Cancellation());
        assertThat(history.points(Signal.DATABASE_BYTES, since, Instant.now())).hasSize(1);
        assertThat(history.points(Signal.SESSIONS, since, Instant.now())).isNotEmpty();
        assertThat(history.watchedSince()).isPresent();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void watchingGoesOnWhereNothingCanBeRememberedAndSaysItOnce(TestDatabase test) throws IOException {
        Files.writeString(folder.resolve("history"), "a file where the folder would be");
        var ended = CompletableFuture.supplyAsync(
                () -> run(test, "monitor", "--watch", "--interval", "1"),
                work -> Thread.ofVirtual().start(work));
        await().until(() -> out.toString().lines().count() >= 2);
        cancellation.request();
        assertThat(ended.join()).isEqualTo(130);
        assertThat(err.toString().lines()).singleElement().asString().contains("Nothing is remembered now");
    }

    @Test
    void theReportTellsEverythingInOneFile(TestDatabase test) throws IOException {
        test.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("create table \"<b>Odd & bold</b>\" as select 1 as id");
            return true;
        });
        var file = folder.resolve("report.html");
        assertThat(run(test, "monitor", "--report", file.toString())).isZero();
        assertThat(out.toString()).contains("report.html");
        assertThat(Files.readString(file))
                .startsWith("<!doctype html>")
                .contains("&lt;b&gt;Odd &amp; bold&lt;/b&gt;", "Wraparound", "? The extension pg_stat_statements")
                // the largest tables, and what is remembered from this very look
                .contains("<svg class=\"bars\"", "class=\"heap\"", "<circle")
                .doesNotContain("<b>Odd", "<script", "http://", "https://");
        assertThat(run(
                        test,
                        "monitor",
                        "--report",
                        folder.resolve("none").resolve("r.html").toString()))
                .isEqualTo(1);
    }

    @Test
    void refusesWhatItDoesNotKnow(TestDatabase test) {
        assertThat(run(test, "monitor", "--once", "--only", "weather")).isEqualTo(2);
        assertThat(run(test, "monitor")).isEqualTo(2);
        assertThat(run(test, "monitor", "--once", "--watch")).isEqualTo(2);
        assertThat(run(test, "monitor", "--watch", "--interval", "0")).isEqualTo(2);
    }

    private int run(TestDatabase test, String... arguments) {
        out.getBuffer().setLength(0);
        var context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(err),
                Map.of(),
                new AppFolders(folder, folder, folder),
                _ -> test.supabaseTarget(),
                cancellation);
        return new CommandLineFace(context, List.of(new MonitorCommand(context))).run(arguments);
    }
}
