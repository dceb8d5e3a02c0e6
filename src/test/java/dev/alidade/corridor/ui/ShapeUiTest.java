package dev.alidade.corridor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Database;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.ui.control.SqlPane;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The points of a corridor and of a district are dragged, added and taken out; saved after a look, and taken back. */
class ShapeUiTest extends SampleMapJourney {
    private static final String WAY =
            "select extensions.st_asewkt(corridor_path) as v from emergency_corridors where corridor_id = '";

    @Start
    void start(Stage stage) {
        window(stage);
    }

    @Test
    void theRoleOfASupabaseUserBendsACorridorAndTakesItBack(FxRobot robot, TestDatabase test) {
        bend(robot, test.asSupabaseRole(), true);
    }

    @Test
    void aSuperuserDoes(FxRobot robot, TestDatabase test) {
        bend(robot, test.asSuperuser(), false);
    }

    private void bend(FxRobot robot, Database database, boolean pictures) {
        open(robot, database);
        var name = text(database, """
            select corridor_id as v from emergency_corridors where status = 'active'
            and extensions.st_npoints(corridor_path) between 5 and 9 order by corridor_id limit 1
            """);
        var ends = text(database, """
            select extensions.st_y(p) || ' ' || extensions.st_x(p) as v from (select
                extensions.st_lineinterpolatepoint(corridor_path, 0.45) p
                from emergency_corridors where corridor_id = '%s') l
            """.formatted(name));
        robot.clickOn("#map-place").write(ends).push(KeyCode.ENTER);
        settle(robot);
        var middle = ends.split(" ");
        robot.clickOn(pixel(robot, Double.parseDouble(middle[1]), Double.parseDouble(middle[0])));
        until(() -> robot.lookup("#map-detail-edit")
                .tryQuery()
                .filter(n -> n.isVisible())
                .isPresent());
        robot.clickOn("#map-detail-edit");
        until(() -> screen.analysis().shape().draftProperty().get() != null);
        name = Objects.requireNonNull(screen.analysis().shape().draftProperty().get())
                .origin()
                .title();
        var before = text(database, WAY + name + "'");
        int points = points();
        var second = at(1);
        var third = at(2);

        robot.clickOn(pixel(robot, (second[0] + third[0]) / 2, (second[1] + third[1]) / 2));
        assertThat(points()).isEqualTo(points + 1);
        robot.push(KeyCode.DELETE);
        assertThat(points()).isEqualTo(points);
        robot.push(KeyCode.BACK_SPACE);
        assertThat(points()).as("the step is taken back").isEqualTo(points + 1);
        var added = at(2);
        var target = pixel(robot, added[0], added[1]).add(23, -31);
        robot.drag(pixel(robot, added[0], added[1])).dropTo(target);
        assertThat(at(2)).isNotEqualTo(added);
        assertThat(robot.lookup("#map-shape-save").queryAs(Button.class).isDisabled())
                .isFalse();
        if (pictures) {
            photograph(robot, "map-shape");
        }
        robot.interact(
                () -> robot.lookup("#map-shape-place").queryAs(TextField.class).setText("37.7791, -122.4188"));
        robot.clickOn("#map-shape-place").push(KeyCode.ENTER);
        assertThat(at(2)).containsExactly(-122.4188, 37.7791);

        robot.clickOn("#map-shape-close");
        assertThat(text(database, WAY + name + "'")).isEqualTo(before);
        robot.clickOn("#map-detail-edit");
        until(() -> screen.analysis().shape().draftProperty().get() != null);
        assertThat(at(2)).as("what was not saved is still there").containsExactly(-122.4188, 37.7791);

        robot.clickOn("#map-shape-save");
        until(() -> robot.lookup("#map-change-sql").tryQuery().isPresent());
        assertThat(robot.lookup("#map-change-sql").queryAs(SqlPane.class).getText())
                .contains("update ")
                .contains("-122.4188 37.7791")
                .contains(".xmin = ");
        if (pictures) {
            photograph(robot, "map-shape-preview");
        }
        robot.clickOn("#map-change-apply");
        until(() -> robot.lookup("#map-change-undo").tryQuery().isPresent());
        assertThat(text(database, WAY + name + "'")).isNotEqualTo(before).contains("-122.4188 37.7791");
        robot.clickOn("#map-change-undo");
        until(() -> robot.lookup("#map-change-undone").tryQuery().isPresent());
        assertThat(text(database, WAY + name + "'")).isEqualTo(before);
        robot.clickOn("#map-surface").push(KeyCode.ESCAPE);
        assertThat(screen.analysis().panelProperty().get()).isEqualTo(AnalysisPanel.NONE);
        assertThat(unheard).isEmpty();
    }

    private int points() {
        return Objects.requireNonNull(screen.analysis().shape().draftProperty().get())
                .points();
    }

    private double[] at(int vertex) {
        var place = Objects.requireNonNull(
                        screen.analysis().shape().draftProperty().get())
                .runs()
                .getFirst()
                .vertices()
                .get(vertex)
                .place();
        return new double[] {place.x, place.y};
    }
}
