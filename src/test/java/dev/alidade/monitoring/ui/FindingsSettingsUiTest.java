package dev.alidade.monitoring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.monitoring.check.CheckResult;
import dev.alidade.monitoring.check.Severity;
import dev.alidade.ui.Eventually;
import java.nio.file.Files;
import javafx.geometry.Orientation;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What is wanted of a check, set on its page. */
class FindingsSettingsUiTest extends FindingsFixture {
    @Test
    void aListStaysWhereItIsWhenACheckIsSaved(FxRobot robot) {
        chooseGroup(robot, FindingGroup.Kind.CHECKS);
        until(() -> table(robot).getItems().size() > 60);
        robot.interact(() -> table(robot).scrollTo(45));
        choose(robot, table(robot).getItems().get(50).key());
        double before = scrolled(robot);
        assertThat(before).isGreaterThan(0.3);
        until(() -> robot.lookup("#check-save").tryQuery().isPresent());
        robot.interact(() -> combo(robot).setValue(Severity.ERROR));
        press(robot, "#check-save");
        until(() -> label(robot, "#findings-done").endsWith("saved."));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(scrolled(robot)).isEqualTo(before);
        assertThat(table(robot).getSelectionModel().getSelectedIndex()).isEqualTo(50);
    }

    @Test
    void aCheckIsSetOnItsOwnPageAndTurnedOff(FxRobot robot) throws Exception {
        choose(robot, TWIN);
        robot.interact(
                () -> robot.lookup("#finding-check").queryAs(Hyperlink.class).fire());
        until(() -> label(robot, "#finding-title").startsWith("Index that is there twice"));
        robot.interact(() -> combo(robot).setValue(Severity.ERROR));
        photograph(robot, "findings-check");
        press(robot, "#check-save");
        until(() -> label(robot, "#findings-done").endsWith("saved."));
        assertThat(folder.resolve("alidade-checks.conf")).hasContent("[duplicate_index]\nseverity = error");
        chooseGroup(robot, FindingGroup.Kind.ALL);
        assertThat(table(robot).getItems())
                .anyMatch(line -> line.key().equals(TWIN)
                        && line instanceof FindingLine.Open open
                        && open.finding().severity() == Severity.ERROR);

        chooseGroup(robot, FindingGroup.Kind.CHECKS);
        choose(robot, "=unused_index");
        until(() -> robot.lookup("#check-minimum_bytes").tryQuery().isPresent());
        var bytes = robot.lookup("#check-minimum_bytes").queryAs(TextField.class);
        robot.interact(() -> bytes.setText("many"));
        assertThat(robot.lookup("#check-save").queryButton().isDisabled()).isTrue();
        photograph(robot, "findings-check-wrong");
        robot.interact(() -> {
            bytes.setText("20 MB");
            robot.lookup("#check-runs").queryAs(CheckBox.class).setSelected(false);
            robot.lookup("#check-only-here").queryAs(CheckBox.class).setSelected(true);
        });
        press(robot, "#check-save");
        until(() -> Files.readString(folder.resolve("alidade-checks.conf")).contains("20 MB"));
        assertThat(folder.resolve("alidade-checks.conf")).content().endsWith("""
                [unused_index @ staging]
                run = no
                minimum_bytes = 20 MB
                """);
        until(() -> table(robot).getItems().stream()
                .anyMatch(line -> line instanceof FindingLine.Checked checked
                        && checked.result().verdict() == CheckResult.Verdict.OFF));
        photograph(robot, "findings-check-off");
    }

    @Test
    void aFileThatIsNoCheckIsShownWithItsReasonAndHasNoSettings(FxRobot robot) throws Exception {
        var file = folder.resolve("checks").resolve("gone_chats.sql");
        Files.createDirectories(folder.resolve("checks"));
        Files.writeString(
                file, "-- title: Chats that are gone\nselect 'a' as object_name;\nselect 'b' as object_name;\n");
        press(robot, "#findings-run");
        until(() -> groups(robot).getItems().stream()
                .anyMatch(group -> group.kind() == FindingGroup.Kind.NOT_CHECKED && group.size() > 0));
        chooseGroup(robot, FindingGroup.Kind.NOT_CHECKED);
        until(() -> keys(robot).contains("?gone_chats"));
        choose(robot, "?gone_chats");
        assertThat(robot.lookup("#finding .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains(file.toString(), "a check is one SELECT, and 2 statements stand in the file.");
        assertThat(robot.lookup("#finding-check").tryQuery()).isEmpty();
        assertThat(robot.lookup("#finding-show-file").queryButton().isDisabled())
                .isFalse();
        photograph(robot, "findings-refused-file");

        chooseGroup(robot, FindingGroup.Kind.CHECKS);
        choose(robot, "=gone_chats");
        assertThat(robot.lookup("#check-save").tryQuery()).isEmpty();
        assertThat(label(robot, "#finding-file")).isEqualTo(file.toString());
        photograph(robot, "findings-refused-check");
    }

    @Test
    void settingsThatAreNotUnderstoodAreToldWithTheirLine(FxRobot robot) throws Exception {
        Files.writeString(folder.resolve("alidade-checks.conf"), "# ours\n[duplicate_index]\nseverty = info\n");
        press(robot, "#findings-run");
        until(() -> robot.lookup("#findings-problem .problem-pane").tryQuery().isPresent());
        photograph(robot, "findings-settings-broken");
        assertThat(robot.lookup("#findings-problem .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(text -> text.contains("line 3"));
    }

    private static double scrolled(FxRobot robot) {
        return Eventually.inTurn(() -> {
            table(robot).layout();
            return bar(robot).getValue();
        });
    }

    private static ScrollBar bar(FxRobot robot) {
        return robot.from(table(robot)).lookup(".scroll-bar").queryAllAs(ScrollBar.class).stream()
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Severity> combo(FxRobot robot) {
        return (ComboBox<Severity>) robot.lookup("#check-severity").query();
    }
}
