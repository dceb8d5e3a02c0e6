package dev.alidade.corridor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.ui.control.SqlPane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What an analyst does with the sample: looks at time, audits and corrects, draws a corridor, stores it, takes it back. */
class AnalystJourneyUiTest extends SampleMapJourney {
    private static final String MOMENT = "2025-09-08T00:37:00Z";

    @Start
    void start(Stage stage) {
        window(stage);
    }

    @Test
    void theRoleOfASupabaseUserDoesAllOfIt(FxRobot robot, TestDatabase test) {
        journey(robot, test.asSupabaseRole(), true);
    }

    @Test
    @Tag("long")
    void aSuperuserDoesAllOfIt(FxRobot robot, TestDatabase test) {
        journey(robot, test.asSuperuser(), false);
    }

    private void journey(FxRobot robot, Database database, boolean pictures) {
        open(robot, database);
        playsTime(robot, database, pictures);
        findsConflicts(robot, pictures);
        auditsAndCorrects(robot, database, pictures);
        drawsAndStores(robot, database, pictures);
        assertThat(unheard).isEmpty();
    }

    private void playsTime(FxRobot robot, Database database, boolean pictures) {
        robot.clickOn("#map-time-next");
        robot.clickOn("#map-time-play");
        var first = screen.analysis().time().momentProperty().get();
        until(() ->
                !Objects.equals(first, screen.analysis().time().momentProperty().get()));
        robot.clickOn("#map-time-play");
        assertThat(screen.analysis().time().playingProperty().get()).isFalse();
        var at = Instant.parse(MOMENT);
        robot.interact(() -> screen.analysis().time().show(at));
        long held = number(database, """
            select count(*) as v from emergency_corridors
            where status <> 'cancelled' and coalesce(activated_at, created_at) <= '%1$s'
                and coalesce(completed_at,
                    coalesce(activated_at, created_at) + estimated_duration_seconds * interval '1 second') > '%1$s'
            """.formatted(MOMENT));
        assertThat(held).isPositive();
        assertThat(text(robot, "#map-time-words")).contains(held + " held");
        until(() -> shown() >= held && shown() < 30 && text(robot, "#map-badge").contains("at this moment"));
        if (pictures) {
            photograph(robot, "map-time");
        }
        robot.clickOn("#map-time-all");
        until(() -> shown() == 400);
    }

    private void findsConflicts(FxRobot robot, boolean pictures) {
        robot.clickOn("#map-tool-conflicts");
        until(() -> !list(robot, "#map-conflicts-list").getItems().isEmpty());
        robot.interact(
                () -> list(robot, "#map-conflicts-list").getSelectionModel().select(0));
        assertThat(screen.analysis().time().momentProperty().get()).isNotNull();
        if (pictures) {
            settle(robot);
            photograph(robot, "map-conflicts");
        }
        robot.clickOn("#map-conflicts-close");
        robot.clickOn("#map-time-all");
        robot.clickOn("#map-fit");
    }

    private void auditsAndCorrects(FxRobot robot, Database database, boolean pictures) {
        var before = text(
                database,
                "select md5(string_agg((to_jsonb(c) - 'updated_at')::text, '' order by id)) as v from"
                        + " emergency_corridors c");
        robot.clickOn("#map-tool-audit");
        until(() -> list(robot, "#map-audit-list").getItems().size() == 12);
        robot.interact(() -> list(robot, "#map-audit-list").getSelectionModel().select(2));
        until(() -> !screen.analysis().overlay().shapes().isEmpty());
        if (pictures) {
            settle(robot);
            photograph(robot, "map-audit");
        }
        robot.clickOn("#map-audit-correct-all");
        until(() -> robot.lookup("#map-change-sql").tryQuery().isPresent());
        assertThat(robot.lookup("#map-change-sql").queryAs(SqlPane.class).getText())
                .contains("affected_intersections")
                .contains("xmin");
        if (pictures) {
            photograph(robot, "map-audit-preview");
        }
        robot.clickOn("#map-change-apply");
        until(() -> robot.lookup("#map-change-undo").tryQuery().isPresent());
        until(() -> text(robot, "#map-audit-sentence").startsWith("No corridor"));
        assertThat(number(database, """
            select count(*) as v from emergency_corridors
            where 'int_market_99th' = any (affected_intersections)
            """)).isZero();
        robot.clickOn("#map-change-undo");
        until(() -> robot.lookup("#map-change-undone").tryQuery().isPresent());
        until(() -> list(robot, "#map-audit-list").getItems().size() == 12);
        assertThat(text(
                        database,
                        "select md5(string_agg((to_jsonb(c) - 'updated_at')::text, '' order by id)) as v from"
                                + " emergency_corridors c"))
                .as("every value is what it was but the one that a trigger stamps")
                .isEqualTo(before);
        robot.clickOn("#map-audit-close");
    }

    private void drawsAndStores(FxRobot robot, Database database, boolean pictures) {
        robot.clickOn("#map-place").write("37.7790, -122.4200").push(KeyCode.ENTER);
        robot.clickOn("#map-tool-draw");
        until(() -> !screen.analysis().draft().fields().isEmpty());
        settle(robot);
        for (var corner : corners(database)) {
            clickAt(robot, corner[0] + 0.00003, corner[1] + 0.00003);
        }
        robot.push(KeyCode.ENTER);
        until(() -> {
            var sketch = screen.analysis().draft().sketchProperty().get();
            return sketch != null
                    && sketch.draft().points().size() == 2
                    && !sketch.touched().isEmpty();
        });
        if (pictures) {
            photograph(robot, "map-draw");
        }
        var sketch = Objects.requireNonNull(
                screen.analysis().draft().sketchProperty().get());
        assertThat(sketch.faults()).isEmpty();
        robot.clickOn("#map-draft-save");
        until(() -> robot.lookup("#map-change-apply").tryQuery().isPresent());
        if (pictures) {
            photograph(robot, "map-draw-preview");
        }
        robot.clickOn("#map-change-apply");
        until(() -> number(database, "select count(*) as v from emergency_corridors") == 401);
        assertThat(text(database, """
            select (c.affected_intersections = inside.ids)::text as v
            from emergency_corridors c
            cross join lateral (
                select array_agg(i.intersection_id order by array_position(c.affected_intersections, i.intersection_id)) as ids
                from intersections i
                where extensions.st_dwithin(i.location::extensions.geography, c.corridor_path::extensions.geography, c.buffer_distance_meters)) inside
            where c.corridor_id = 'cor_2025_0401'
            """)).isEqualTo("true");
        assertThat(text(database, """
            select (exists (select from intersections i where extensions.st_equals(i.location, extensions.st_startpoint(corridor_path)))
                and extensions.st_equals(destination, extensions.st_endpoint(corridor_path)) and extensions.st_equals(origin, extensions.st_startpoint(corridor_path)))::text as v
            from emergency_corridors where corridor_id = 'cor_2025_0401'
            """)).isEqualTo("true");
        until(() -> robot.lookup("#map-change-undo").tryQuery().isPresent());
        until(() -> text(robot, "#map-badge").contains("of 401"));
        robot.clickOn("#map-change-undo");
        until(() -> number(database, "select count(*) as v from emergency_corridors") == 400);
        until(() -> text(robot, "#map-badge").contains("of 400"));
    }

    /** Two intersections near the middle of what is shown, some hundred metres apart. */
    private static List<double[]> corners(Database database) {
        return database.read(new Cancellation(), session -> {
            var found = new ArrayList<double[]>();
            session.each("""
                select extensions.st_x(location) as x, extensions.st_y(location) as y from (
                    (select location from intersections order by location operator(extensions.<->) extensions.st_setsrid(extensions.st_point(-122.4215, 37.7782), 4326) limit 1)
                    union all
                    (select location from intersections order by location operator(extensions.<->) extensions.st_setsrid(extensions.st_point(-122.4190, 37.7797), 4326) limit 1)) as two
                """, Parameters.none(), 0, row -> found.add(new double[] {row.real("x"), row.real("y")}));
            return found;
        });
    }

    private int shown() {
        var frame = screen.model().frameProperty().get();
        return frame == null ? -1 : frame.shown(LayerRole.CORRIDOR);
    }

    private void clickAt(FxRobot robot, double longitude, double latitude) {
        var view = Objects.requireNonNull(screen.model().viewProperty().get());
        var surface = robot.lookup("#map-surface").query();
        robot.clickOn(
                surface.localToScreen(view.pixelX(WebMercator.x(longitude)), view.pixelY(WebMercator.y(latitude))));
    }

    private static ListView<?> list(FxRobot robot, String id) {
        return robot.lookup(id).tryQueryAs(ListView.class).orElseGet(ListView::new);
    }

    private static long number(Database database, String sql) {
        return Long.parseLong(text(database, sql));
    }
}
