package dev.alidade.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.change.row.RowChanges;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Values and rows that are asked for again come from the row that the result shows, as both roles. */
@ExtendWith(SandboxExtension.class)
class ResultRowsIT {
    private static final int SHORT = 70_000;

    @TempDir
    Path home;

    @Test
    void aCutValueIsReadWholeAndWrittenIntoAFile(TestDatabase sandbox) throws IOException {
        for (var database : List.of(sandbox.asSupabaseRole(), sandbox.asSuperuser())) {
            try (var session = session(database)) {
                var shown = shown(database, session, "äß😀 ".repeat(SHORT));
                var rows = new ResultRows(session, 100_000);
                var row = shown.heard().rows.getLast();

                assertThat(row.isCut(2)).isTrue();
                assertThat(Objects.requireNonNull(rows.value(shown.result(), row, 2, new Cancellation()))
                                .text())
                        .isEqualTo("äß😀 ".repeat(SHORT));
                var file = home.resolve("value");
                assertThat(rows.save(shown.result(), row, 2, file, _ -> {}, new Cancellation()))
                        .isEqualTo(Files.size(file));
                assertThat(Files.readString(file)).isEqualTo("äß😀 ".repeat(SHORT));
                rows.save(shown.result(), row, 3, file, _ -> {}, new Cancellation());
                assertThat(Files.readAllBytes(file)).isEqualTo("x".repeat(SHORT).getBytes(StandardCharsets.UTF_8));
                assertThatThrownBy(() -> rows.value(shown.result(), row, 4, new Cancellation()))
                        .isInstanceOf(AppException.class)
                        .hasMessageContaining("computed");
            }
        }
    }

    @Test
    void aRowThatChangedWhileItsValueIsWrittenGivesNoFile(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        try (var session = session(database);
                var other = session(database)) {
            var shown = shown(database, session, "y".repeat(SHORT * 2));
            var rows = new ResultRows(session, SHORT);
            var row = shown.heard().rows.getLast();
            var file = home.resolve("value");

            assertThatThrownBy(() -> rows.save(
                            shown.result(),
                            row,
                            2,
                            file,
                            _ -> run(other, "update \"Odd \"\"t\" set v = v || 'z'"),
                            new Cancellation()))
                    .isInstanceOf(AppException.class)
                    .hasMessageContaining("changed");
            assertThat(file).doesNotExist();
            run(other, "delete from \"Odd \"\"t\"");
            assertThatThrownBy(() -> rows.value(shown.result(), row, 2, new Cancellation()))
                    .isInstanceOf(AppException.class);
        }
    }

    @Test
    void aRowIsShownAsItIsNowAndAnOpenTransactionStaysOpen(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        try (var session = session(database)) {
            var shown = shown(database, session, "small");
            var rows = new ResultRows(session);
            session.choose(TransactionMode.MANUAL);
            run(session, "update \"Odd \"\"t\" set v = 'new', \"a b?\" = 8");
            var row = shown.heard().rows.getLast();

            var now = rows.again(shown.result(), row, List.of("8", "k"), new Cancellation());
            assertThat(now.values()).startsWith("8", "k  ", "new").last().isEqualTo("computed");
            assertThatThrownBy(() -> rows.again(shown.result(), row, List.of("no number", "k"), new Cancellation()))
                    .isInstanceOf(AppException.class);
            assertThat(session.status().state().name()).isEqualTo("OPEN");
            session.end(false, new Cancellation());
            assertThat(rows.again(shown.result(), now, List.of("7", "k"), new Cancellation()))
                    .isEqualTo(row);
        }
    }

    private record Shown(Heard heard, EditableResult result) {}

    private Shown shown(Database database, ConsoleSession session, String value) {
        run(session, "drop table if exists \"Odd \"\"t\"");
        run(
                session,
                "create table \"Odd \"\"t\" (\"a b?\" int, k char(3), v text, raw bytea, primary key (\"a b?\", k))");
        run(session, "insert into \"Odd \"\"t\" values (7, 'k', '" + value + "', repeat('x', " + SHORT + ")::bytea)");
        var heard = run(session, "select \"a b?\", k, v, raw, 'computed' as c from \"Odd \"\"t\"");
        var changes = new RowChanges(database, JournalChild.folders(home));
        var columns = heard.columns.getLast();
        var relation = EditableResult.relation(columns).orElseThrow();
        return new Shown(
                heard,
                EditableResult.of(columns, changes.table(relation.schema(), relation.name(), new Cancellation())));
    }

    private static Heard run(ConsoleSession session, String text) {
        var heard = new Heard();
        session.run(ConsoleText.of(text).statements(), RunOptions.rows(100), new Cancellation(), heard);
        assertThat(heard.outcomes).noneMatch(StatementOutcome.Failed.class::isInstance);
        return heard;
    }

    private static ConsoleSession session(Database database) {
        return new ConsoleSession(database, InstantSource.system(), _ -> {});
    }
}
