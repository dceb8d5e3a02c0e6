package dev.alidade.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.console.BufferJournal;
import dev.alidade.console.completion.Suggestion;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.ui.Photographer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

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
        assertThat(label(robot, "#console-transaction")).startsWith("Transaction open · 0:0");
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
        var rows = database.read(
                new Cancellation(),
                session -> session.columns("select 1 as one from vehicle where id < 100 having count(*) = 99"));
        assertThat(rows).hasSize(1);
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
    void showsAPlanWithItsSlowestStepAndAdvice(TestDatabase sandbox, FxRobot robot) {
        var database = filled(sandbox);
        execute(
                database,
                "create table reading as select g as id, g % 500 as vehicle_id, random() as v, repeat('x', 40) as pad"
                        + " from generate_series(1, 150000) g; analyze reading");
        open(robot, database, "");
        write(
                robot,
                "select v.name, count(*) from reading r join vehicle v on v.id = r.vehicle_id\n"
                        + "where r.id = 77 group by v.name");
        robot.push(KeyCode.F7);
        waitUntilIdle();
        eventually(() -> buffer().results().size() == 1);
        picture(robot, "plan");
        var first = (ResultEntry.Planned) buffer().results().getFirst();
        assertThat(first.plan().advice()).isNotEmpty();

        robot.clickOn("#console-plan-as-flames");
        picture(robot, "flames");
        robot.interact(() -> robot.lookup(".flame:chosen").query().getParent().requestFocus());
        robot.push(KeyCode.HOME).push(KeyCode.DOWN);
        var below = first.plan().root().children().getFirst();
        robot.clickOn("#console-plan-as-tree");
        assertThat(robot.lookup("#console-plan-tree")
                        .queryAs(PlanTree.class)
                        .getSelectionModel()
                        .getSelectedItem()
                        .getValue())
                .isEqualTo(below);

        execute(database, "create index on reading (id); analyze reading");
        robot.interact(() -> editor(robot).area().requestFocus());
        robot.push(KeyCode.F7);
        waitUntilIdle();
        eventually(() -> buffer().results().getFirst() instanceof ResultEntry.Planned now
                && now.kept().number() == 2);
        robot.clickOn("#console-plan-compare").clickOn(".context-menu .menu-item");
        eventually(() -> buffer().results().size() == 2);
        picture(robot, "plans-compared");
        assertThat(label(robot, "#console-plan-verdict")).contains("times as fast");
    }

    @Test
    void writesWithCompletionRunsStopsAndExplains(TestDatabase sandbox, FxRobot robot) {
        open(robot, filled(sandbox), "");
        eventually(() -> !model.names().known().isEmpty());
        write(robot, "");
        robot.write("select * from veh");
        eventually(() -> offered(robot).contains("vehicle"));
        robot.push(KeyCode.ENTER);
        robot.write(" v where v.na");
        eventually(() -> offered(robot).equals(List.of("name")));
        popupPicture(robot);
        robot.push(KeyCode.TAB);
        robot.write(" = 'vehicle 7'");
        assertThat(editor(robot).getText()).isEqualTo("select * from vehicle v where v.name = 'vehicle 7'");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitUntilIdle();
        eventually(() -> buffer().results().size() == 1);
        assertThat(grid(0).rows()).hasSize(1);
        robot.push(KeyCode.F7);
        waitUntilIdle();
        eventually(() -> buffer().results().getFirst() instanceof ResultEntry.Planned);
        write(robot, "select pg_sleep(100) from vehicle");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        eventually(() -> model.runs().stateProperty().get().isRunning());
        robot.push(KeyCode.ESCAPE);
        waitUntilIdle();
        eventually(() -> buffer().messages().getLast().kind() == RunMessage.Kind.STOPPED);
        run(robot, "create table fresh_one (id int)");
        eventually(() -> model.names().known().relationNames().contains("fresh_one"));
    }

    @Test
    void closesTheListWithEscapeAndOpensItWithItsKey(TestDatabase sandbox, FxRobot robot) {
        open(robot, filled(sandbox), "");
        eventually(() -> !model.names().known().isEmpty());
        write(robot, "select n from vehicle");
        robot.interact(() -> editor(robot).area().moveTo(8));
        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        eventually(() -> offered(robot).contains("name"));
        robot.push(KeyCode.ESCAPE);
        eventually(() -> offered(robot).isEmpty());
        assertThat(editor(robot).getText()).isEqualTo("select n from vehicle");
    }

    private static List<String> offered(FxRobot robot) {
        return robot.lookup("#completion").tryQueryAs(ListView.class).map(list -> (ListView<?>) list).stream()
                .filter(list -> list.getScene().getWindow().isShowing())
                .flatMap(list -> list.getItems().stream())
                .map(item -> item instanceof Suggestion one ? one.insert() : "")
                .toList();
    }

    private void popupPicture(FxRobot robot) {
        robot.interact(() -> {
            var scene = robot.lookup("#completion").query().getScene();
            assertThat(new Photographer(Path.of("target", "pictures"))
                            .take(scene, "console-completion-" + offered(robot).size()))
                    .exists();
        });
    }

    @Test
    void writesASnippetByItsNameAndLeadsThroughItsPlaces(TestDatabase sandbox, FxRobot robot) {
        open(robot, filled(sandbox), "");
        eventually(() -> !model.names().known().isEmpty());
        write(robot, "select 1;\n");
        robot.write("sel");
        eventually(() -> !offered(robot).isEmpty() && offered(robot).getFirst().startsWith("select ${"));
        popupPicture(robot);
        robot.push(KeyCode.ENTER);
        robot.write("vehicle");
        robot.push(KeyCode.TAB).push(KeyCode.TAB);
        robot.write("id < 3");
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        robot.write("id");
        robot.push(KeyCode.ESCAPE);
        assertThat(editor(robot).getText()).isEqualTo("select 1;\nselect id\nfrom vehicle\nwhere id < 3\nlimit 100;");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitUntilIdle();
        eventually(() -> buffer().results().size() == 1);
        assertThat(grid(0).rows()).hasSize(2);
        robot.interact(() -> robot.lookup("#console-side")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(2));
        robot.clickOn("#console-snippet-name").write("mine");
        robot.clickOn("#console-snippet-save");
        eventually(() -> model.shelf().snippets().stream()
                .anyMatch(s -> s.own() && s.name().equals("mine")));
        picture(robot, "snippets");
    }

    @Test
    void editsAResultWithPreviewApplyAndUndo(TestDatabase sandbox, FxRobot robot) {
        open(robot, filled(sandbox), "");
        run(robot, "select id, name, mass, upper(name) as loud from vehicle where id < 4 order by id");
        eventually(() -> buffer().results().size() == 1);
        robot.clickOn("#console-edit");
        eventually(() -> seen(robot, "#console-edit-bar .label")
                && label(robot, "#console-edit-bar .label").startsWith("Rows of"));
        robot.interact(() -> {
            var table = robot.lookup(".console-grid").queryTableView();
            table.requestFocus();
            table.getFocusModel().focus(1, table.getVisibleLeafColumn(2));
        });
        robot.push(KeyCode.ENTER);
        robot.interact(() ->
                robot.lookup("#console-value-text").queryAs(TextArea.class).setText("renamed"));
        robot.clickOn("#console-value-set");
        picture(robot, "edit-staged");
        robot.clickOn("#console-edit-preview");
        picture(robot, "edit-preview");
        robot.clickOn("#console-edit-apply");
        eventually(() -> seen(robot, "#console-edit-undo"));
        picture(robot, "edit-applied");
        robot.clickOn("#console-edit-undo");
        eventually(() -> !seen(robot, "#console-edit-undo")
                && label(robot, "#console-edit-bar .label").startsWith("Taken back"));
        run(robot, "select name from vehicle where id = 2");
        eventually(() -> buffer().results().size() == 1);
        assertThat(grid(0).rows().getFirst().value(0)).isEqualTo("vehicle 2");
        assertThat(unheard).isEmpty();
    }

    @Test
    void drawsAResultAndCopiesItsDrawing(TestDatabase sandbox, FxRobot robot) {
        open(robot, sandbox.asSupabaseRole(), "");
        run(
                robot,
                "select d::date as day, k as kind, (extract(day from d) * k.n + 100 * sin(extract(doy from d) / 9))::int as visits"
                        + " from generate_series(date '2026-01-01', '2026-04-30', '1 day') d, (values ('web', 5), ('app', 9)) k(k, n)");
        eventually(() -> buffer().results().size() == 1);
        robot.clickOn("#console-chart");
        eventually(() -> buffer().results().size() == 2);
        picture(robot, "chart-line");
        robot.clickOn("#console-chart-svg");
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .startsWith("<svg")
                .contains("polyline", "web", "app"));
        robot.clickOn("#console-chart-scatter");
        picture(robot, "chart-scatter");
        run(robot, "select 'street ' || g as street, g * g % 37 as vehicles from generate_series(1, 24) g");
        eventually(() -> buffer().results().size() == 1);
        robot.clickOn("#console-chart");
        eventually(() -> buffer().results().size() == 2);
        picture(robot, "chart-bar");
        assertThat(unheard).isEmpty();
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
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> onDisk().contains("not saved by anybody"));
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
        assertThat(model.shelf().history().get(1).sql()).doesNotContain("geheim");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        robot.clickOn("#console-saved-name").eraseText(20).write("answer");
        robot.clickOn("#console-saved-save");
        eventually(() -> model.shelf().saved().equals(List.of("answer")));
        assertThat(home.resolve("queries/answer.sql")).hasContent("select 42 as answer");
        picture(robot, "saved");
    }

    private static Database filled(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        execute(database, """
            create table vehicle (id bigint primary key, name text not null, mass numeric(8,2), born date, props jsonb, notes text);
            insert into vehicle select g, 'vehicle ' || g, g * 1.25, date '2020-01-01' + g, '{"doors": 4, "tags": ["a", "b"]}',
                case when g % 3 = 0 then null when g % 3 = 1 then '' else repeat('long ', 60) end
            from generate_series(1, 2000) g;
            """);
        return database;
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
