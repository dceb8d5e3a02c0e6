package dev.alidade.corridor.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.CorridorFixture;
import dev.alidade.corridor.feature.FeatureCollector;
import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.feature.WkbDecoder;
import dev.alidade.corridor.ground.BuiltInGround;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.paint.Drawing;
import dev.alidade.corridor.paint.MapFonts;
import dev.alidade.corridor.paint.MapPainter;
import dev.alidade.corridor.paint.Meanings;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.database.Cancellation;
import dev.alidade.settings.AppFolders;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;

class MapDocumentTest {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final Viewport VIEW = new Viewport(WebMercator.x(-122.43), WebMercator.y(37.775), 22, 900, 600);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final MapPainter painter = new MapPainter(new Meanings(), new MapFonts());

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shapesLookAsPixelsDo(boolean dark) {
        var look = new MapPainter.Look(dark, 1, true, "Somebody");
        var scene = scene(dark);
        int[] pixels = painter.paint(scene, VIEW, look, new Cancellation());
        var image = new BufferedImage(VIEW.width(), VIEW.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        painter.draw(pen, scene, VIEW, look, new Cancellation());
        pen.dispose();
        long difference = 0;
        for (int i = 0; i < pixels.length; i++) {
            int drawn = image.getRGB(i % VIEW.width(), i / VIEW.width());
            for (int shift = 0; shift <= 16; shift += 8) {
                difference += Math.abs(((pixels[i] >> shift) & 0xFF) - ((drawn >> shift) & 0xFF));
            }
        }
        assertThat(difference / (3.0 * pixels.length))
                .as("mean difference of 255 steps")
                .isLessThan(0.6);
    }

    @Test
    void anSvgIsWellFormedAndHasTheShapesAndNoPixels() throws Exception {
        var out = folder.resolve("map.svg");
        var look = new MapPainter.Look(false, 1, true, "Somebody & <others>");
        MapDocument.of(out)
                .orElseThrow()
                .write(
                        out,
                        VIEW.width(),
                        VIEW.height(),
                        pen -> painter.draw(pen, scene(false), VIEW, look, new Cancellation()));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var svg = factory.newDocumentBuilder().parse(out.toFile());
        assertThat(svg.getDocumentElement().getLocalName()).isEqualTo("svg");
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 900 600");
        assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThan(200);
        assertThat(svg.getElementsByTagName("image").getLength()).isZero();
        assertThat(Files.readString(out)).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void aPdfIsOnePageThatLooksTheSame() throws Exception {
        var out = folder.resolve("map.pdf");
        var look = new MapPainter.Look(false, 1, true, "Somebody");
        var scene = scene(false);
        MapDocument.PDF.write(
                out, VIEW.width(), VIEW.height(), pen -> painter.draw(pen, scene, VIEW, look, new Cancellation()));
        int[] pixels = painter.paint(scene, VIEW, look, new Cancellation());
        try (var document = org.apache.pdfbox.Loader.loadPDF(out.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(675);
            var image = new org.apache.pdfbox.rendering.PDFRenderer(document).renderImageWithDPI(0, 96);
            assertThat(image.getWidth()).isEqualTo(VIEW.width());
            long difference = 0;
            for (int i = 0; i < pixels.length; i++) {
                int drawn = image.getRGB(i % VIEW.width(), i / VIEW.width());
                for (int shift = 0; shift <= 16; shift += 8) {
                    difference += Math.abs(((pixels[i] >> shift) & 0xFF) - ((drawn >> shift) & 0xFF));
                }
            }
            assertThat(difference / (3.0 * pixels.length))
                    .as("mean difference of 255 steps")
                    .isLessThan(1.5);
        }
    }

    @Test
    void otherNamesAreNoDocuments() {
        assertThat(MapDocument.of(Path.of("map.PNG"))).isEmpty();
        assertThat(MapDocument.of(Path.of("map.Svg"))).contains(MapDocument.SVG);
    }

    private MapPainter.Scene scene(boolean dark) {
        var ground = new BuiltInGround(new CoordinateSystems(new AppFolders(folder, folder, folder)));
        var drawings = new ArrayList<>(ground.below(List.of(), VIEW, painter.palette(dark)));
        drawings.add(drawing(LayerRole.LINE, features(LayerRole.LINE, 60), null));
        drawings.add(drawing(LayerRole.POINT, features(LayerRole.POINT, 90), null));
        drawings.add(drawing(LayerRole.CORRIDOR, features(LayerRole.CORRIDOR, 12), features(LayerRole.AREA, 12)));
        return new MapPainter.Scene(drawings, null, List.of());
    }

    private static Drawing drawing(
            LayerRole role, FeatureSet features, @org.jspecify.annotations.Nullable FeatureSet buffers) {
        return new Drawing(
                CorridorFixture.layer(new LayerId("public", "t" + role, "g"), role), features, buffers, false);
    }

    private FeatureSet features(LayerRole role, int count) {
        var random = new Random(3);
        var words = List.of("planning", "active", "clearing", "completed", "hospital", "arterial");
        var collector = new FeatureCollector();
        var decoder = new WkbDecoder(collector);
        for (int i = 0; i < count; i++) {
            var from = new Coordinate(-122.5 + random.nextDouble() * 0.13, 37.72 + random.nextDouble() * 0.09);
            var to = new Coordinate(from.x + random.nextDouble() * 0.03, from.y + random.nextDouble() * 0.02);
            var shape = switch (role) {
                case POINT, DESTINATION -> GEOMETRIES.createPoint(from);
                case AREA ->
                    GEOMETRIES.createLineString(new Coordinate[] {from, to}).buffer(0.003);
                case LINE, CORRIDOR, MIXED -> GEOMETRIES.createLineString(new Coordinate[] {from, to});
            };
            decoder.decode(new WKBWriter().write(shape));
            collector.endFeature(4326, "k" + i, "Thing " + i, words.get(i % words.size()), 100);
        }
        return collector.finish(new CoordinateSystems(new AppFolders(folder, folder, folder)), 4326);
    }
}
