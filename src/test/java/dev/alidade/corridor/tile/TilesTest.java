package dev.alidade.corridor.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.database.SqliteFile;
import dev.alidade.error.AppException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {
    private static final int BACKGROUND = 0xFF102030;
    private static final int VIEWS = 60;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    private final ConcurrentMap<String, Integer> asked = new ConcurrentHashMap<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            asked.merge(exchange.getRequestURI().getPath(), 1, Integer::sum);
            var parts = exchange.getRequestURI().getPath().substring(1).split("[/.]", -1);
            var tile = new Tile(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            byte[] body = status == 200 ? png(colour(tile)) : new byte[0];
            atOnce.decrementAndGet();
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyPixelShowsTheTileThatLiesThere() {
        var random = new Random(7);
        try (var store = new TileStore(web(), () -> {})) {
            for (int i = 0; i < VIEWS; i++) {
                var view = view(random);
                var image = new TilePicture(store).paint(view, BACKGROUND, 20_000);
                int x = random.nextInt(view.width());
                int y = random.nextInt(view.height());
                var zoom = new TilePicture(store).tiles(view).getFirst().zoom();
                double side = 2 * WebMercator.HALF_WORLD / Tile.across(zoom);
                double column = (view.mapX(x + 0.5) + WebMercator.HALF_WORLD) / side;
                double row = (WebMercator.HALF_WORLD - view.mapY(y + 0.5)) / side;
                double pixel = view.resolution() / side * 1.5;
                boolean inside = column % 1 > pixel && column % 1 < 1 - pixel && row % 1 > pixel && row % 1 < 1 - pixel;
                if (inside && column > 0 && row > 0 && column < Tile.across(zoom) && row < Tile.across(zoom)) {
                    assertThat(new Color(image.getRGB(x, y)))
                            .isEqualTo(new Color(colour(new Tile(zoom, (int) column, (int) row))));
                }
            }
        }
        assertThat(asked.values())
                .as("no tile is fetched again while it is kept")
                .allMatch(times -> times <= 3);
        assertThat(mostAtOnce.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void aPictureWithoutWaitingIsThereAtOnceAndBetterWhenTilesArrive() {
        var arrived = new AtomicInteger();
        try (var store = new TileStore(web(), arrived::incrementAndGet)) {
            var view = new Viewport(-13_628_000, 4_545_000, 20, 300, 300);
            var first = new TilePicture(store).paint(view, BACKGROUND, 0);
            assertThat(first.getRGB(150, 150)).isEqualTo(BACKGROUND);
            int wanted = new TilePicture(store).tiles(view).size();
            await().until(() -> arrived.get() == wanted);
            assertThat(new TilePicture(store).paint(view, BACKGROUND, 0).getRGB(150, 150))
                    .isNotEqualTo(BACKGROUND);
            var closer = new Viewport(-13_628_000, 4_545_000, 4, 300, 300);
            assertThat(new TilePicture(store).paint(closer, BACKGROUND, 0).getRGB(150, 150))
                    .as("coarser tiles stand in")
                    .isNotEqualTo(BACKGROUND);
        }
    }

    @Test
    void aServerThatFailsIsLeftInPeaceAndSaysWhy() {
        status = 503;
        try (var store = new TileStore(web(), () -> {})) {
            var view = new Viewport(-13_628_000, 4_545_000, 5, 2_000, 1_500);
            for (int i = 0; i < 20; i++) {
                var image = new TilePicture(store).paint(view.moved(i * 40.0, 0), BACKGROUND, 100);
                assertThat(image.getRGB(5, 5)).isEqualTo(BACKGROUND);
            }
            await().until(() -> store.trouble().contains("503"));
            assertThat(asked.values().stream().mapToInt(i -> i).sum()).isLessThan(16);
        }
    }

    @Test
    void aTileThatIsNotThereIsNoFailure() {
        status = 404;
        try (var store = new TileStore(web(), () -> {})) {
            new TilePicture(store).paint(new Viewport(0, 0, 5_000, 600, 400), BACKGROUND, 5_000);
            assertThat(store.trouble()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "https://tiles.test/{z}/{x}.png", "ftp://t/{z}/{x}/{y}", "file:///{z}/{x}/{y}", "{z}{x}{y}"})
    void whatIsNoAddressIsRefused(String template) {
        assertThatThrownBy(() -> new WebTiles(template, "")).isInstanceOf(AppException.class);
    }

    @Test
    void anMbTilesFileIsReadAndNeverChanged() throws IOException {
        var file = folder.resolve("some tiles.mbtiles");
        try (var made = SqliteFile.make(file)) {
            made.run("create table metadata (name text, value text)");
            made.run("create table tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)");
            made.run(
                    "insert into metadata values ('name', 'Test'), ('format', 'png'), ('minzoom', '3'), ('maxzoom', '5'),"
                            + " ('attribution', '&copy; <a href=\"https://x.test\">Somebody</a>')");
            try (var rows = made.rows("insert into tiles values (?, ?, ?, ?)")) {
                for (int zoom = 3; zoom <= 5; zoom++) {
                    for (int x = 0; x < Tile.across(zoom); x++) {
                        for (int y = 0; y < Tile.across(zoom); y++) {
                            rows.add(List.of(zoom, x, Tile.across(zoom) - 1 - y, png(colour(new Tile(zoom, x, y)))));
                        }
                    }
                }
            }
            made.commit();
        }
        var before = Files.readAllBytes(file);
        try (var store = new TileStore(new MbTiles(file), () -> {})) {
            assertThat(store.attribution()).isEqualTo("© Somebody");
            var view = new Viewport(-13_628_000, 4_545_000, 100, 400, 300);
            var image = new TilePicture(store).paint(view, BACKGROUND, 20_000);
            double side = 2 * WebMercator.HALF_WORLD / 32;
            var there = new Tile(5, (int) ((-13_628_000 + WebMercator.HALF_WORLD) / side), (int)
                    ((WebMercator.HALF_WORLD - 4_545_000) / side));
            assertThat(image.getRGB(200, 150)).isEqualTo(colour(there));
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(asked).isEmpty();
        var text =
                Files.writeString(folder.resolve("no.mbtiles"), "no database at all, only a text that is long enough");
        assertThatThrownBy(() -> new MbTiles(text))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("no SQLite file");
        assertThatThrownBy(() -> new MbTiles(folder.resolve("absent"))).isInstanceOf(AppException.class);
    }

    @Test
    void aFolderOfTilesIsDrawnWithoutTheNetworkAndOneWithoutThemIsRefused() throws IOException {
        var tiles = folder.resolve("tiles");
        double side = 2 * WebMercator.HALF_WORLD / 32;
        int x = (int) ((-13_628_000 + WebMercator.HALF_WORLD) / side);
        int y = (int) ((WebMercator.HALF_WORLD - 4_545_000) / side);
        for (int column = x - 1; column <= x + 1; column++) {
            for (int row = y - 1; row <= y + 1; row++) {
                var file = tiles.resolve("5/" + column + "/" + row + ".png");
                Files.createDirectories(file.getParent());
                Files.write(file, png(colour(new Tile(5, column, row))));
            }
        }
        Files.createDirectories(tiles.resolve("no zoom"));
        var source = TileFolder.open(tiles, "Somebody");
        assertThat(List.of(source.minZoom(), source.maxZoom())).containsExactly(5, 5);
        try (var store = new TileStore(source, () -> {})) {
            assertThat(store.attribution()).isEqualTo("Somebody");
            var view = new Viewport(-13_628_000, 4_545_000, 100, 400, 300);
            var image = new TilePicture(store).paint(view, BACKGROUND, 20_000);
            assertThat(image.getRGB(200, 150)).isEqualTo(colour(new Tile(5, x, y)));
        }
        assertThat(asked).isEmpty();
        assertThatThrownBy(() -> TileFolder.open(folder.resolve("tiles/5/" + x), ""))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("holds no tiles");
    }

    private WebTiles web() {
        return new WebTiles("http://127.0.0.1:" + server.getAddress().getPort() + "/{z}/{x}/{y}.png", "Test");
    }

    private static Viewport view(Random random) {
        double resolution = Math.exp(random.nextDouble() * 9);
        return new Viewport(
                (random.nextDouble() - 0.5) * 3.4e7,
                (random.nextDouble() - 0.5) * 3.4e7,
                resolution,
                200 + random.nextInt(300),
                200 + random.nextInt(200));
    }

    private static int colour(Tile tile) {
        return 0xFF000000 | new Random(tile.hashCode() * 31L + tile.x() * 7_919L + tile.y()).nextInt(0x1000000);
    }

    private static byte[] png(int argb) {
        var image = new BufferedImage(Tile.SIZE, Tile.SIZE, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(argb));
        pen.fillRect(0, 0, Tile.SIZE, Tile.SIZE);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
