package dev.alidade.corridor.paint;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The bundled typeface as shapes. On a machine whose Java cannot use fonts at all (no fontconfig), texts are left out
 * and the map is drawn without them.
 */
public final class MapFonts {
    private static final Logger LOG = Logger.getLogger(MapFonts.class.getName());
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final @Nullable Font regular;
    private final @Nullable Font bold;
    private final @Nullable Glyphs regularGlyphs;
    private final @Nullable Glyphs boldGlyphs;

    public MapFonts() {
        regular = load("/fonts/Inter-Regular.otf");
        bold = load("/fonts/Inter-SemiBold.otf");
        regularGlyphs = regular == null ? null : new Glyphs(regular);
        boldGlyphs = bold == null ? null : new Glyphs(bold);
    }

    /** The letters of the typeface one by one; null when there are no fonts. */
    @Nullable
    Glyphs glyphs(boolean strong) {
        return strong ? boldGlyphs : regularGlyphs;
    }

    /** The outline of a text with its baseline's start at the origin; null when there are no fonts. */
    @Nullable
    Shape outline(String text, double size, boolean strong, double tracking) {
        var font = strong ? bold : regular;
        if (font == null || text.isBlank()) {
            return null;
        }
        var sized = font.deriveFont((float) size);
        if (tracking != 0) {
            sized = sized.deriveFont(Map.of(TextAttribute.TRACKING, tracking));
        }
        return new TextLayout(text, sized, CONTEXT).getOutline(null);
    }

    /** Writes a short text around a point. */
    void centred(Graphics2D pen, String text, double x, double y, double size, boolean strong) {
        var shape = outline(text, size, strong, 0);
        if (shape != null) {
            var box = shape.getBounds2D();
            pen.fill(AffineTransform.getTranslateInstance(x - box.getCenterX(), y - box.getCenterY())
                    .createTransformedShape(shape));
        }
    }

    private static @Nullable Font load(String path) {
        try (var in = MapFonts.class.getResourceAsStream(path)) {
            var font = in == null
                    ? new Font(Font.SANS_SERIF, Font.PLAIN, 12)
                    : Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(12f);
            font.createGlyphVector(CONTEXT, "A").getOutline();
            return font;
        } catch (IOException | FontFormatException | RuntimeException | LinkageError | InternalError e) {
            LOG.log(Level.WARNING, "the map is drawn without texts: {0}", e.toString());
            return null;
        }
    }
}
