package dev.alidade.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.console.BufferJournal;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Statements are run, stopped and asked about, and texts are kept. */
class ConsoleUiTest extends ConsoleFixture {
    @Test
    void runsTheStatementAtTheCaretAndShowsItsRows(TestDatabase sandbox, FxRobot robot) {
        var database = filled(sandbox);
        open(robot, database, "");
        picture(robot, "empty");
        write(robot, "select 1;\nselect id, name, mass, born, props, notes from vehicle order by id;");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitUntilIdle();

        eventually(() -> buffer().results().size() == 1);
        assertThat(grid(0).rows()).hasSize(1000);
        assertThat(grid(0).more()).isTrue();
        picture(robot, "rows");
        robot.interact(() ->
                robot.lookup(".result-table").queryTableView().getFocusModel().focus(3));
        assertThat(unheard).isEmpty();
    }

    @Test
    void runsEverythingWithAResultForEachAndItsNotices(TestDatabase sandbox, FxRobot robot) {
        open(robot, filled(sandbox), "");
        write(robot, """
            do $$ begin raise warning 'look here'; end $$;
            select 1 as a;
            update vehicle set mass = 1 where id = 2;
            select 2 as b;\
            """);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        waitUntilIdle();

        eventually(() -> buffer().results().size() == 2);
        assertThat(buffer().messages())
                .extracting(RunMessage::text)
                .anyMatch(t -> t.equals("WARNING: look here"))
                .anyMatch(t -> t.startsWith("UPDATE · 1 row"));
        picture(robot, "several");
    }

    @Test
    void underlinesAFailureWhereItIs(TestDatabase sandbox, FxRobot robot) {
        open(robot, filled(sandbox), "");
        run(robot, "select id,\n       nmae\nfrom vehicle");

        eventually(() -> editor(robot).marked() != null);
        var place = Objects.requireNonNull(editor(robot).marked());
        assertThat(editor(robot).getText().substring(place.getStart(), place.getEnd()))
                .isEqualTo("nmae");
        picture(robot, "failure");
    }

    @Test
    void stopsOnTheServerWhenAsked(TestDatabase sandbox, FxRobot robot) {
        open(robot, sandbox.asSupabaseRole(), "");
        write(robot, "select pg_sleep(120)");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        eventually(() -> seen(robot, "#console-cancel"));
        picture(robot, "running");
        robot.clickOn("#console-cancel");
        waitUntilIdle();

        eventually(() -> buffer().messages().stream().anyMatch(m -> m.kind() == RunMessage.Kind.STOPPED));
        run(robot, "select 5 as five");
        eventually(() -> buffer().results().size() == 1);
    }

    @Test
    void showsAnOpenTransactionUntilItIsEnded(TestDatabase sandbox, FxRobot robot) {
        var database = filled(sandbox);
        open(robot, database, "");
        robot.clickOn("#console-manual");
        run(robot, "delete from vehicle where id < 100");
        eventually(() -> seen(robot, "#console-commit"));
        assertThat(label(robot, "#console-transaction")).matches("Transaction open · \\d+:\\d\\d.*");
        picture(robot, "transaction");
        robot.clickOn("#console-rollback");
        waitUntilIdle();
        eventually(() -> !seen(robot, "#console-commit"));
        run(robot, "select count(*) from vehicle");
        eventually(() -> buffer().results().size() == 1);
        assertThat(grid(0).rows().getFirst().value(0)).isEqualTo("2000");
    }

    @Test
    void asksBeforeProductionChangesAtOnce(TestDatabase sandbox, FxRobot robot) {
        open(robot, filled(sandbox), "cityprod");
        run(robot, "delete from vehicle");
        eventually(() -> seen(robot, "#console-production-transaction"));
        assertThat(buffer().messages()).isEmpty();
        picture(robot, "production");
        robot.clickOn("#console-production-transaction");
        waitUntilIdle();
        eventually(() -> seen(robot, "#console-rollback"));
        robot.clickOn("#console-rollback");
        waitUntilIdle();
    }

    @Test
    void asksBeforeAStatementIsMeasuredOnProduction(TestDatabase sandbox, FxRobot robot) {
        var database = filled(sandbox);
        open(robot, database, "cityprod");
        write(robot, "delete from vehicle where id < 100");
        robot.interact(() -> model.explain(buffer(), 3, true));
        eventually(() -> seen(robot, "#console-production-measure"));
        assertThat(buffer().results()).isEmpty();
        picture(robot, "production-measure");
        robot.clickOn("#console-question-cancel");
        eventually(() -> !seen(robot, "#console-production-measure"));
        assertThat(buffer().results()).isEmpty();
        robot.interact(() -> model.explain(buffer(), 3, true));
        eventually(() -> seen(robot, "#console-production-measure"));
        robot.clickOn("#console-production-measure");
        waitUntilIdle();
        eventually(() -> buffer().results().size() == 1);
        var rows = database.read(new Cancellation(), session -> {
            var found = new ArrayList<String>();
            session.each(
                    "select count(*) as n from vehicle where id < 100",
                    Parameters.none(),
                    0,
                    row -> found.add(row.text("n")));
            return found;
        });
        assertThat(rows).containsExactly("99");
    }

    @Test
    void asksForParametersWithTheirTypes(TestDatabase sandbox, FxRobot robot) {
        open(robot, filled(sandbox), "");
        run(robot, "select count(*) from vehicle where id between :low and :high and born > :since");
        eventually(() -> seen(robot, "#value-since"));
        eventually(() -> robot.lookup("#value-since")
                .queryAs(TextField.class)
                .getPromptText()
                .startsWith("2026"));
        robot.clickOn("#value-low").write("1");
        robot.clickOn("#value-high").write("10");
        robot.clickOn("#value-since").write("2000-01-01");
        picture(robot, "parameters");
        robot.clickOn("#console-values-run");
        waitUntilIdle();
        eventually(() -> buffer().results().size() == 1);
        assertThat(grid(0).rows().getFirst().value(0)).isEqualTo("10");
    }

    @Test
    void bringsBackTheTextsOfLastTime(TestDatabase sandbox, FxRobot robot) {
        open(robot, sandbox.asSupabaseRole(), "");
        write(robot, "select 'first'");
        robot.clickOn("#console-new");
        write(robot, "select 'second'");
        robot.interact(() -> {
            screen.hidden();
            screen.close();
        });
        open(robot, sandbox.asSupabaseRole(), "");

        eventually(() -> model.buffers().size() == 2);
        assertThat(model.buffers()).extracting(EditorBuffer::text).containsExactly("select 'first'", "select 'second'");
        assertThat(buffer().text()).isEqualTo("select 'second'");
        assertThat(model.buffers()).extracting(b -> b.kept()).allMatch(BufferJournal.Buffer.class::isInstance);
    }

    @Test
    void keepsWhatIsTypedWithoutBeingAsked(TestDatabase sandbox, FxRobot robot) {
        open(robot, sandbox.asSupabaseRole(), "");
        write(robot, "select 'not saved by anybody'");
        Awaitility.await().until(() -> onDisk().contains("not saved by anybody"));
    }

    private String onDisk() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(home.resolve("data"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".sql")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @Test
    void findsReplacesCommentsAndFormats(TestDatabase sandbox, FxRobot robot) {
        open(robot, sandbox.asSupabaseRole(), "");
        write(robot, "select a,b from t where a=1 and b='x'");
        robot.push(KeyCode.CONTROL, KeyCode.H);
        robot.clickOn("#find-text").write("a");
        robot.clickOn("#find-instead").write("alpha");
        picture(robot, "find");
        robot.clickOn("#find-replace-all");
        assertThat(editor(robot).getText()).isEqualTo("select alpha,b from t where alpha=1 alphand b='x'");
        robot.interact(() -> editor(robot).area().undo());
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        assertThat(editor(robot).getText()).startsWith("-- select");
        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        robot.clickOn("#console-format");
        assertThat(editor(robot).getText().lines().toList())
                .hasSizeGreaterThan(3)
                .first()
                .isEqualTo("select");
    }

    @Test
    void keepsQueriesAndAHistory(TestDatabase sandbox, FxRobot robot) {
        open(robot, sandbox.asSupabaseRole(), "");
        run(robot, "alter role nobody_here password 'geheim'");
        run(robot, "select 42 as answer");
        eventually(() -> model.shelf().history().size() == 2);
        assertThat(model.shelf().history().get(1).last().sql()).doesNotContain("geheim");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        robot.clickOn("#console-saved-name").eraseText(20).write("answer");
        robot.clickOn("#console-saved-save");
        eventually(() -> model.shelf().saved().equals(List.of("answer")));
        assertThat(home.resolve("queries/answer.sql")).hasContent("select 42 as answer");
        picture(robot, "saved");
    }
}
