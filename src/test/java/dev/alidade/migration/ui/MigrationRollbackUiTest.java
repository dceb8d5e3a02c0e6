package dev.alidade.migration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.migration.Colleague;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.ui.control.SqlPane;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class MigrationRollbackUiTest extends ScreenFixture {
    @Test
    void takesAMigrationBackWithAllLaterOnesAndProvesIt(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        for (var name : List.of("001_a", "002_b", "003_c")) {
            write(name + ".sql", "create table " + name.substring(4) + " (id int);");
            write(name + "_rollback.sql", "drop table " + name.substring(4) + ";");
        }
        applied(robot, database, 3);
        assertThat(texts(robot, ".migration-badge")).containsExactly("exact", "exact", "exact");

        select(robot, 1, "002_b.sql");
        selectTab(robot, 1);
        eventually(() -> texts(robot, "#migration-evidence .label").contains("exact"));
        picture(robot, "migration-rollback");
        ask(robot, "Roll back 003, 002");
        assertThat(preview(robot)).containsSubsequence("DROP TABLE public.c;", "DROP TABLE public.b;");
        picture(robot, "migration-rollback-preview");
        robot.clickOn("#migration-way-script");
        eventually(() -> preview(robot).contains("drop table c;"));
        assertThat(preview(robot)).containsSubsequence("drop table c;", "drop table b;");
        robot.clickOn("#migration-way-proven");
        eventually(() -> preview(robot).contains("DROP TABLE"));
        robot.clickOn("#migration-rollback-confirm");
        eventually(() -> states().equals(List.of("applied", "pending", "pending")));
        assertThat(banner(robot)).startsWith("2 migrations rolled back").endsWith("proof: exact.");
        assertThat(tables(database)).containsExactly("a");
        assertThat(values(database, "select version from flyway_schema_history where success"))
                .containsExactly("001");
    }

    @Test
    void inALowWindowTheScriptStaysReadableWhileTheRollbackIsAsked(FxRobot robot, TestDatabase test)
            throws IOException {
        var lines = IntStream.range(0, 30)
                .mapToObj(i -> "create table many_" + i + " (id int primary key);")
                .collect(Collectors.joining("\n"));
        write("001_many.sql", lines);
        applied(robot, test.asSupabaseRole(), 1);
        // 1280 x 800 less the frame around the screen
        robot.interact(
                () -> robot.lookup("#migration-view").queryAs(Region.class).setMaxHeight(725));
        var log = robot.lookup("#migration-log").queryTextInputControl();
        eventually(log::isVisible);
        select(robot, 0, "001_many.sql");
        selectTab(robot, 1);
        ask(robot, "Roll back 001");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(log.isVisible()).as("the log gives way").isFalse();
        picture(robot, "migration-rollback-low");
        selectTab(robot, 0);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#migration-script").queryAs(Region.class).getHeight())
                .isGreaterThan(110);
        picture(robot, "migration-rollback-low-script");
        robot.clickOn("#migration-rollback-cancel");
        eventually(log::isVisible);
    }

    @Test
    void aMigrationIsAppliedAndRolledBackByKeysAlone(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("001_a.sql", "create table a (id int);");
        write("001_a_rollback.sql", "drop table a;");
        open(robot, database, false);
        robot.interact(() -> model.open(folder));
        eventually(() -> button(robot, "#migration-apply").getText().equals("Apply 1"));
        tabTo(robot, "migration-apply");
        robot.push(KeyCode.SPACE);
        eventually(() -> !button(robot, "#migration-apply-confirm").isDisabled());
        tabTo(robot, "migration-apply-confirm");
        robot.push(KeyCode.SPACE);
        eventually(() -> states().equals(List.of("applied")));
        assertThat(tables(database)).containsExactly("a");

        tabTo(robot, "migration-list");
        robot.push(KeyCode.DOWN).push(KeyCode.HOME);
        eventually(() -> label(robot, "#migration-detail-title").equals("001_a.sql"));
        tabTo(robot, "migration-tabs");
        robot.push(KeyCode.RIGHT);
        eventually(() -> !button(robot, "#migration-rollback-ask").isDisabled());
        tabTo(robot, "migration-rollback-ask");
        robot.push(KeyCode.SPACE);
        eventually(() -> isShown(button(robot, "#migration-rollback-confirm"))
                && !button(robot, "#migration-rollback-confirm").isDisabled());
        tabTo(robot, "migration-rollback-confirm");
        picture(robot, "migration-rollback-keys");
        robot.push(KeyCode.SPACE);
        eventually(() -> states().equals(List.of("pending")));
        assertThat(tables(database)).isEmpty();
    }

    private static void tabTo(FxRobot robot, String id) {
        var way = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            WaitForAsyncUtils.waitForFxEvents();
            var owner = robot.lookup("#migration-view").query().getScene().getFocusOwner();
            if (owner != null && id.equals(owner.getId())) {
                return;
            }
            way.add(String.valueOf(owner));
            robot.push(KeyCode.TAB);
        }
        throw new AssertionError(id + " is not reached by Tab: " + way);
    }

    @Test
    void aScriptFoundWrongIsToldAndRefusedAndTheComputedWayTaken(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table a (id int);\ncreate type mood as enum ('sad', 'ok');\n");
        write("001_a_rollback.sql", "drop table a;\n");
        applied(robot, database, 1);
        select(robot, 0, "001_a.sql");
        selectTab(robot, 1);
        eventually(() -> texts(robot, "#migration-evidence .label").contains("not reversible"));
        assertThat(String.join("\n", texts(robot, "#migration-evidence .label")))
                .contains("public.mood");
        picture(robot, "migration-rollback-wrong-script");

        ask(robot, "Roll back 001");
        robot.clickOn("#migration-way-script");
        eventually(() -> preview(robot).contains("drop table a;"));
        robot.clickOn("#migration-rollback-confirm");
        eventually(() -> banner(robot).startsWith("001_a_rollback.sql failed"));
        assertThat(label(robot, "#migration-problem-message")).contains("public.mood");
        picture(robot, "migration-rollback-refused");
        assertThat(states()).containsExactly("applied");
        assertThat(tables(database)).containsExactly("a");

        selectTab(robot, 1);
        ask(robot, "Roll back 001");
        assertThat(preview(robot)).contains("DROP TYPE public.mood");
        robot.clickOn("#migration-rollback-confirm");
        eventually(() -> states().equals(List.of("pending")));
        assertThat(banner(robot)).endsWith("proof: exact.");
        assertThat(tables(database)).isEmpty();
    }

    @Test
    void rowsThatWouldDisappearAreCountedAndAgreedTo(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("001_a.sql", "create table a (id int);\n");
        write("002_b.sql", "create table b (id int);\nalter table a add column note text not null default 'x';\n");
        applied(robot, database, 2);
        execute(database, "insert into a values (1), (2); insert into b values (1), (2), (3)");
        select(robot, 0, "002_b.sql");
        selectTab(robot, 1);
        ask(robot, "Roll back 002");
        assertThat(checkBox(robot, "#migration-agree-data")).contains("3 rows of public.b");
        assertThat(button(robot, "#migration-rollback-confirm").isDisabled()).isTrue();
        picture(robot, "migration-rollback-rows");
        robot.clickOn("#migration-agree-data");
        eventually(() -> !button(robot, "#migration-rollback-confirm").isDisabled());
        robot.clickOn("#migration-rollback-confirm");
        eventually(() -> states().equals(List.of("applied", "pending")));
        assertThat(tables(database)).containsExactly("a");
        assertThat(values(database, "select id from a order by id")).containsExactly("1", "2");
    }

    @Test
    void theOrderOfColumnsIsAcceptedOrTheTableIsBuiltAnew(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write(
                "001_a.sql",
                "create table a (id int primary key, note text, size int);\ncreate view b as select id from a;\n");
        write("002_b.sql", "alter table a drop column note;\n");
        applied(robot, database, 2);
        execute(database, "insert into a select n, n from generate_series(1, 1000) n");
        select(robot, 0, "002_b.sql");
        selectTab(robot, 1);
        ask(robot, "Roll back 002");
        assertThat(button(robot, "#migration-rollback-confirm").isDisabled()).isTrue();
        assertThat(String.join("\n", texts(robot, "#migration-order .label")))
                .contains("public.a: about ", "Nobody can read or write the table", "view public.b");
        picture(robot, "migration-rollback-order");
        robot.clickOn("#migration-rebuild-order");
        eventually(() -> !button(robot, "#migration-rollback-confirm").isDisabled());
        picture(robot, "migration-rollback-order-chosen");
        robot.clickOn("#migration-rollback-confirm");
        eventually(() -> states().equals(List.of("applied", "pending")));
        assertThat(banner(robot)).endsWith("proof: exact.");
        assertThat(values(database, "select a::text from a where id = 7")).containsExactly("(7,,7)");
    }

    @Test
    void whatOthersBuiltOnItIsNamedAndNothingIsTakenBack(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table a (id int);\n");
        applied(robot, database, 1);
        execute(database, "create view on_a as select id from a");
        select(robot, 0, "001_a.sql");
        selectTab(robot, 1);
        ask(robot, "Roll back 001");
        assertThat(String.join("\n", texts(robot, "#migration-rollback-panel .label")))
                .contains("Needs what would go: ")
                .contains("public.on_a")
                .contains("Nothing is rolled back while this stands.")
                .doesNotContain("Changed since");
        assertThat(button(robot, "#migration-rollback-confirm").isDisabled()).isTrue();
        assertThat(preview(robot)).contains("No statement is left").doesNotContain("program");
        picture(robot, "migration-rollback-dependents");
        robot.clickOn("#migration-rollback-cancel");
        assertThat(states()).containsExactly("applied");
        assertThat(tables(database)).containsExactly("a");
    }

    @Test
    void whatAnotherToolAppliedIsTriedOnACopyAndTakenBack(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        environment =
                Map.of("ALIDADE_POSTGRES_BIN", test.server().binaries().bin().toString());
        write("V1__a.sql", "create table a (id int primary key);\n");
        Flyway.configure()
                .dataSource(database.unpooled())
                .locations("filesystem:" + folder)
                .load()
                .migrate();
        open(robot, database, false);
        robot.interact(() -> model.open(folder));
        eventually(() -> states().equals(List.of("applied")));
        select(robot, 0, "V1__a.sql");
        selectTab(robot, 1);
        eventually(() -> robot.lookup("#migration-prove").tryQuery().isPresent());
        assertThat(button(robot, "#migration-rollback-ask").isDisabled()).isTrue();
        picture(robot, "migration-unproven");
        robot.clickOn("#migration-prove");
        eventually(() -> banner(robot).equals("1 migration was tried on a copy."));
        eventually(() -> !model.state().run().isRunning());
        eventually(() -> texts(robot, ".migration-badge").equals(List.of("exact")));
        picture(robot, "migration-proven-later");
        ask(robot, "Roll back 1");
        robot.clickOn("#migration-rollback-confirm");
        eventually(() -> states().equals(List.of("pending")));
        assertThat(tables(database)).isEmpty();
    }

    @Test
    void whatWasChangedByHandSinceIsShownAndAskedAndStays(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("001_a.sql", "create table a (id int);\n");
        applied(robot, database, 1);
        execute(database, "create table b (id int); comment on schema public is 'by hand'");
        select(robot, 0, "001_a.sql");
        selectTab(robot, 1);
        ask(robot, "Roll back 001");
        assertThat(texts(robot, "#migration-drift .label"))
                .contains("+ table public.b")
                .anyMatch(line -> line.contains("by hand"));
        assertThat(button(robot, "#migration-rollback-confirm").isDisabled()).isTrue();
        picture(robot, "migration-rollback-drift");
        robot.clickOn("#migration-agree-drift");
        robot.clickOn("#migration-rollback-confirm");
        eventually(() -> states().equals(List.of("pending")));
        assertThat(tables(database)).containsExactly("b");
    }

    @Test
    void whatMayBeSomebodyElsesIsAskedAndStaysUnlessTicked(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write(
                "001_a.sql",
                Colleague.GATE + "create table a (id int);\ngrant select on all tables in schema public to anon;\n");
        Colleague.meanwhile(database, "create table theirs (id int primary key)", () -> {
            applied(robot, database, 1);
            return true;
        });
        select(robot, 0, "001_a.sql");
        selectTab(robot, 1);
        ask(robot, "Roll back 001");
        assertThat(preview(robot)).contains("DROP TABLE public.a").doesNotContain("theirs");
        picture(robot, "migration-rollback-unattributed");
        robot.clickOn(".migration-unattributed-part");
        eventually(() -> preview(robot).contains("DROP TABLE public.theirs"));
        robot.clickOn(".migration-unattributed-part");
        eventually(() -> !preview(robot).contains("theirs"));
        robot.clickOn("#migration-rollback-confirm");
        eventually(() -> states().equals(List.of("pending")));
        assertThat(values(database, "select tablename from pg_tables where tablename in ('a', 'theirs')"))
                .containsExactly("theirs");
    }

    @Test
    void whatWasTooLargeToBeTriedIsTriedOnACopyAndAskedAgain(FxRobot robot, TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        environment =
                Map.of("ALIDADE_POSTGRES_BIN", test.server().binaries().bin().toString());
        execute(database, "create table a (id int primary key, n int); insert into a values (1, 1)");
        execute(test.asSuperuser(), "update pg_class set reltuples = 9e6, relpages = 50000 where relname = 'a'");
        write("001_a.sql", "alter table a alter column n type bigint;\n");
        applied(robot, database, 1);
        select(robot, 0, "001_a.sql");
        selectTab(robot, 1);
        ask(robot, "Try on a copy first");
        picture(robot, "migration-rollback-large");
        robot.clickOn("#migration-rollback-confirm");
        eventually(() -> button(robot, "#migration-rollback-confirm").getText().equals("Roll back 001"));
        assertThat(button(robot, "#migration-rollback-confirm").isDisabled()).isTrue();
        robot.clickOn("#migration-agree-data");
        assertThat(String.join("\n", texts(robot, "#migration-rehearsal .label")))
                .contains("On the copy: exact.");
        picture(robot, "migration-rollback-rehearsed");
        eventually(() -> !button(robot, "#migration-rollback-confirm").isDisabled());
        robot.clickOn("#migration-rollback-confirm");
        eventually(() -> states().equals(List.of("pending")));
        assertThat(values(database, "select pg_typeof(n)::text from a")).containsExactly("integer");
    }

    private void applied(FxRobot robot, Database database, int count) {
        open(robot, database, false);
        robot.interact(() -> model.open(folder));
        eventually(() -> button(robot, "#migration-apply").getText().equals("Apply " + count));
        apply(robot);
        eventually(() -> states().size() == count && states().stream().allMatch("applied"::equals));
        eventually(() -> texts(robot, ".migration-badge").size() == count);
    }

    private static void ask(FxRobot robot, String title) {
        eventually(() -> !button(robot, "#migration-rollback-ask").isDisabled());
        robot.clickOn("#migration-rollback-ask");
        // the panel of an earlier question is still there, hidden
        eventually(() -> {
            var confirm = button(robot, "#migration-rollback-confirm");
            return confirm.getText().equals(title) && isShown(confirm);
        });
    }

    private static boolean isShown(Node node) {
        var parent = node.getParent();
        return node.isVisible() && (parent == null || isShown(parent));
    }

    private static List<String> texts(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(Label.class).stream()
                .filter(label -> label.isVisible() && label.getScene() != null)
                .map(Label::getText)
                .collect(Collectors.toList());
    }

    private static String checkBox(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(CheckBox.class).getText();
    }

    private static String preview(FxRobot robot) {
        return robot.lookup("#migration-rollback-preview")
                .queryAs(SqlPane.class)
                .getText();
    }

    private static List<String> tables(Database database) {
        return values(
                database, "select tablename from pg_tables where tablename in ('a', 'b', 'c') order by tablename");
    }

    private static void execute(Database database, String sql) {
        database.write(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
