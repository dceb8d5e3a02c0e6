package dev.alidade.browser.ui.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.edit.ForeignKeys;
import dev.alidade.browser.relation.PageRow;
import dev.alidade.browser.relation.RelationPage;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.browser.ui.GridTools;
import dev.alidade.browser.ui.TablesScope;
import dev.alidade.browser.ui.TablesScreen;
import dev.alidade.change.row.RowChanges;
import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A person looks through the tabs of a table and follows its references. */
@ExtendWith({ApplicationExtension.class, SandboxExtension.class})
@SuppressWarnings("NullAway.Init") // fields set by TestFX before each test
class RelationPagesUiTest {
    private static TestDatabase database;

    private TablesScreen screen;
    private Theme theme;
    private Scene scene;

    @BeforeAll
    static void fill(TestDatabase sandbox) {
        database = sandbox;
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("""
                    create table customer (id int primary key, name text not null default 'nobody', note jsonb);
                    comment on table customer is 'Who buys';
                    create table booking (
                        id bigint generated always as identity primary key,
                        customer int not null references customer on delete cascade,
                        "an extraordinarily long column name for a booking, over sixty" numeric(10, 2) default 12.5,
                        at timestamptz not null default now());
                    create index on booking (customer);
                    create index "booking by a very long name that explains everything" on booking (at desc) where id > 10;
                    create view spending as select customer, count(*) from booking group by customer;
                    create function stamp() returns trigger language plpgsql as 'begin new.at := now(); return new; end';
                    create trigger stamp before update on booking for each row execute function stamp();
                    create policy own on booking for select to authenticated using (customer = 1);
                    create policy add on booking for insert to authenticated, service_role with check (customer = 1 and id > 0);
                    alter table booking enable row level security;
                    grant select on booking to anon;
                    grant select, insert, update on booking to authenticated with grant option;
                    insert into customer select g, 'customer ' || g from generate_series(1, 40) g;
                    insert into booking (customer) select g from generate_series(1, 40) g;
                    analyze customer, booking
                    """);
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
        scene = new Scene(screen.view(), 1224, 700);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.shown();
    }

    @Test
    void walksThroughEveryTabAndFollowsAReference(FxRobot robot) {
        robot.interact(() -> screen.model().open(new RelationName("public", "booking")));
        waitFor(() -> label(robot, "#tables-title").equals("public.booking"));
        for (var page : RelationPage.values()) {
            choose(robot, page.id());
            waitFor(() -> screen.model().relation().stateProperty(page).get() instanceof PageState.Shown);
            TableView<PageRow> table = robot.lookup("#relation-" + page.id()).queryTableView();
            assertThat(table.getItems()).as(page.id()).isNotEmpty();
            robot.interact(() -> table.getSelectionModel().select(0));
            picture(page.id());
        }
        choose(robot, "definition");
        waitFor(() -> screen.model().relation().definitionProperty().get() instanceof PageState.Shown);
        picture("definition");
        robot.clickOn("#relation-definition-copy");
        var copied = Eventually.inTurn(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).contains("CREATE TABLE public.booking").contains("CREATE POLICY own ");
        robot.interact(() -> theme.toggle());
        picture("definition-dark");
        choose(robot, RelationPage.CONSTRAINTS.id());
        picture("constraints-dark");
        robot.clickOn(robot.lookup(".relation-link")
                .match((Hyperlink link) -> link.getText().equals("public.customer"))
                .queryAs(Hyperlink.class));
        waitFor(() -> label(robot, "#tables-title").equals("public.customer"));
        TableView<PageRow> constraints = robot.lookup("#relation-constraints").queryTableView();
        waitFor(() -> constraints.getItems().stream()
                .anyMatch(row -> new RelationName("public", "booking").equals(row.target())));
        picture("followed-dark");
    }

    @Test
    void saysWhatThereIsNotAndWhatChangedSince(FxRobot robot) {
        robot.interact(() -> screen.model().open(new RelationName("public", "customer")));
        waitFor(() -> label(robot, "#tables-title").equals("public.customer"));
        choose(robot, RelationPage.POLICIES.id());
        waitFor(() -> label(robot, "#relation-note-policies").contains("OFF"));
        picture("no-policies");
        choose(robot, RelationPage.TRIGGERS.id());
        waitFor(() -> robot.lookup("#relation-triggers").tryQuery().isEmpty()
                && screen.model()
                                .relation()
                                .stateProperty(RelationPage.TRIGGERS)
                                .get()
                        instanceof PageState.Shown);
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("create trigger quiet before update on customer for each row execute function"
                    + " suppress_redundant_updates_trigger()");
            return true;
        });
        robot.interact(() -> screen.refresh());
        waitFor(() -> robot.lookup("#relation-triggers").tryQuery().isPresent());
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("drop trigger quiet on customer");
            return true;
        });
    }

    private static void choose(FxRobot robot, String word) {
        robot.interact(() -> {
            var tabs = robot.lookup("#relation-tabs").queryAs(TabPane.class);
            tabs.getTabs().stream()
                    .filter(tab -> ("relation-tab-" + word).equals(tab.getId()))
                    .forEach(tabs.getSelectionModel()::select);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        var photographer = new Photographer(Path.of("target", "pictures"));
        assertThat(Eventually.inTurn(() -> photographer.take(scene, "relation-" + name)))
                .exists();
    }

    private static String label(FxRobot robot, String id) {
        return robot.lookup(id)
                .tryQueryAs(Label.class)
                .map(label -> Objects.toString(label.getText(), ""))
                .orElse("");
    }

    private static void waitFor(Callable<Boolean> condition) {
        Eventually.until(condition);
    }
}
