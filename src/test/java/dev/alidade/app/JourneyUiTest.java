package dev.alidade.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.ui.MapScreen;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.settings.AppFolders;
import dev.alidade.settings.LogFile;
import dev.alidade.ui.AccessibleNames;
import dev.alidade.ui.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a new user does: from the start page through the demo to the map, by clicks and keys. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set by TestFX before each test
class JourneyUiTest {
    private static final Duration LONG = Duration.ofMinutes(4);

    private AppFolders folders;
    private CompositionRoot app;
    private final List<String> nameless = new ArrayList<>();

    @Start
    void start(Stage stage) throws IOException {
        var home = Files.createTempDirectory("alidade-journey");
        var user = AppFolders.ofThisUser();
        folders = new AppFolders(home.resolve("settings"), user.data(), home.resolve("logs"));
        LogFile.install(folders.logs());
        app = new CompositionRoot(folders, System.getenv(), stage);
        stage.setWidth(1280);
        stage.setHeight(800);
        stage.show();
        app.showStart();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(app::close);
    }

    @Test
    void aNewUserAppliesTheMigrationsLooksAtTheRowsAndSeesTheCorridors(FxRobot robot) {
        lookForNames(robot, "start");
        robot.clickOn("#top-search");
        soon(() -> visible(robot, "#palette-query"));
        lookForNames(robot, "palette");
        robot.push(KeyCode.ESCAPE);
        robot.clickOn("#start-new");
        soon(() -> visible(robot, "#connection-paste"));
        lookForNames(robot, "form");
        robot.clickOn("#connection-cancel");
        robot.clickOn("#start-demo");
        until(LONG, () -> app.database() != null);
        var database = Objects.requireNonNull(app.database());
        assertThat(count(
                        database,
                        "select count(*) from information_schema.tables where table_name = 'emergency_corridors'"))
                .isZero();

        robot.clickOn("#rail-migrations");
        soon(() -> text(robot, "#migration-apply").contains("4"));
        lookForNames(robot, "migrations");
        robot.clickOn("#migration-apply");
        soon(() -> usable(robot, "#migration-apply-confirm"));
        lookForNames(robot, "apply");
        robot.clickOn("#migration-apply-confirm");
        until(LONG, () -> usable(robot, "#migration-load-rows"));
        assertThat(texts(
                        database,
                        "select script from flyway_schema_history where success and type = 'SQL' order by"
                                + " installed_rank"))
                .containsExactly(
                        "001_agent_system_core.sql",
                        "002_scenario_simulation.sql",
                        "003_coordination_learning.sql",
                        "004_analytics_integration_compliance.sql");
        assertThat(count(database, "select count(*) from emergency_corridors")).isZero();

        robot.clickOn("#migration-load-rows");
        await().atMost(LONG).until(() -> count(database, "select count(*) from emergency_corridors") == 400);
        soon(() -> visible(robot, "#status-ready"));

        robot.clickOn("#rail-tables");
        robot.clickOn("#tables-filter").write("emergency_corridors");
        soon(() -> treeCell(robot).isPresent());
        robot.clickOn(treeCell(robot).orElseThrow());
        soon(() -> rows(robot, "#tables-grid") == 200);
        soon(() -> text(robot, "#tables-position").contains("1–200")
                && text(robot, "#tables-position").contains("400"));
        robot.clickOn("#tables-next");
        soon(() -> text(robot, "#tables-position").contains("201–400"));

        lookForNames(robot, "tables");

        robot.push(KeyCode.ALT, KeyCode.DIGIT5);
        soon(() -> rows(robot, "#health-sizes") > 30);
        robot.clickOn("#health-tab-security");
        soon(() -> rows(robot, "#health-security") > 30);
        assertThat(count(database, "select count(*) from pg_class where relrowsecurity"))
                .isEqualTo(39);
        lookForNames(robot, "health");
        for (var other : List.of("overview", "sql", "monitoring")) {
            robot.clickOn("#rail-" + other);
            soon(() -> showing().equals(other));
            lookForNames(robot, other);
        }

        robot.clickOn("#rail-map");
        var map = app.model().screens().stream()
                .filter(MapScreen.class::isInstance)
                .map(MapScreen.class::cast)
                .findFirst()
                .orElseThrow()
                .model();
        until(LONG, () -> {
            var frame = map.frameProperty().get();
            return frame != null && frame.shown(LayerRole.CORRIDOR) == 400;
        });
        soon(() -> text(robot, "#map-badge").contains("400"));
        robot.clickOn("#map-surface");
        soon(() -> map.detailProperty().get() != null);
        soon(() -> visible(robot, "#map-detail-title"));
        lookForNames(robot, "map");
        assertThat(nameless).isEmpty();

        assertThat(logs()).isNotEmpty().doesNotContain(password(database));
    }

    private String showing() {
        var screen = app.model().currentProperty().get();
        return screen == null ? "" : screen.id();
    }

    private void lookForNames(FxRobot robot, String where) {
        var missing = new ArrayList<String>();
        robot.interact(() -> missing.addAll(AccessibleNames.missing(app.scene().getRoot())));
        missing.forEach(control -> nameless.add(where + ": " + control));
    }

    private static Optional<Node> treeCell(FxRobot robot) {
        return robot.from(robot.lookup("#tables-tree").<Node>query())
                .lookup("emergency_corridors")
                .tryQuery();
    }

    private static String password(Database database) {
        return Objects.requireNonNull(database.target().password()).reveal();
    }

    private String logs() {
        var text = new StringBuilder("log:\n");
        try (Stream<Path> files = Files.walk(folders.logs())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void soon(BooleanSupplier condition) {
        Eventually.until(condition::getAsBoolean);
    }

    private static void until(Duration limit, BooleanSupplier condition) {
        await().atMost(limit).until(() -> Eventually.inTurn(condition::getAsBoolean));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean visible(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
    }

    private static boolean usable(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(node -> !node.isDisabled()).isPresent();
    }

    private static int rows(FxRobot robot, String query) {
        return robot.lookup(query)
                .tryQueryAs(TableView.class)
                .map(table -> table.getItems().size())
                .orElse(0);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query)
                .tryQuery()
                .map(node -> switch (node) {
                    case Button button -> button.getText();
                    case Label label -> label.getText();
                    default -> "";
                })
                .orElse("");
    }

    private static long count(Database database, String sql) {
        return Long.parseLong(texts(database, sql).getFirst());
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var values = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> values.add(String.valueOf(row.textAt(0))));
            return values;
        });
    }
}
