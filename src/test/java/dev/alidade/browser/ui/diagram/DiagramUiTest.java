package dev.alidade.browser.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.OwnTime;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.diagram.DiagramDetail;
import dev.alidade.browser.diagram.DiagramReader;
import dev.alidade.browser.diagram.TableBox;
import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set by TestFX before each test
class DiagramUiTest {
    @RegisterExtension
    static final SandboxExtension SANDBOX = new SandboxExtension();

    private static TestDatabase database;

    private final List<RelationName> opened = new ArrayList<>();
    private DiagramViewModel model;
    private DiagramPane pane;
    private Theme theme;
    private Scene scene;

    @BeforeAll
    static void fill(TestDatabase sandbox) {
        database = sandbox;
        var large = new StringBuilder("create schema large; set search_path to large;");
        for (int i = 0; i < 200; i++) {
            large.append("create table scenario_record_").append(i).append(" (id uuid primary key");
            for (int k = 0; k < i % 4; k++) {
                int to = (i * 7 + k * 13) % i;
                large.append(", parent_")
                        .append(k)
                        .append("_id uuid references scenario_record_")
                        .append(to);
            }
            for (int c = 0; c < 4 + i * 11 % 13; c++) {
                large.append(", attribute_").append(c).append(" timestamptz not null");
            }
            large.append(");");
        }
        sandbox.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute(large.append("reset search_path").toString());
            session.execute("""
                    create schema shop; set search_path to shop;
                    create table customer (id bigint primary key, name text not null, referred_by bigint references customer,
                        created_at timestamptz not null default now());
                    create table address (customer_id bigint primary key references customer, street varchar(200), city text);
                    create table "we""ird Näme & <co>" (id int primary key, "select" jsonb);
                    create table orders (id bigint primary key, customer_id bigint not null references customer,
                        shipper int references "we""ird Näme & <co>", placed timestamptz);
                    create table product (id bigint primary key, sku text unique, price numeric(12,2));
                    create table line (order_id bigint references orders, product_id bigint references product, quantity int,
                        primary key (order_id, product_id));
                    create table note_that_belongs_to_nothing_and_has_a_rather_long_name_to_be_cut (id int);
                    reset search_path
                    """);
            return true;
        });
    }

    @TempDir
    private Path folder;

    @Start
    void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        model = new DiagramViewModel(
                new DiagramReader(database.asSupabaseRole()),
                new BackgroundTasks(problem -> {
                    throw new AssertionError(problem.message());
                }),
                theme.darkProperty(),
                opened::add);
        pane = new DiagramPane(model);
        scene = new Scene(pane, 1224, 700);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void showsMovesHighlightsOpensAndWrites(FxRobot robot) {
        show(robot, new DiagramSubject("shop", null));
        assertThat(words(robot)).isEqualTo("7 tables · 6 foreign keys");
        picture("shop");
        var orders = new RelationName("shop", "orders");
        robot.clickOn(at(orders), MouseButton.PRIMARY);
        waitFor(() -> words(robot).equals("shop.orders · 3 neighbours"));
        picture("chosen");
        var before = box(orders);
        robot.drag(at(orders), MouseButton.PRIMARY).moveBy(60, 40).drop();
        waitFor(() -> box(orders).x() > before.x() + 30);
        robot.interact(() -> model.write(folder.resolve("shop.svg")));
        waitFor(() -> model.writtenProperty().get().endsWith("shop.svg"));
        assertThat(folder.resolve("shop.svg")).content().contains("we&quot;ird Näme &amp; &lt;co&gt;");
        robot.interact(() -> theme.toggle());
        picture("chosen-dark");
        robot.push(KeyCode.ENTER);
        waitFor(() -> opened.equals(List.of(orders)));
        assertThat(model.subjectProperty().get()).isNull();
    }

    @Test
    void twoHundredTablesAreSeenAsAWholeAndReadableNearBy(FxRobot robot) {
        show(robot, new DiagramSubject("large", null));
        assertThat(model.detailProperty().get()).isEqualTo(DiagramDetail.KEYS);
        picture("large");
        // the JavaFX thread's own work, whatever else the machine has to do
        var forty = Eventually.inTurn(() -> OwnTime.of(() -> {
            for (int i = 0; i < 40; i++) {
                model.move(new RelationName("large", "scenario_record_" + i), 3, 3);
                pane.applyCss();
                pane.layout();
            }
        }));
        assertThat(forty.dividedBy(40)).isLessThan(Duration.ofMillis(250));
        robot.interact(() -> model.choose(new RelationName("large", "scenario_record_3")));
        robot.clickOn("#diagram-zoom-in").clickOn("#diagram-zoom-in");
        picture("large-chosen");
        for (int i = 0; i < 8; i++) {
            robot.clickOn("#diagram-zoom-in");
        }
        robot.interact(() -> model.choose(null));
        picture("large-near");
        robot.clickOn("#diagram-detail-COLUMNS");
        waitFor(() -> model.detailProperty().get() == DiagramDetail.COLUMNS);
        robot.interact(() -> theme.toggle());
        picture("large-columns-dark");
    }

    @Test
    void neighboursOfATableAndWhatIsNotThere(FxRobot robot) {
        show(robot, new DiagramSubject("shop", new RelationName("shop", "orders")));
        assertThat(words(robot)).isEqualTo("shop.orders · 3 neighbours");
        robot.interact(() -> model.show(new DiagramSubject("nowhere", null)));
        waitFor(() -> robot.lookup(".problem-pane").tryQuery().isPresent());
        picture("problem");
        robot.clickOn("#diagram-close");
        assertThat(model.subjectProperty().get()).isNull();
    }

    private void show(FxRobot robot, DiagramSubject subject) {
        robot.interact(() -> model.show(subject));
        waitFor(() -> model.planProperty().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private TableBox box(RelationName name) {
        var plan = model.planProperty().get();
        assertThat(plan).isNotNull();
        return plan.box(name).orElseThrow();
    }

    private Point2D at(RelationName name) {
        var canvas = (DiagramCanvas) scene.lookup("#diagram-canvas");
        var box = box(name);
        return canvas.localToScreen(canvas.screenX(box.x() + 40), canvas.screenY(box.y() + 12));
    }

    private static String words(FxRobot robot) {
        return robot.lookup("#diagram-words").queryAs(Labeled.class).getText();
    }

    private static void waitFor(Callable<Boolean> condition) {
        Eventually.until(condition);
    }

    private void picture(String state) {
        WaitForAsyncUtils.waitForFxEvents();
        var photographer = new Photographer(Path.of("target", "pictures"));
        assertThat(Eventually.inTurn(() -> photographer.take(scene, "diagram-" + state)))
                .exists();
    }
}
