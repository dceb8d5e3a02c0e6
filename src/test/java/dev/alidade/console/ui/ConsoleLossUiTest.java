package dev.alidade.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.console.TransactionMode;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.OwnServer;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The connection goes and comes while nothing is open, in a transaction, and while a statement runs. */
class ConsoleLossUiTest extends ConsoleFixture {

    @Test
    void tellsWhatIsGoneAndWhatIsKeptWheneverTheConnectionIsLost(FxRobot robot) throws Exception {
        try (var own = new OwnServer();
                var database = Database.open(own.server().superuser("postgres"), () -> {})) {
            open(robot, database, "");
            run(robot, "set work_mem = '3MB'; create temp table note (v text); create table t (v int)");
            lose(own, database);
            eventually(() -> model.link().stateProperty().get() instanceof LinkState.Lost);
            picture(robot, "lost-idle");
            own.start();
            robot.clickOn("#console-link-retry");
            eventually(() -> model.link().stateProperty().get() instanceof LinkState.Back);
            picture(robot, "back");
            robot.clickOn("#console-link-settings");
            waitUntilIdle();
            eventually(() -> model.link().stateProperty().get() instanceof LinkState.Fine);
            run(robot, "show work_mem");
            eventually(() -> buffer().results().size() == 1);
            assertThat(grid(0).rows().getFirst().value(0)).isEqualTo("3MB");

            robot.interact(() -> model.runs().modeProperty().set(TransactionMode.MANUAL));
            run(robot, "insert into t values (1); update t set v = 2");
            eventually(() -> seen(robot, "#console-commit"));
            lose(own, database);
            eventually(() -> model.link().stateProperty().get() instanceof LinkState.Lost lost
                    && lost.loss().inTransaction());
            assertThat(seen(robot, "#console-commit")).isFalse();
            picture(robot, "lost-transaction");
            own.start();
            robot.clickOn("#console-link-retry");
            eventually(() -> model.link().stateProperty().get() instanceof LinkState.Back);
            picture(robot, "back-transaction");
            robot.clickOn("#console-link-statements");
            eventually(() -> buffer().text().equals("insert into t values (1);\n\nupdate t set v = 2;\n"));
            robot.clickOn("#console-link-close");
            eventually(() -> model.link().stateProperty().get() instanceof LinkState.Fine);

            robot.interact(() -> model.runs().modeProperty().set(TransactionMode.AUTO));
            write(robot, "select pg_sleep(120)");
            robot.push(KeyCode.CONTROL, KeyCode.ENTER);
            eventually(() -> model.runs().stateProperty().get().isRunning());
            lose(own, database);
            waitUntilIdle();
            eventually(() -> buffer().messages().getLast().problem() != null);
            picture(robot, "lost-running");
            own.start();
            run(robot, "select count(*) from t");
            eventually(() -> buffer().results().size() == 1);
            assertThat(grid(0).rows().getFirst().value(0)).isEqualTo("0");
        }
    }

    /** The server goes, and the watch over the connection notices. */
    private static void lose(OwnServer own, Database database) throws Exception {
        own.stop();
        CompletableFuture.runAsync(() -> {
                    try {
                        database.check();
                    } catch (AppException e) {
                        assertThat(e.problem().message()).isNotBlank();
                    }
                })
                .join();
    }
}
