package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.database.Cancellation;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Paints a map into pixels: all layers strip by strip on the cores there are, then what may cross strips (labels,
 * scale bar). Keeps to the calling thread and the common pool, never waits for anything, stops between features when
 * cancelled. Thread-safe.
 */
public final class MapPainter {
    private static final int CROWD = 1_000;

    private final Meanings meanings;
    private final MapFonts fonts;
    private final MapPalette light = MapPalette.load(false);
    private final MapPalette dark = MapPalette.load(true);

    public MapPainter(Meanings meanings, MapFonts fonts) {
        this.meanings = meanings;
        this.fonts = fonts;
    }

    /**
     * How a picture is painted.
     *
     * @param dark on dark ground
     * @param scale device pixels per logical pixel
     * @param furniture with scale bar and attribution
     * @param attribution words at the rim, empty for none
     */
    public record Look(boolean dark, double scale, boolean furniture, String attribution) {}

    /** Features that stand out: a layer's drawing and their places in its set. */
    public record Selection(Drawing drawing, BitSet features) {}

    /** The colours in use. */
    public MapPalette palette(boolean forDark) {
        return forDark ? dark : light;
    }

    /**
     * Paints a picture.
     *
     * @param drawings from the ground up
     * @param view with device pixels
     * @return premultiplied ARGB, row by row, fully opaque
     */
    public int[] paint(
            List<Drawing> drawings, Viewport view, Look look, List<Selection> selections, Cancellation cancellation) {
        return paint(new Scene(drawings, null, selections), view, look, cancellation);
    }

    /**
     * What is painted.
     *
     * @param drawings from the ground up
     * @param below a picture under all of them, as large as the view; null for plain ground
     * @param selections what stands out
     */
    public record Scene(List<Drawing> drawings, @Nullable BufferedImage below, List<Selection> selections) {}

    /** As {@link #paint(List, Viewport, Look, List, Cancellation)}, over a picture. */
    public int[] paint(Scene scene, Viewport view, Look look, Cancellation cancellation) {
        var drawings = scene.drawings();
        var image = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        var palette = palette(look.dark());
        Arrays.fill(pixels, palette.colour("background"));
        boolean below = scene.below() != null;
        if (below) {
            draw(image, scene.below());
        }
        var drawn = drawings.stream()
                .filter(drawing -> drawing.layer().view().heat() == null)
                .toList();
        var strips = new Strips(view, look.scale());
        IntStream.range(0, strips.count()).parallel().forEach(strip -> {
            try (var canvas = new Canvas(image, view, look.scale(), strips, strip, cancellation)) {
                layers(canvas, palette, drawn, below);
                scene.selections().forEach(s -> highlight(canvas, palette, s));
            }
        });
        cancellation.check();
        for (var drawing : drawings) {
            var heat = drawing.layer().view().heat();
            if (heat != null) {
                new HeatPainter(heat, view).paint(drawing.features(), pixels, cancellation);
            }
        }
        new LabelPainter(palette, meanings, fonts).paint(image, drawn, view, look.scale(), cancellation);
        if (!look.furniture()) {
            return pixels;
        }
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        new FurniturePainter(palette, fonts).paint(pen, view, look.scale(), look.attribution());
        pen.dispose();
        return pixels;
    }

    /**
     * Draws the same by a pen, for documents: shapes and outlines of letters, no pixels but those of a picture below. Heat maps
     * are pixels and left out.
     */
    public void draw(Graphics2D pen, Scene scene, Viewport view, Look look, Cancellation cancellation) {
        var palette = palette(look.dark());
        pen.setColor(new Color(palette.colour("background")));
        pen.fill(new Rectangle2D.Double(0, 0, view.width(), view.height()));
        var below = scene.below();
        if (below != null) {
            pen.drawImage(below, 0, 0, null);
        }
        var drawn = scene.drawings().stream()
                .filter(drawing -> drawing.layer().view().heat() == null)
                .toList();
        // the pen is the caller's: the canvas is not closed
        var canvas = new Canvas(pen, view, look.scale(), cancellation);
        layers(canvas, palette, drawn, below != null);
        scene.selections().forEach(selection -> highlight(canvas, palette, selection));
        new LabelPainter(palette, meanings, fonts).draw(pen, drawn, view, look.scale(), cancellation);
        if (look.furniture()) {
            new FurniturePainter(palette, fonts).paint(pen, view, look.scale(), look.attribution());
        }
    }

    private static void draw(BufferedImage image, @Nullable BufferedImage below) {
        Graphics2D pen = image.createGraphics();
        pen.drawImage(below, 0, 0, null);
        pen.dispose();
    }

    private void layers(Canvas canvas, MapPalette palette, List<Drawing> drawings, boolean below) {
        var ground = new GroundPainter(palette, meanings);
        var lines = new LinePainter(palette, meanings);
        var corridors = new CorridorPainter(palette, meanings);
        var markers = new MarkerPainter(palette, meanings, fonts);
        boolean hasGround = below || drawings.stream().anyMatch(Drawing::ground);
        each(drawings, LayerRole.AREA, d -> d.ground(), d -> ground.ground(canvas, d.features()));
        each(drawings, LayerRole.AREA, d -> !d.ground(), d -> ground.areas(canvas, d.features(), hasGround));
        styled(canvas, drawings, LayerRole.AREA);
        each(drawings, LayerRole.LINE, d -> true, d -> lines.lines(canvas, d.features()));
        styled(canvas, drawings, LayerRole.LINE);
        each(drawings, LayerRole.MIXED, d -> true, d -> {
            ground.areas(canvas, d.features(), true);
            lines.lines(canvas, d.features());
            markers.dots(canvas, d.features());
        });
        styled(canvas, drawings, LayerRole.MIXED);
        each(drawings, LayerRole.POINT, d -> true, d -> markers.dots(canvas, d.features()));
        styled(canvas, drawings, LayerRole.POINT);
        each(drawings, LayerRole.CORRIDOR, d -> true, d -> {
            var buffers = d.buffers();
            if (buffers != null) {
                corridors.buffers(canvas, buffers);
            }
        });
        each(drawings, LayerRole.CORRIDOR, d -> true, d -> corridors.lines(canvas, d.features()));
        styled(canvas, drawings, LayerRole.CORRIDOR);
        each(drawings, LayerRole.POINT, d -> true, d -> markers.badges(canvas, d.features()));
        each(drawings, LayerRole.DESTINATION, d -> true, d -> markers.pins(canvas, d.features()));
        styled(canvas, drawings, LayerRole.DESTINATION);
    }

    /** A few features get a halo and a wide line; a crowd only a thin one, so that it costs no more than the layer. */
    private static void highlight(Canvas canvas, MapPalette palette, Selection selection) {
        var features = selection.drawing().features();
        boolean crowd = selection.features().cardinality() > CROWD;
        int halo = palette.colour("selection.halo");
        int colour = palette.colour("selection");
        canvas.each(features, selection.features()::get, f -> {
            if (!crowd) {
                canvas.stroke(features, f, 7, halo);
            }
            canvas.stroke(features, f, crowd ? 1.8 : 3.4, colour);
            for (int part = features.firstPart(f); part < features.firstPart(f + 1); part++) {
                if (features.kind(part) == FeatureSet.POINT) {
                    double x = canvas.view.pixelX(features.x(features.firstVertex(part)));
                    double y = canvas.view.pixelY(features.y(features.firstVertex(part)));
                    canvas.raster.disc(x, y, (crowd ? 4.5 : 8) * canvas.scale, halo);
                    canvas.raster.disc(x, y, (crowd ? 3.2 : 6) * canvas.scale, colour);
                }
            }
        });
    }

    private static void styled(Canvas canvas, List<Drawing> drawings, LayerRole role) {
        for (var drawing : drawings) {
            var style = drawing.layer().view().style();
            if (drawing.layer().role() == role && style != null) {
                double denominator = StylePainter.denominator(canvas.view, canvas.scale);
                new StylePainter(style, drawing.features(), denominator).paint(canvas);
            }
        }
    }

    /** The layers of a role that have the look of their role. */
    private static void each(
            List<Drawing> drawings,
            LayerRole role,
            java.util.function.Predicate<Drawing> wanted,
            Consumer<Drawing> action) {
        drawings.stream()
                .filter(d -> d.layer().role() == role && d.layer().view().style() == null && wanted.test(d))
                .forEach(action);
    }
}
