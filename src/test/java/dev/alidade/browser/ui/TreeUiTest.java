package dev.alidade.browser.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.browser.RelationTree;
import dev.alidade.browser.edit.ForeignKeys;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.change.row.RowChanges;
import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.PaletteAction;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
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
class TreeUiTest {
    @RegisterExtension
    static final SandboxExtension SANDBOX = new SandboxExtension();

    private static TestDatabase database;

    private TablesScreen screen;
    private Theme theme;
    private Scene scene;

    @BeforeAll
    static void fill(TestDatabase sandbox) {
        database = sandbox;
        sandbox.asSuperuser().session(new Cancellation(), session -> {
            session.execute("""
                    create table rider (id serial primary key, name text);
                    create table ride (id int primary key, rider int references rider) partition by hash (id);
                    create table ride_0 partition of ride for values with (modulus 1, remainder 0);
                    alter table rider enable row level security;
                    insert into rider (name) select 'r' || g from generate_series(1, 4000) g; analyze rider;
                    create view riders as select * from rider;
                    create materialized view ride_counts as select count(*) from ride;
                    create type mood as enum ('calm', 'hurried');
                    create function distance(a point, b point) returns float8 language sql immutable as 'select a <-> b';
                    create publication supabase_realtime for table rider;
                    create schema archive; create table archive.ride_2020 (id int)
                    """);
            session.execute("alter table rider owner to postgres; alter table ride owner to postgres");
            return true;
        });
    }

    @TempDir
    private Path settings;

    @Start
    void start(Stage stage) {
        theme = new Theme(Theme.Mode.LIGHT);
        screen = new TablesScreen(
                new RelationTree(database.asSupabaseRole()),
                new RelationPages(database.asSupabaseRole()),
                TablesScope.of(database.asSupabaseRole(), theme.darkProperty()),
                new GridTools(
                        new RowChanges(database.asSupabaseRole(), new AppFolders(settings, settings, settings)),
                        new ForeignKeys(database.asSupabaseRole()),
                        false,
                        ""),
                new BackgroundTasks(problem -> {
                    throw new AssertionError(problem.message());
                }),
                new ColumnWidths(settings));
        scene = new Scene(screen.view(), 1224, 760);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.shown();
    }

    @Test
    void opensAFunctionsPageFromTheGroupsOfASchema(FxRobot robot) {
        expand(robot, RelationNode.Group.class, group -> group.group() == TreeGroup.FUNCTIONS);
        expand(robot, RelationNode.Group.class, group -> group.group() == TreeGroup.TYPES);
        choose(robot, RelationNode.Thing.class, thing -> thing.object().name().equals("distance"));
        waitFor(() -> robot.lookup("#object-definition").tryQuery().isPresent());
        assertThat(text(robot, "#object-title")).isEqualTo("public.distance(a point, b point)");
        assertThat(text(robot, "#object-returns")).isEqualTo("double precision");
        picture("object");
        robot.interact(() -> theme.toggle());
        picture("object-dark");
        choose(
                robot,
                RelationNode.Relation.class,
                relation -> relation.entry().name().name().equals("rider"));
        waitFor(() -> text(robot, "#tables-title").equals("public.rider"));
        assertThat(robot.lookup("#object-page").tryQuery()).isEmpty();
        picture("groups-dark");
    }

    @Test
    void showsExtensionsAndRolesOfTheDatabase(FxRobot robot) {
        expand(robot, RelationNode.Note.class, note -> note.text().equals("Whole database"));
        expand(robot, RelationNode.Group.class, group -> group.group() == TreeGroup.ROLES);
        choose(robot, RelationNode.Thing.class, thing -> thing.object().name().equals("postgres"));
        waitFor(() -> text(robot, "#object-kind").equals("role that may log in"));
        picture("role");
    }

    @Test
    void filtersAllSchemasAtOnceAndOpensTheFirstWithEnterThenDrawsItsSchema(FxRobot robot) {
        waitFor(() -> tree(robot).getExpandedItemCount() > 4);
        robot.clickOn("#tables-filter").write("ride_");
        waitFor(() -> tree(robot).getExpandedItemCount() == 5);
        picture("filter");
        robot.push(KeyCode.ENTER);
        waitFor(() -> text(robot, "#tables-title").equals("archive.ride_2020"));
        robot.eraseText(5).write("public.rider");
        waitFor(() -> tree(robot).getExpandedItemCount() == 3);
        choose(
                robot,
                RelationNode.Hit.class,
                hit -> hit.relation().name().name().equals("rider"));
        waitFor(() -> text(robot, "#tables-title").equals("public.rider"));
        robot.clickOn("#tables-diagram");
        waitFor(() -> text(robot, "#diagram-words").equals("2 tables · 1 foreign key"));
        picture("diagram");
        robot.push(KeyCode.ESCAPE);
        waitFor(() -> robot.lookup("#diagram").tryQuery().isEmpty());
        robot.clickOn("#tables-filter").eraseText(12).write("no such thing");
        waitFor(() -> tree(robot).getExpandedItemCount() == 1);
    }

    @Test
    void theSearchForEverythingFindsRelationsByName(FxRobot robot) {
        var asked = new AtomicInteger();
        robot.interact(() -> assertThat(screen.offers("rid", asked::incrementAndGet))
                .as("not read yet")
                .isEmpty());
        waitFor(() -> asked.get() == 1);
        robot.interact(() -> {
            assertThat(screen.offers("", asked::incrementAndGet)).isEmpty();
            var offers = screen.offers("rid", asked::incrementAndGet);
            assertThat(offers)
                    .extracting(PaletteAction::text)
                    .contains("public.rider", "public.riders", "archive.ride_2020");
            offers.stream()
                    .filter(offer -> offer.text().equals("public.rider"))
                    .forEach(offer -> offer.run().run());
        });
        waitFor(() -> text(robot, "#tables-title").equals("public.rider"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatTheSearchForEverythingOpensIsChosenInTheTreeWithWhatItStandsUnder(FxRobot robot) {
        waitFor(() -> tree(robot).getExpandedItemCount() > 4);
        robot.interact(() -> screen.model().filterProperty().set("rider"));
        robot.interact(() -> screen.offers("", () -> {}));
        waitFor(() -> tree(robot).getExpandedItemCount() == 3);
        robot.interact(() -> offer("archive.ride_2020"));
        waitFor(() -> text(robot, "#tables-title").equals("archive.ride_2020"));
        waitFor(() -> chosen(robot).equals("archive.ride_2020"));
        assertThat(screen.model().filterProperty().get())
                .as("the filter hid it")
                .isEmpty();
        assertThat(item(
                                robot,
                                RelationNode.Schema.class,
                                schema -> schema.schema().name().equals("archive"))
                        .isExpanded())
                .isTrue();
        picture("revealed");
        robot.interact(() -> theme.toggle());
        picture("revealed-dark");

        robot.interact(() -> offer("public.ride_0"));
        waitFor(() -> text(robot, "#tables-title").equals("public.ride_0"));
        waitFor(() -> chosen(robot).equals("public.ride_0"));
        robot.interact(screen::refresh);
        robot.interact(() -> screen.model().showHiddenProperty().set(true));
        waitFor(() -> chosen(robot).equals("public.ride_0"));
    }

    private void offer(String name) {
        screen.offers(name.substring(name.indexOf('.') + 1), () -> {}).stream()
                .filter(offer -> offer.text().equals(name))
                .forEach(offer -> offer.run().run());
    }

    private static String chosen(FxRobot robot) {
        var item = Objects.requireNonNull(tree(robot).getSelectionModel().getSelectedItem());
        return ((RelationNode.Relation) item.getValue()).entry().name().label();
    }

    @Test
    void theMenuOfALineCopiesAStatement(FxRobot robot) {
        waitFor(() -> tree(robot).getExpandedItemCount() > 4);
        var menu = new RelationMenu(screen.model());
        var entry = item(
                robot, RelationNode.Relation.class, r -> r.entry().name().name().equals("rider"));
        robot.interact(() -> {
            var offered = Objects.requireNonNull(menu.of(entry.getValue()));
            offered.getItems().getLast().fire();
        });
        assertThat(Eventually.inTurn(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("select * from public.rider limit 100;");
    }

    private <T extends RelationNode> void expand(FxRobot robot, Class<T> kind, Predicate<T> wanted) {
        waitFor(() -> item(robot, kind, wanted) != null);
        robot.interact(() -> item(robot, kind, wanted).setExpanded(true));
    }

    private <T extends RelationNode> void choose(FxRobot robot, Class<T> kind, Predicate<T> wanted) {
        waitFor(() -> item(robot, kind, wanted) != null);
        robot.interact(() -> tree(robot).getSelectionModel().select(item(robot, kind, wanted)));
    }

    private static <T extends RelationNode> TreeItem<RelationNode> item(
            FxRobot robot, Class<T> kind, Predicate<T> wanted) {
        var tree = tree(robot);
        for (int i = 0; i < tree.getExpandedItemCount(); i++) {
            var item = tree.getTreeItem(i);
            if (kind.isInstance(item.getValue()) && wanted.test(kind.cast(item.getValue()))) {
                return item;
            }
        }
        throw new AssertionError("not in the tree");
    }

    @SuppressWarnings("unchecked")
    private static TreeView<RelationNode> tree(FxRobot robot) {
        return (TreeView<RelationNode>) robot.lookup("#tables-tree").query();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static void waitFor(Callable<Boolean> condition) {
        Eventually.until(condition);
    }

    private void picture(String state) {
        WaitForAsyncUtils.waitForFxEvents();
        var photographer = new Photographer(Path.of("target", "pictures"));
        assertThat(Eventually.inTurn(() -> photographer.take(scene, "tree-" + state)))
                .exists();
    }
}
