package dev.alidade.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BufferJournalTest {
    private static final String PLACE = "me@here:5432/db";

    @TempDir
    private Path home;

    @RepeatedTest(3)
    void holdsTheLastTextThatWasKeptWhenTheProcessIsKilled() throws Exception {
        var child = JournalChild.start(home);
        int said = -1;
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
            for (int i = 0; i < 40; i++) {
                said = Integer.parseInt(lines.readLine());
            }
            child.toHandle().destroyForcibly();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said = line.isEmpty() ? said : Integer.parseInt(line);
            }
        }
        child.onExit().join();

        try (var journal = BufferJournal.open(JournalChild.folders(home), PLACE)) {
            var kept = journal.load();
            assertThat(kept.current()).isEqualTo("one");
            var text = kept.buffers().getFirst().text();
            int number = Integer.parseInt(text.substring("select ".length(), text.indexOf(';')));
            assertThat(number).isGreaterThanOrEqualTo(said);
            assertThat(text).endsWith("end " + number);
        }
    }

    @Test
    void givesASecondProcessAFolderOfItsOwn() {
        try (var first = BufferJournal.open(JournalChild.folders(home), PLACE);
                var second = BufferJournal.open(JournalChild.folders(home), PLACE)) {
            first.save("a", "one");
            second.save("a", "two");
            assertThat(first.load().buffers())
                    .extracting(BufferJournal.Buffer::text)
                    .containsExactly("one");
            assertThat(second.load().buffers())
                    .extracting(BufferJournal.Buffer::text)
                    .containsExactly("two");
            assertThat(second.folder()).isNotEqualTo(first.folder());
        }
    }

    @Test
    void findsTextsAgainWhoseListIsBroken() throws IOException {
        try (var journal = BufferJournal.open(JournalChild.folders(home), PLACE)) {
            journal.save("a", "select 'ü'");
            Files.writeString(journal.folder().resolve("buffers.json"), "{broken");
            assertThat(journal.load().buffers())
                    .extracting(BufferJournal.Buffer::text)
                    .containsExactly("select 'ü'");
            journal.close("a");
            assertThat(journal.load().buffers()).isEmpty();
            assertThat(journal.folder().resolve("a.closed")).hasContent("select 'ü'");
        }
    }

    @Test
    void keepsAHistoryWithoutPasswordsThatCanBeSearched() throws IOException {
        var history = new History(JournalChild.folders(home));
        history.add(
                new HistoryEntry(Instant.EPOCH, null, "a/db", "create role x password 'geheim'", 5, null, "no 'x'"));
        history.add(new HistoryEntry(Instant.EPOCH.plusSeconds(1), null, "a/db", "select 1\nfrom t", 7, 1L, null));
        Files.writeString(home.resolve("data/console/history.ndjson"), "{\"at\": \"cut off", StandardOpenOption.APPEND);

        assertThat(history.search("", 10))
                .extracting(e -> e.last().sql())
                .first()
                .isEqualTo("select 1\nfrom t");
        assertThat(history.search("ROLE x", 10)).singleElement().satisfies(e -> {
            assertThat(e.last().sql()).doesNotContain("geheim");
            assertThat(e.last().rows()).isNull();
        });
        assertThat(history.search("", 1)).hasSize(1);
    }

    @Test
    void tellsAStatementOnceWithItsLastRunAndHowOftenItRan() {
        var history = new History(JournalChild.folders(home));
        history.add(new HistoryEntry(Instant.EPOCH, null, "a/db", "select 1", 5, 1L, null));
        history.add(new HistoryEntry(Instant.EPOCH.plusSeconds(1), null, "a/db", "select 2", 5, 1L, null));
        history.add(new HistoryEntry(Instant.EPOCH.plusSeconds(2), null, "b/db", "select 1", 6, 1L, null));
        history.add(new HistoryEntry(Instant.EPOCH.plusSeconds(3), null, "a/db", "select 1\n", 9, null, "gone"));
        var found = history.search("", 10);
        assertThat(found)
                .extracting(e -> e.last().database() + " " + e.last().sql().strip() + " " + e.runs())
                .containsExactly("a/db select 1 2", "b/db select 1 1", "a/db select 2 1");
        assertThat(found.getFirst().last().error()).isEqualTo("gone");
        assertThat(history.search("", 2)).isEqualTo(found.subList(0, 2));
    }

    @Test
    void aServerThatChangesItsPortIsTheSameUnderItsNameAndOtherServersAreNot() throws IOException {
        var history = new History(JournalChild.folders(home));
        Files.createDirectories(home.resolve("data/console"));
        Files.writeString(home.resolve("data/console/history.ndjson"), """
                {"at":"2020-01-01T00:00:00Z","database":"me@127.0.0.1:1/db","sql":"select 1","millis":5,"rows":1,"error":null}
                """);
        history.add(run("sample", "me@127.0.0.1:2/db"));
        history.add(run("sample", "me@127.0.0.1:3/db"));
        history.add(run("sample", "me@127.0.0.1:3/other"));
        history.add(run("sample", "me@10.0.0.1:3/db"));
        history.add(run("staging", "me@127.0.0.1:3/db"));
        assertThat(history.search("", 10))
                .extracting(e -> e.last().connection() + " " + e.last().database() + " " + e.runs())
                .containsExactly(
                        "staging me@127.0.0.1:3/db 1",
                        "sample me@10.0.0.1:3/db 1",
                        "sample me@127.0.0.1:3/other 1",
                        "sample me@127.0.0.1:3/db 2",
                        "null me@127.0.0.1:1/db 1");
        assertThat(history.search("STAG", 10)).hasSize(1);
    }

    private static HistoryEntry run(String connection, String place) {
        return new HistoryEntry(Instant.EPOCH, connection, place, "select 1", 5, 1L, null);
    }

    @Test
    void keepsQueriesAsPlainFiles() {
        var saved = new SavedQueries(JournalChild.folders(home));
        assertThat(saved.names()).isEmpty();
        assertThat(saved.save("../evil: name", "select :a")).isEqualTo("__evil_ name");
        saved.save("Big ones", "select 2\n");
        assertThat(saved.names()).isEqualTo(List.of("__evil_ name", "Big ones"));
        assertThat(saved.folder().resolve("Big ones.sql")).hasContent("select 2\n");
        saved.delete("Big ones");
        assertThat(saved.load("__evil_ name")).isEqualTo("select :a\n");
    }
}
