package dev.alidade.corridor.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.alidade.sandbox.TestDatabase;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What lies below the layers, a corridor that follows streets, and the picture as a file. */
class BackdropUiTest extends SampleMapJourney {
    @Start
    void start(Stage stage) {
        window(stage);
    }

    @Test
    void tilesAreFetchedOnlyAfterTheyWereSwitchedOnAndACorridorFollowsTheStreets(FxRobot robot, TestDatabase test)
            throws IOException {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = png(exchange.getRequestURI().getPath().hashCode());
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            open(robot, test.asSupabaseRole());
            click(robot, "#map-place");
            robot.write("37.7790, -122.4200").push(KeyCode.ENTER);
            settle(robot);
            click(robot, "#map-tool-backdrop");
            click(robot, "#map-backdrop-web");
            assertThat(asked.get()).isZero();
            click(robot, "#map-backdrop-template");
            robot.write("no address");
            click(robot, "#map-backdrop-show");
            until(() -> screen.backdrop().problemProperty().get() != null);
            robot.interact(() -> screen.backdrop()
                    .templateProperty()
                    .set("http://127.0.0.1:" + server.getAddress().getPort() + "/{z}/{x}/{y}.png"));
            click(robot, "#map-backdrop-said");
            robot.write("Tiles by nobody");
            click(robot, "#map-backdrop-show");
            until(() -> asked.get() > 3);
            until(() -> text(robot, "#map-attribution").contains("Tiles by nobody"));
            until(() -> !screen.model().isDrawing());
            photograph(robot, "map-tiles");
            click(robot, "#map-backdrop-built_in");
            until(() -> !text(robot, "#map-attribution").contains("Tiles by nobody"));

            click(robot, "#map-tool-draw");
            until(() -> !screen.analysis().draft().fields().isEmpty());
            assertThat(robot.lookup("#map-draft-follow").queryAs(CheckBox.class).getText())
                    .contains("Streets");
            click(robot, "#map-draft-follow");
            robot.clickOn(pixel(robot, -122.4222, 37.7772));
            robot.clickOn(pixel(robot, -122.4190, 37.7795));
            until(() -> {
                var sketch = screen.analysis().draft().sketchProperty().get();
                return sketch != null && sketch.draft().points().size() > 2;
            });
            photograph(robot, "map-follow");
            var out = folder.resolve("map.png");
            robot.interact(() -> screen.export().picture(out));
            until(() -> screen.export().wordsProperty().get().contains("map.png"));
            assertThat(ImageIO.read(out.toFile()).getWidth()).isGreaterThan(800);
            assertThat(unheard).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    private static byte[] png(int seed) {
        var image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0xC0C0C0 | (seed & 0x3F3F3F)));
        pen.fillRect(0, 0, 256, 256);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Clicks as soon as it is there: panels are built while the robot looks. */
    private static void click(FxRobot robot, String id) {
        await().ignoreExceptions().until(() -> {
            robot.clickOn(id);
            return true;
        });
    }
}
