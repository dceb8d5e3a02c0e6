package dev.alidade.connection.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.connection.ConnectionProfile;
import dev.alidade.connection.ConnectionProfiles;
import dev.alidade.connection.ConnectionTester;
import dev.alidade.connection.Connector;
import dev.alidade.connection.Environment;
import dev.alidade.connection.OpenRequest;
import dev.alidade.connection.SessionPasswords;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import dev.alidade.database.TlsMode;
import dev.alidade.error.Problem;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.ui.Dialogs;
import dev.alidade.ui.Eventually;
import dev.alidade.ui.FxThread;
import dev.alidade.ui.Photographer;
import dev.alidade.ui.Theme;
import dev.alidade.ui.task.BackgroundTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith({SandboxExtension.class, ApplicationExtension.class})
@SuppressWarnings("NullAway.Init") // fields set before each test
class StartPageUiTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path settings;

    private final List<OpenRequest> opened = new ArrayList<>();
    private final List<Problem> unexpected = new ArrayList<>();
    private final AtomicBoolean demo = new AtomicBoolean();
    /** Written by any thread. */
    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(entry.getMessage() + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private ConnectionProfiles profiles;
    private StartPage page;
    private Scene scene;
    private Theme theme;

    @Start
    void start(Stage stage) {
        profiles = new ConnectionProfiles(settings);
        var tasks = new BackgroundTasks(unexpected::add);
        var connector = new Connector(
                profiles, new SessionPasswords(), new ConnectionTester(FxThread::refuse), InstantSource.fixed(NOW));
        var model = new StartViewModel(connector, tasks, new AgreeingDialogs(), opened::add);
        page = new StartPage(model, new ConnectionFormViewModel(connector, tasks, opened::add), () -> demo.set(true));
        theme = new Theme(Theme.Mode.LIGHT);
        scene = new Scene(page, 1208, 725);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void listenToTheLog() {
        System.setProperty("org.postgresql.pgpassfile", settings.resolve("none").toString());
        Logger.getLogger("").addHandler(recorder);
    }

    @AfterEach
    void stopListening() {
        System.clearProperty("org.postgresql.pgpassfile");
        Logger.getLogger("").removeHandler(recorder);
        assertThat(unexpected).isEmpty();
    }

    @Test
    void beginsEmptyWithTheTwoThingsOneCanDo(FxRobot robot) {
        picture("connection-start-empty", robot);
        robot.clickOn("#start-demo");
        await().untilTrue(demo);
        robot.clickOn("#start-new");
        assertThat(scene.getFocusOwner())
                .isEqualTo(robot.lookup("#connection-paste").query());
        picture("connection-form-empty", robot);
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#start-demo").tryQuery()).isPresent();
    }

    @Test
    void aPastedAddressFillsEveryFieldIsExplainedTestedAndOpened(FxRobot robot, TestDatabase database)
            throws Exception {
        var target = database.supabaseTarget();
        robot.clickOn("#start-new");
        paste(robot, uri(target, password(target)));
        assertThat(text(robot, "#connection-host")).isEqualTo("127.0.0.1");
        assertThat(text(robot, "#connection-database")).isEqualTo(database.name());
        assertThat(text(robot, "#connection-name")).isEqualTo(database.name() + " on 127.0.0.1");
        assertThat(text(robot, "#connection-paste")).isEmpty();
        robot.clickOn("#connection-environment-staging");
        robot.clickOn("#connection-test");
        seen(robot, "#connection-verdict", "Works");
        picture("connection-form-works", robot);
        robot.clickOn("#connection-connect");
        Eventually.until(() -> !opened.isEmpty());
        var request = opened.getFirst();
        assertThat(request.target().password()).isEqualTo(target.password());
        assertThat(request.profile().environment()).isEqualTo(Environment.STAGING);
        assertThat(profiles.list()).singleElement().satisfies(kept -> {
            assertThat(kept.lastUsed()).isEqualTo(NOW);
            assertThat(kept.name()).isEqualTo(database.name() + " on 127.0.0.1");
        });
        noSecret(password(target));
    }

    @Test
    void anAddressThatIsTypedCountsAsSoonAsAButtonIsPressed(FxRobot robot, TestDatabase database) {
        var target = database.supabaseTarget();
        robot.clickOn("#start-new");
        assertThat(robot.lookup("#connection-test").queryButton().isDisabled()).isTrue();
        type(robot, uri(target, password(target)));
        robot.clickOn("#connection-test");
        seen(robot, "#connection-verdict", "Works");

        robot.clickOn("#connection-paste");
        type(robot, "postgresql://u@h1,h2/db");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        seen(robot, "#connection-verdict", "several hosts");
        assertThat(opened).isEmpty();
        robot.interact(
                () -> robot.lookup("#connection-paste").queryAs(TextField.class).clear());
        robot.clickOn("#connection-database").push(KeyCode.ENTER);
        Eventually.until(() -> !opened.isEmpty());
    }

    private static void type(FxRobot robot, String text) {
        robot.interact(() -> text.chars()
                .forEach(c -> robot.lookup("#connection-paste")
                        .queryAs(TextField.class)
                        .appendText(Character.toString(c))));
    }

    @Test
    void explainsASupabasePoolerAndWhatItLacks(FxRobot robot) {
        robot.clickOn("#start-new");
        paste(
                robot,
                "postgresql://postgres.abcdefghij:[YOUR-PASSWORD]@aws-0-eu-central-1.pooler.supabase.com:6543/postgres");
        seen(robot, "#connection-recognised", "transaction pooler");
        seen(robot, "#connection-recognised", "placeholder");
        robot.clickOn("#connection-read-only");
        seen(robot, "#connection-recognised", "advisory locks");
        picture("connection-form-supabase", robot);
        paste(robot, "postgresql://u:hush@h1,h2/db");
        seen(robot, "#connection-verdict", "several hosts");
        assertThat(text(robot, "#connection-host")).endsWith("pooler.supabase.com");
    }

    @Test
    void anUnknownPasswordIsAskedForInTheRow(FxRobot robot, TestDatabase database) throws Exception {
        var target = database.supabaseTarget();
        keep(profile("Shop", Environment.PRODUCTION, target), robot);
        var profile = profiles.list().getFirst();
        robot.clickOn("#connection-open-" + profile.id());
        Eventually.until(() -> robot.lookup("#start-password").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#start-password").write("canary-wrong-pw").push(KeyCode.ENTER);
        seen(robot, "#start-password-hint", "does not accept");
        picture("connection-start-password", robot);
        assertThat(opened).isEmpty();
        robot.interact(() ->
                robot.lookup("#start-password").queryAs(TextInputControl.class).setText(password(target)));
        robot.clickOn("#start-password-connect");
        Eventually.until(() -> !opened.isEmpty());
        robot.interact(() -> {});
        robot.clickOn("#connection-open-" + profile.id());
        Eventually.until(() -> opened.size() == 2);
        noSecret(password(target));
        noSecret("canary-wrong-pw");
    }

    @Test
    void rowsShowTheirColoursAndAFailureInPlace(FxRobot robot, TestDatabase database) {
        var target = database.supabaseTarget();
        keep(profile("SF AV coordination", Environment.DEVELOPMENT, target).usedAt(NOW.minusSeconds(120)), robot);
        keep(
                profile(
                        "Strata staging",
                        Environment.STAGING,
                        DatabaseTarget.of("127.0.0.1", 1, "strata", "ada", null)),
                robot);
        var far = DatabaseTarget.of(
                "aws-0-ap-southeast-2-with-a-very-long-name-indeed.pooler.supabase.com",
                5432,
                "a_database_with_a_rather_long_name_that_goes_on",
                "postgres.abcdefghijklmnopqrst",
                null);
        keep(
                profile(
                                "Traceability of everything that was ever made, packed, shipped and sold",
                                Environment.PRODUCTION,
                                far)
                        .usedAt(NOW.minusSeconds(300_000)),
                robot);
        var strata = profiles.find("Strata staging").orElseThrow();
        robot.clickOn("#connection-open-" + strata.id());
        Eventually.until(() -> robot.lookup(".problem-pane").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        picture("connection-start-error", robot);
        robot.interact(theme::toggle);
        picture("connection-start-dark", robot);
        robot.clickOn("#connection-edit-" + strata.id());
        assertThat(text(robot, "#connection-port")).isEqualTo("1");
        robot.clickOn("#connection-test");
        Eventually.until(() -> robot.lookup(".problem-pane").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        picture("connection-form-dark", robot);
        robot.interact(
                () -> robot.lookup("#connection-name").queryAs(TextField.class).setText("Strata"));
        robot.clickOn("#connection-save");
        assertThat(profiles.find("Strata")).isPresent();
        robot.clickOn("#connection-delete-" + strata.id());
        assertThat(profiles.find("Strata")).isEmpty();
    }

    @Test
    void theFormNeedsNoMouse(FxRobot robot, TestDatabase database) {
        var target = database.supabaseTarget();
        robot.interact(() -> robot.lookup("#start-new").queryButton().requestFocus());
        robot.push(KeyCode.SPACE);
        paste(robot, uri(target, password(target)));
        var reached = new ArrayList<String>();
        for (int i = 0; i < 22; i++) {
            robot.push(KeyCode.TAB);
            var owner = scene.getFocusOwner();
            reached.add(owner == null || owner.getId() == null ? "" : owner.getId());
        }
        assertThat(reached)
                .contains(
                        "connection-name",
                        "connection-host",
                        "connection-port",
                        "connection-database",
                        "connection-user",
                        "connection-password",
                        "connection-password-reveal",
                        "connection-tls",
                        "connection-certificate",
                        "connection-folder",
                        "connection-read-only",
                        "connection-test",
                        "connection-save",
                        "connection-connect");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        Eventually.until(() -> !opened.isEmpty());
    }

    private void keep(ConnectionProfile profile, FxRobot robot) {
        profiles.save(profile);
        robot.interact(page::showList);
    }

    private void noSecret(String secret) throws IOException {
        assertThat(log.toString()).doesNotContain(secret);
        assertThat(opened.toString()).doesNotContain(secret);
        try (var files = Files.walk(settings)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(secret);
            }
        }
    }

    private void picture(String name, FxRobot robot) {
        robot.interact(() -> assertThat(new Photographer(Path.of("target", "pictures")).take(scene, name))
                .exists());
    }

    private static void paste(FxRobot robot, String text) {
        robot.interact(
                () -> robot.lookup("#connection-paste").queryAs(TextField.class).setText(text));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void seen(FxRobot robot, String place, String words) {
        await().untilAsserted(() -> assertThat(
                        robot.from(robot.lookup(place)).lookup(".label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .anyMatch(text -> text.contains(words)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class).getText();
    }

    private static String uri(DatabaseTarget target, String password) {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(target.user(), password, target.host(), target.port(), target.database());
    }

    private static String password(DatabaseTarget target) {
        Secret password = target.password();
        assertThat(password).isNotNull();
        return password.reveal();
    }

    private static ConnectionProfile profile(String name, Environment environment, DatabaseTarget target) {
        return new ConnectionProfile(
                ConnectionProfiles.newId(),
                name,
                environment,
                target.host(),
                target.port(),
                target.database(),
                target.user(),
                TlsMode.PREFER,
                null,
                environment == Environment.PRODUCTION,
                null,
                Map.of(),
                null);
    }

    private static final class AgreeingDialogs implements Dialogs {
        @Override
        public void unexpected(Problem problem) {
            throw new AssertionError(problem.toString());
        }

        @Override
        public void confirm(String title, String text, String action, Runnable goAhead) {
            goAhead.run();
        }
    }
}
