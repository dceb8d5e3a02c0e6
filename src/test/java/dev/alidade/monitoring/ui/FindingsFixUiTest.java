package dev.alidade.monitoring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import java.util.ArrayList;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What mends a finding: previewed, applied, taken back, written as a migration, refused. */
class FindingsFixUiTest extends FindingsFixture {
    @Test
    void aFindingLeadsToItsFixAndTheFixIsAppliedByKeysAlone(FxRobot robot) {
        tabTo(robot, "findings-groups");
        tabTo(robot, "health-findings");
        for (int i = 0; i < 20 && !TWIN.equals(chosen(robot)); i++) {
            robot.push(KeyCode.DOWN);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(chosen(robot)).isEqualTo(TWIN);
        until(() -> robot.lookup("#fix-apply").tryQuery().isPresent());
        tabTo(robot, "fix-apply");
        photograph(robot, "findings-keys");
        robot.push(KeyCode.SPACE);
        until(() -> indexes() == 1);
    }

    private static String chosen(FxRobot robot) {
        var line = table(robot).getSelectionModel().getSelectedItem();
        return line == null ? "" : line.key();
    }

    private static void tabTo(FxRobot robot, String id) {
        var way = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            WaitForAsyncUtils.waitForFxEvents();
            var owner = table(robot).getScene().getFocusOwner();
            if (owner != null && id.equals(owner.getId())) {
                return;
            }
            way.add(String.valueOf(owner));
            robot.push(KeyCode.TAB);
        }
        throw new AssertionError(id + " is not reached by Tab: " + way);
    }

    @Test
    void findsPreviewsMendsAndTakesBack(FxRobot robot) {
        assertThat(keys(robot)).contains(TWIN, "rls_disabled:public.orders", "no_primary_key:public.log");
        choose(robot, TWIN);
        assertThat(label(robot, "#fix-sql")).isEqualTo("drop index concurrently public.orders_customer_again;");
        assertThat(label(robot, "#fix-undo-sql")).startsWith("CREATE INDEX CONCURRENTLY orders_customer_again");
        photograph(robot, "findings-fix");
        press(robot, "#fix-apply");
        until(() -> !keys(robot).contains(TWIN));
        assertThat(label(robot, "#findings-done")).contains("is mended");
        assertThat(indexes()).isEqualTo(1);
        until(() -> snapshotIndexes() == 4);

        chooseGroup(robot, FindingGroup.Kind.MENDED);
        assertThat(table(robot).getItems()).hasSize(1);
        until(() -> label(robot, "#finding-undo-sql").contains("CREATE INDEX CONCURRENTLY orders_customer_again"));
        photograph(robot, "findings-mended");
        press(robot, "#finding-undo");
        until(() -> label(robot, "#findings-done").contains("as it was"));
        assertThat(indexes()).isEqualTo(2);
        chooseGroup(robot, FindingGroup.Kind.ALL);
        assertThat(keys(robot)).contains(TWIN);
    }

    @Test
    void aChoiceIsLeftToThePersonAndWrittenAsAMigration(FxRobot robot) {
        choose(robot, "no_primary_key:public.log");
        assertThat(robot.lookup("#fix-sql").tryQuery()).isEmpty();
        robot.interact(() ->
                robot.lookup("#fix-choice-identity").queryAs(RadioButton.class).fire());
        assertThat(label(robot, "#fix-sql")).contains("generated always as identity");
        photograph(robot, "findings-choice");
        press(robot, "#fix-save");
        until(() -> !written.isEmpty());
        assertThat(written.getFirst())
                .contains(
                        "add column \"id\" bigint generated always as identity",
                        "ALTER TABLE \"public\".\"log\" DROP COLUMN");
        until(() -> label(robot, "#findings-done").startsWith("Written:"));
    }

    @Test
    void severalFixesAreWrittenAsOneMigration(FxRobot robot) {
        choose(robot, TWIN);
        assertThat(robot.lookup("#findings-save-several").queryButton().isVisible())
                .isFalse();
        robot.interact(() -> {
            var table = table(robot);
            for (int i = 0; i < table.getItems().size(); i++) {
                var key = table.getItems().get(i).key();
                if (key.equals("rls_disabled:public.orders") || key.equals("no_primary_key:public.log")) {
                    table.getSelectionModel().select(i);
                }
            }
        });
        // one of the three leaves a choice
        assertThat(robot.lookup("#findings-save-several").queryButton().getText())
                .isEqualTo("Save 2 fixes as migration");
        photograph(robot, "findings-several");
        press(robot, "#findings-save-several");
        until(() -> !written.isEmpty());
        assertThat(written)
                .singleElement()
                .asString()
                .startsWith("health fixes\n")
                .contains(
                        "drop index concurrently \"public\".\"orders_customer_again\";",
                        "alter table \"public\".\"orders\" enable row level security;",
                        "CREATE INDEX orders_customer_again ON public.orders",
                        "DISABLE ROW LEVEL SECURITY");
        until(() -> label(robot, "#findings-done").startsWith("Written:"));
        assertThat(indexes()).isEqualTo(2);
    }

    @Test
    void aLockedTableIsToldInPlaceAndNothingIsLost(FxRobot robot) {
        choose(robot, "rls_disabled:public.orders");
        database.asSuperuser().write(new Cancellation(), session -> {
            session.execute("lock table orders in row exclusive mode");
            press(robot, "#fix-apply");
            until(() ->
                    robot.lookup("#findings-problem .problem-pane").tryQuery().isPresent());
            return true;
        });
        photograph(robot, "findings-locked");
        assertThat(keys(robot)).contains("rls_disabled:public.orders");
    }

    @Test
    void whatAFixDidBeforeItFailedIsListedAtOnceWithItsWayBack(FxRobot robot) {
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("""
                create table visits (id int, customer int references customers) partition by hash (id);
                create table visits_0 partition of visits for values with (modulus 2, remainder 0);
                create table visits_1 partition of visits for values with (modulus 2, remainder 1)""");
            return true;
        });
        press(robot, "#findings-run");
        var key = "unindexed_foreign_keys:public.visits:visits_customer_fkey";
        until(() -> keys(robot).contains(key));
        choose(robot, key);
        assertThat(label(robot, "#fix-sql")).contains("visits_0", "visits_1");
        database.asSuperuser().write(new Cancellation(), session -> {
            session.execute("lock table visits_1 in share update exclusive mode");
            press(robot, "#fix-apply");
            until(() ->
                    robot.lookup("#findings-problem .problem-pane").tryQuery().isPresent());
            return true;
        });
        until(() -> groups(robot).getItems().stream()
                .anyMatch(group -> group.kind() == FindingGroup.Kind.MENDED && group.size() == 1));
        assertThat(indexes("visits%")).isEqualTo(2);
        assertThat(robot.lookup("#findings-problem .problem-pane").tryQuery()).isPresent();
        assertThat(keys(robot)).contains(key);
        photograph(robot, "findings-half-done");
        chooseGroup(robot, FindingGroup.Kind.MENDED);
        choose(robot, table(robot).getItems().getFirst().key());
        until(() -> label(robot, "#finding-undo-sql").contains("DROP INDEX"));
        press(robot, "#finding-undo");
        until(() -> label(robot, "#findings-done").contains("as it was"));
        assertThat(indexes("visits%")).isZero();
    }
}
