package dev.alidade.monitoring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What the checks found, listed, compared and ignored. */
class FindingsUiTest extends FindingsFixture {
    @Test
    void whatOpenedSinceTheRunBeforeHasAGroupOfItsOwn(FxRobot robot) {
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("create table fresh (note text); alter table log add primary key (line)");
            return true;
        });
        robot.interact(() -> screen.lookAgain());
        until(() -> label(robot, "#findings-done").startsWith("Since the run before"));
        until(() -> groups(robot).getItems().stream().anyMatch(group -> group.kind() == FindingGroup.Kind.OPENED));
        chooseGroup(robot, FindingGroup.Kind.OPENED);
        until(() -> !keys(robot).contains("rls_disabled:public.orders"));
        assertThat(keys(robot)).contains("no_primary_key:public.fresh").doesNotContain("rls_disabled:public.orders");
        photograph(robot, "findings-opened");
    }

    @Test
    void ignoresWithAReasonAndHeedsAgain(FxRobot robot) throws Exception {
        choose(robot, TWIN);
        robot.interact(
                () -> robot.lookup("#finding-ignore").queryAs(TitledPane.class).setExpanded(true));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#ignore-go").queryButton().isDisabled()).isTrue();
        robot.interact(() -> {
            robot.lookup("#ignore-reason").queryAs(TextField.class).setText("being built just now");
            robot.lookup("#ignore-author").queryAs(TextField.class).setText("Ada");
        });
        var until = robot.lookup("#ignore-until").queryAs(DatePicker.class);
        for (var typed : List.of("some day", "1/2/2020")) {
            robot.interact(() -> until.getEditor().setText(typed));
            assertThat(robot.lookup("#ignore-go").queryButton().isDisabled())
                    .as(typed)
                    .isTrue();
        }
        var last = LocalDate.now(clock).plusDays(9);
        robot.interact(() -> until.getEditor().setText(until.getConverter().toString(last)));
        photograph(robot, "findings-ignore");
        press(robot, "#ignore-go");
        until(() -> !keys(robot).contains(TWIN));
        assertThat(Files.readString(folder.resolve("alidade-health.json")))
                .contains(
                        "being built just now",
                        "Ada",
                        last.toString(),
                        LocalDate.now(clock).toString());
        chooseGroup(robot, FindingGroup.Kind.IGNORED);
        assertThat(keys(robot)).containsExactly(TWIN);
        press(robot, "#finding-heed");
        until(() -> table(robot).getItems().isEmpty());
    }

    @Test
    void whatCouldNotBeCheckedIsListedWithItsReason(FxRobot robot) {
        chooseGroup(robot, FindingGroup.Kind.NOT_CHECKED);
        until(() -> table(robot).getItems().stream()
                .anyMatch(line -> line instanceof FindingLine.NotChecked missed
                        && missed.result().check().id().equals("unused_index")));
        photograph(robot, "findings-not-checked");
        assertThat(label(robot, "#findings-assumed")).contains("public is assumed");
    }

    @Test
    void somebodysOwnChecksAnswerOrSayWhyTheyCannot(FxRobot robot) throws Exception {
        var checks = Files.createDirectory(folder.resolve("checks"));
        Files.writeString(checks.resolve("log_is_there.sql"), """
            -- title: The log is there
            -- severity: error
            -- detail: {0} is there
            select 'public' as schema_name, 'log' as object_name""");
        Files.writeString(checks.resolve("broken.sql"), "-- title: Broken\nselect x as object_name from nowhere");
        Files.writeString(checks.resolve("nameless.sql"), "-- title: Nameless\nselect 1 as one");
        Files.writeString(checks.resolve("untitled.sql"), "select 'x' as object_name");
        press(robot, "#findings-run");
        until(() -> keys(robot).contains("log_is_there:public.log"));
        chooseGroup(robot, FindingGroup.Kind.NOT_CHECKED);
        robot.interact(() -> table(robot).scrollTo(table(robot).getItems().size() - 1));
        choose(robot, table(robot).getItems().getLast().key());
        photograph(robot, "findings-own");
        assertThat(table(robot).getItems())
                .filteredOn(line -> line instanceof FindingLine.NotChecked)
                .extracting(line -> line.words() + " "
                        + ((FindingLine.NotChecked) line).result().reasons())
                .anyMatch(words -> words.startsWith("Broken") && words.contains("nowhere"))
                .contains(
                        "Nameless [A row has no object_name: every row must name what it is about.]",
                        "untitled.sql, which is no check [it needs a line \"-- title: …\" at its beginning.]");
    }
}
