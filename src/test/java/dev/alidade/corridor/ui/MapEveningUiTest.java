package dev.alidade.corridor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.link.AreaMetric;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What else a person does with the map of the sample: densities, figures over time, places, live rows, production. */
class MapEveningUiTest extends SampleMapJourney {
    private static final Instant MOMENT = Instant.parse("2025-09-07T20:37:00Z");

    @Start
    void start(Stage stage) {
        window(stage);
    }

    @Test
    void figuresFollowTheMomentVehiclesDriveAndDensitiesHaveARadius(FxRobot robot, TestDatabase test) {
        var database = test.asSupabaseRole();
        open(robot, database, "");
        colours(robot, database);
        drives(robot);
        warms(robot);
        classifies(robot);
        assertThat(unheard).isEmpty();
    }

    private void colours(FxRobot robot, Database database) {
        robot.clickOn("#map-add-layer");
        until(() -> !figures(robot).getItems().isEmpty());
        robot.interact(() -> figures(robot)
                .setValue(figures(robot).getItems().stream()
                        .filter(metric -> metric.figure().name().equals("congestion_index"))
                        .findFirst()
                        .orElseThrow()));
        until(() -> text(robot, "#map-caption").startsWith("as of"));
        until(() -> !figureLegend().isEmpty());
        var newest = figureLegend();
        robot.interact(() -> screen.analysis().time().show(MOMENT));
        var taken = Instant.parse(text(
                database,
                "select to_char(max(measured_at) at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') as v"
                        + " from district_metrics where measured_at <= '" + MOMENT + "'"));
        assertThat(screen.metrics().taken()).containsExactly(taken);
        until(() -> !figureLegend().equals(newest));
        long districts = Long.parseLong(text(database, "select count(*)::text as v from districts"));
        until(() -> figureLegend().stream().mapToInt(Integer::intValue).sum() == districts);
        photograph(robot, "map-figures");
        robot.interact(() -> screen.analysis().time().show(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(text(robot, "#map-caption")).startsWith("no figures yet");
        robot.interact(() -> screen.analysis().time().show(MOMENT));
    }

    private void drives(FxRobot robot) {
        var held = new ArrayList<OverlayShape>();
        robot.interact(() -> {
            var timeline = Objects.requireNonNull(
                    screen.analysis().time().timelineProperty().get());
            screen.analysis()
                    .time()
                    .show(timeline.held().get(timeline.held().size() / 2).from().plusSeconds(30));
            held.addAll(vehicles());
        });
        assertThat(held).isNotEmpty();
        robot.interact(() -> screen.analysis().time().nudge(20));
        assertThat(vehicles()).isNotEmpty().isNotEqualTo(held);
        robot.interact(() -> screen.analysis()
                .choose(Objects.requireNonNull(screen.analysis().stockProperty().get())
                        .corridors()
                        .getFirst()));
        until(() -> screen.analysis().overlay().shapes().containsKey(OverlayModel.Slot.CHOSEN));
        assertThat(screen.analysis().overlay().shapes().get(OverlayModel.Slot.CHOSEN))
                .extracting(OverlayShape::style)
                .contains("chosen", "destination", "listed");
        photograph(robot, "map-vehicles");
        robot.interact(() -> {
            screen.analysis().choose(null);
            screen.analysis().time().show(null);
        });
        assertThat(vehicles()).isEmpty();
    }

    private void warms(FxRobot robot) {
        robot.interact(() -> robot.lookup("#map-layer-settings-intersections")
                .queryAs(Button.class)
                .fire());
        robot.interact(() ->
                robot.lookup("#map-style-kind").<StyleWish.Kind>queryComboBox().setValue(StyleWish.Kind.HEAT));
        until(() -> robot.lookup("#map-heat-ramp").tryQuery().isPresent());
        robot.interact(() -> radius(robot).getValueFactory().setValue(600.0));
        until(() -> robot.lookup("#map-heat-ramp .map-class").queryAllAs(Label.class).stream()
                .anyMatch(word -> word.getText().contains("600 m")));
        photograph(robot, "map-heat");
        robot.interact(() ->
                robot.lookup("#map-style-kind").<StyleWish.Kind>queryComboBox().setValue(StyleWish.Kind.USUAL));
        until(() -> robot.lookup("#map-heat-ramp").tryQuery().isEmpty());
    }

    /** A look by value and one by number with the window's own controls, written as SLD and read again. */
    private void classifies(FxRobot robot) {
        robot.interact(() -> robot.lookup("#map-layer-settings-emergency_facilities")
                .queryAs(Button.class)
                .fire());
        var file = folder.resolve("facilities.sld");
        chooses(robot, StyleWish.Kind.CATEGORISED, "kind");
        until(() -> rules("emergency_facilities").stream().anyMatch(title -> title.equals("hospital")));
        var titles = rules("emergency_facilities");
        robot.interact(() -> screen.layers().export(file));
        until(() -> Files.size(file) > 100 && Files.readString(file).contains("hospital"));
        chooses(robot, StyleWish.Kind.GRADUATED, "capacity");
        until(() -> rules("emergency_facilities").stream().anyMatch(title -> title.contains(" – ")));
        photograph(robot, "map-style-graduated");
        robot.interact(() -> screen.layers().load(file));
        until(() -> rules("emergency_facilities").equals(titles));
        robot.interact(() -> kinds(robot).setValue(StyleWish.Kind.USUAL));
        until(() -> screen.model().layers().stream()
                .noneMatch(row -> row.layer().id().table().equals("emergency_facilities")
                        && row.layer().view().style() != null));
    }

    private static void chooses(FxRobot robot, StyleWish.Kind kind, String column) {
        robot.interact(() -> kinds(robot).setValue(kind));
        until(() -> columns(robot).getItems().contains(column));
        robot.interact(() -> columns(robot).setValue(column));
    }

    private static ComboBox<StyleWish.Kind> kinds(FxRobot robot) {
        return robot.lookup("#map-style-kind").<StyleWish.Kind>queryComboBox();
    }

    private static ComboBox<String> columns(FxRobot robot) {
        return robot.lookup("#map-style-column").<String>queryComboBox();
    }

    /** The titles of a layer's rules. */
    private List<String> rules(String table) {
        return screen.model().layers().stream()
                .filter(row -> row.layer().id().table().equals(table))
                .map(row -> row.layer().view().style())
                .filter(Objects::nonNull)
                .flatMap(style -> style.rules().stream().map(rule -> rule.title()))
                .toList();
    }

    @Test
    void placesAreKeptRowsAppearConflictsStayAndProductionAsks(FxRobot robot, TestDatabase test) {
        var database = test.asSupabaseRole();
        open(robot, database, "city");
        goesToPlaces(robot);
        keepsConflicts(robot);
        asksOnProduction(robot, database);
        seesNewRows(robot, test);
        assertThat(unheard).isEmpty();
    }

    private void goesToPlaces(FxRobot robot) {
        robot.clickOn("#map-place").write("EPSG:26910 551130.768 4180998.881").push(KeyCode.ENTER);
        until(() -> Math.abs(longitude() + 122.4194) < 0.01);
        robot.interact(() -> robot.lookup("#map-place").queryAs(TextField.class).setText("nowhere"));
        robot.clickOn("#map-place").push(KeyCode.ENTER);
        assertThat(robot.lookup("#map-place").query().getPseudoClassStates())
                .anyMatch(state -> state.getPseudoClassName().equals("danger"));
        var bookmarks = robot.lookup("#map-bookmarks").queryAs(MenuButton.class);
        robot.interact(() -> {
            var field = (TextField) ((CustomMenuItem) bookmarks.getItems().getFirst()).getContent();
            field.setText("City Hall");
            field.fireEvent(new ActionEvent());
        });
        until(() -> bookmarks.getItems().size() == 2);
        robot.clickOn("#map-fit");
        until(() -> screen.model().viewProperty().get() != null && resolution() > 10);
        robot.interact(() -> bookmarks.getItems().getLast().fire());
        until(() -> resolution() < 10 && Math.abs(longitude() + 122.4194) < 0.01);
        robot.clickOn("#map-fit");
    }

    private void keepsConflicts(FxRobot robot) {
        robot.clickOn("#map-tool-conflicts");
        until(() ->
                robot.lookup("#map-conflicts-list").queryListView().getItems().size() > 0);
        robot.interact(() ->
                robot.lookup("#map-conflicts-keep").queryAs(CheckBox.class).fire());
        robot.clickOn("#map-conflicts-close");
        assertThat(screen.analysis().overlay().shapes()).containsKey(OverlayModel.Slot.CONFLICT);
        photograph(robot, "map-conflicts-kept");
        robot.clickOn("#map-tool-conflicts");
        robot.interact(() ->
                robot.lookup("#map-conflicts-keep").queryAs(CheckBox.class).fire());
        robot.clickOn("#map-conflicts-close");
        assertThat(screen.analysis().overlay().shapes()).doesNotContainKey(OverlayModel.Slot.CONFLICT);
    }

    private void asksOnProduction(FxRobot robot, Database database) {
        var before = text(
                database,
                "select md5(string_agg(affected_intersections::text, '' order by id)) as v from emergency_corridors");
        robot.clickOn("#map-tool-audit");
        until(() -> robot.lookup("#map-audit-list")
                        .<Object>queryListView()
                        .getItems()
                        .size()
                == 12);
        robot.interact(
                () -> robot.lookup("#map-audit-correct-all").queryButton().fire());
        until(() -> robot.lookup("#map-change-apply").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#map-change-apply").queryButton().fire());
        until(() -> text(robot, "#map-change-question").contains("city"));
        photograph(robot, "map-production");
        assertThat(
                        text(
                                database,
                                "select md5(string_agg(affected_intersections::text, '' order by id)) as v from emergency_corridors"))
                .as("nothing is written before the question is answered")
                .isEqualTo(before);
        robot.interact(() -> robot.lookup("#map-change-back").queryButton().fire());
        until(() -> robot.lookup("#map-change-apply").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#map-change-close").queryButton().fire());
        robot.clickOn("#map-audit-close");
    }

    private void seesNewRows(FxRobot robot, TestDatabase test) {
        until(() -> text(robot, "#map-badge").contains("of 400"));
        robot.interact(() -> robot.lookup("#map-live")
                .queryAs(MenuButton.class)
                .getItems()
                .get(1)
                .fire());
        assertThat(screen.live().secondsProperty().get()).isPositive();
        test.asSuperuser().session(new Cancellation(), session -> {
            session.execute(
                    "insert into public.emergency_corridors select (jsonb_populate_record(c, jsonb_build_object('id',"
                            + " gen_random_uuid(), 'corridor_id', 'live_1'))).* from public.emergency_corridors c limit 1");
            return true;
        });
        until(() -> text(robot, "#map-badge").contains("of 401"));
        robot.interact(() -> robot.lookup("#map-live")
                .queryAs(MenuButton.class)
                .getItems()
                .getFirst()
                .fire());
        assertThat(screen.live().secondsProperty().get()).isZero();
    }

    /** How many districts the last picture showed in each class of the figure. */
    private List<Integer> figureLegend() {
        return screen.model().layers().stream()
                .filter(row -> !row.captionProperty().get().isEmpty())
                .map(row -> row.countProperty().get())
                .filter(Objects::nonNull)
                .flatMap(count -> count.legend().stream().map(entry -> entry.count()))
                .toList();
    }

    private List<OverlayShape> vehicles() {
        return screen.analysis().overlay().shapes().getOrDefault(OverlayModel.Slot.VEHICLES, List.of());
    }

    private double resolution() {
        return Objects.requireNonNull(screen.model().viewProperty().get()).resolution();
    }

    private double longitude() {
        var box = Objects.requireNonNull(screen.model().viewProperty().get()).box();
        return (box.west() + box.east()) / 2;
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<AreaMetric> figures(FxRobot robot) {
        return robot.lookup("#map-add-figure").queryAs(ComboBox.class);
    }

    @SuppressWarnings("unchecked")
    private static Spinner<Double> radius(FxRobot robot) {
        return robot.lookup("#map-style-radius").queryAs(Spinner.class);
    }
}
