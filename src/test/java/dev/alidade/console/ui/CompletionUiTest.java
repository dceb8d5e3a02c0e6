package dev.alidade.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.console.completion.Suggestion;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.ui.Photographer;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** What the editor offers while somebody writes. */
class CompletionUiTest extends ConsoleFixture {
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
}
