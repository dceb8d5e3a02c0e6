package dev.alidade.corridor.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.feature.FeatureCollector;
import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.feature.WkbDecoder;
import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.LayerSource;
import dev.alidade.corridor.layer.LayerView;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.style.LayerStyle;
import dev.alidade.corridor.style.StyleRule;
import dev.alidade.corridor.style.Symbol;
import dev.alidade.corridor.style.Symbol.Stroke;
import dev.alidade.database.Cancellation;
import dev.alidade.settings.AppFolders;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

class StylePaintTest {
    private static final CoordinateSystems SYSTEMS =
            new CoordinateSystems(new AppFolders(Path.of("none"), Path.of("none"), Path.of("none")));
    private static final Viewport VIEW = new Viewport(200, 150, 1, 400, 300);
    private static final int RED = 0xFFFF0000;
    private static final int BLUE = 0xFF0000FF;

    private final FeatureCollector collector = new FeatureCollector();
    private final MapFonts fonts = new MapFonts();
    private final Meanings meanings = new Meanings();
    private final MapPainter painter = new MapPainter(meanings, fonts);

    @Test
    void fillsStrokesAndCasingsLieOverEachOther() throws Exception {
        add("POLYGON((100 100, 300 100, 300 200, 100 200, 100 100))", null, null);
        var symbol = new Symbol(
                new Symbol.Fill(BLUE), List.of(Stroke.solid(0xFF000000, 9), Stroke.solid(RED, 3)), null, null);
        var picture = paint(LayerRole.AREA, LayerStyle.single("s", symbol));
        assertThat(picture.getRGB(200, 150)).isEqualTo(BLUE);
        assertThat(picture.getRGB(200, 200)).as("line over its casing").isEqualTo(RED);
        assertThat(picture.getRGB(200, 203)).as("casing").isEqualTo(0xFF000000);
        assertThat(picture.getRGB(200, 210)).as("outside").isNotIn(BLUE, RED, 0xFF000000);
    }

    @Test
    void dashesLeaveGapsAndTransparencyMixes() throws Exception {
        add("LINESTRING(0 150, 400 150)", null, null);
        var dashed = new Stroke(RED, 4, List.of(10.0, 10.0), Symbol.Cap.BUTT, Symbol.Join.MITRE);
        var picture = paint(LayerRole.LINE, LayerStyle.single("s", Symbol.line(dashed)));
        int drawn = 0;
        for (int x = 0; x < 400; x++) {
            drawn += picture.getRGB(x, 150) == RED ? 1 : 0;
        }
        assertThat(drawn).isBetween(180, 220);
        var half = paint(LayerRole.LINE, LayerStyle.single("s", Symbol.line(Stroke.solid(0x80FF0000, 4))));
        int ground = painter.palette(false).colour("background");
        int mixed = half.getRGB(200, 150);
        assertThat((mixed >> 16) & 0xFF).isBetween(((ground >> 16) & 0xFF) + 10, 250);
        assertThat((mixed >> 8) & 0xFF)
                .isCloseTo(((ground >> 8) & 0xFF) / 2, org.assertj.core.api.Assertions.within(3));
    }

    @Test
    void capsReachBeyondTheEndOrNot() throws Exception {
        add("LINESTRING(100 150, 300 150)", null, null);
        var butt = paint(LayerRole.LINE, LayerStyle.single("s", Symbol.line(stroke(Symbol.Cap.BUTT))));
        var square = paint(LayerRole.LINE, LayerStyle.single("s", Symbol.line(stroke(Symbol.Cap.SQUARE))));
        assertThat(butt.getRGB(306, 150)).isNotEqualTo(RED);
        assertThat(square.getRGB(306, 150)).isEqualTo(RED);
    }

    @Test
    void rulesDrawTheFeaturesThatMeetThemAtTheirScales() throws Exception {
        add("POINT(100 150)", "1", null);
        add("POINT(200 150)", "2", null);
        add("POINT(300 150)", "4", null);
        var rules = List.of(
                StyleRule.when("a", "n = 1", point(RED)),
                StyleRule.when("b", "n = 2", point(BLUE)),
                StyleRule.otherwise("c", point(0xFF00FF00)).between(1e6, 1e9));
        var picture = paint(LayerRole.POINT, new LayerStyle("s", rules));
        assertThat(picture.getRGB(100, 150)).isEqualTo(RED);
        assertThat(picture.getRGB(200, 150)).isEqualTo(BLUE);
        assertThat(picture.getRGB(300, 150)).as("not at this scale").isNotEqualTo(0xFF00FF00);
    }

    @Test
    void markersTurn() throws Exception {
        add("POINT(200 150)", null, null);
        var up = marker(0);
        var right = marker(90);
        var one = paint(LayerRole.POINT, LayerStyle.single("s", Symbol.point(up)));
        var two = paint(LayerRole.POINT, LayerStyle.single("s", Symbol.point(right)));
        assertThat(one.getRGB(200, 134)).as("tip up").isEqualTo(RED);
        assertThat(two.getRGB(216, 150)).as("tip right").isEqualTo(RED);
        assertThat(two.getRGB(200, 134)).isNotEqualTo(RED);
    }

    /** 60 random maps of points, lines and areas with labels. */
    @Test
    void labelsNeverOverlapAndStayInThePicture() throws Exception {
        var random = new Random(21);
        var factory = new GeometryFactory();
        for (int round = 0; round < 60; round++) {
            var features = new FeatureCollector();
            var decoder = new WkbDecoder(features);
            for (int i = 0; i < 300; i++) {
                double x = random.nextDouble(400);
                double y = random.nextDouble(300);
                var geometry = switch (random.nextInt(3)) {
                    case 0 -> factory.createPoint(new Coordinate(x, y));
                    case 1 -> factory.createLineString(walk(random, x, y));
                    default -> factory.createPoint(new Coordinate(x, y)).buffer(20 + random.nextInt(40));
                };
                decoder.decode(new WKBWriter().write(geometry));
                features.endFeature(3857, "k" + i, (i % 7 == 0 ? "ערך " : "Name ") + i, null, 0);
            }
            var set = features.finish(SYSTEMS, 3857);
            var label = label(round % 2 == 0 ? Symbol.Placement.ALONG : Symbol.Placement.POINT);
            var style = LayerStyle.single("s", point(RED).with(label));
            var drawing = new Drawing(layer(LayerRole.MIXED, style), set, null, false);
            var placed = new LabelPainter(painter.palette(false), meanings, fonts)
                    .place(List.of(drawing), VIEW, 1, new Cancellation());
            assertThat(placed).hasSizeGreaterThan(8);
            for (int a = 0; a < placed.size(); a++) {
                for (var box : placed.get(a).boxes()) {
                    assertThat(box.getMinX()).isNotNegative();
                    assertThat(box.getMaxY()).isLessThanOrEqualTo(300);
                    for (int b = a + 1; b < placed.size(); b++) {
                        assertThat(placed.get(b).boxes()).noneMatch(box::intersects);
                    }
                }
            }
        }
    }

    @Test
    void aPictureOfEverythingForTheEye() throws Exception {
        add("LINESTRING(20 40, 120 90, 220 60, 380 120)", null, "Along the Embarcadero");
        add("POLYGON((40 160, 180 150, 200 260, 60 270, 40 160))", null, "South Beach");
        add("POINT(300 200)", null, "Ferry Building");
        var symbol = new Symbol(
                new Symbol.Fill(0x5056B4E9),
                List.of(Stroke.solid(0xFFFFFFFF, 6), Stroke.solid(0xFF0072B2, 3)),
                new Symbol.Marker(Symbol.Shape.STAR, 18, 0xFFE69F00, Stroke.solid(0xFF4D4D4D, 1), 0, null),
                label(Symbol.Placement.ALONG));
        for (var scale : new double[] {1, 2}) {
            var picture = paint(LayerRole.MIXED, LayerStyle.single("s", symbol), scale);
            write(picture, "map-style-" + (int) scale + ".png");
            assertThat(picture.getWidth()).isEqualTo((int) (400 * scale));
        }
    }

    private static void write(BufferedImage picture, String name) throws IOException {
        var folder = new File("target/pictures");
        folder.mkdirs();
        ImageIO.write(picture, "png", new File(folder, name));
    }

    private static Symbol.Label label(Symbol.Placement placement) {
        return new Symbol.Label("name", 12, false, 0xFF222222, 0xE0FFFFFF, 1.5, 1, placement);
    }

    private static Coordinate[] walk(Random random, double x, double y) {
        var points = new Coordinate[3 + random.nextInt(6)];
        double direction = random.nextDouble(7);
        for (int i = 0; i < points.length; i++) {
            points[i] = new Coordinate(x, y);
            direction += random.nextGaussian() * 0.3;
            x += 30 * Math.cos(direction);
            y += 30 * Math.sin(direction);
        }
        return points;
    }

    private static Symbol point(int argb) {
        return Symbol.point(new Symbol.Marker(Symbol.Shape.CIRCLE, 10, argb, null, 0, null));
    }

    private static Symbol.Marker marker(double degrees) {
        return new Symbol.Marker(Symbol.Shape.ARROW, 40, RED, null, degrees, null);
    }

    private static Stroke stroke(Symbol.Cap cap) {
        return new Stroke(RED, 20, List.of(), cap, Symbol.Join.MITRE);
    }

    private void add(String wkt, @Nullable String className, @Nullable String label) throws ParseException {
        new WkbDecoder(collector).decode(new WKBWriter().write(new WKTReader().read(wkt)));
        collector.endFeature(3857, null, label, className, 0);
    }

    private BufferedImage paint(LayerRole role, LayerStyle style) {
        return paint(role, style, 1);
    }

    private BufferedImage paint(LayerRole role, LayerStyle style, double scale) {
        FeatureSet features = collector.finish(SYSTEMS, 3857);
        var drawing = new Drawing(layer(role, style), features, null, false);
        var look = new MapPainter.Look(false, scale, false, "");
        var view = VIEW.scaled(scale);
        int[] pixels = painter.paint(List.of(drawing), view, look, List.of(), new Cancellation());
        var image = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, view.width(), view.height(), pixels, 0, view.width());
        return image;
    }

    private static SpatialLayer layer(LayerRole role, LayerStyle style) {
        return new SpatialLayer(
                new LayerId("public", "t", "g"),
                "T",
                role,
                false,
                "public",
                3857,
                1,
                SpatialLayer.Relation.TABLE,
                true,
                true,
                "",
                List.of(),
                null,
                null,
                null,
                true,
                new LayerSource.Relation(new GeometryForm.Spatial("g")),
                new LayerView(null, style, null));
    }
}
