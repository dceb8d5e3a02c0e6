package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.paint.LabelInk.Colours;
import dev.alidade.corridor.paint.LabelInk.Letter;
import dev.alidade.corridor.paint.LabelInk.Letters;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.style.Symbol;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds where the labels of a layer could lie: in areas, beside points, on and along lines. Used by one thread. */
final class StyleLabels {
    private static final double AREA_OVERHANG = 1.2;
    private static final double SHARPEST_TURN = 36;
    private static final double SAME_TEXT_APART = 180;

    private final MapFonts fonts;
    private final Viewport view;
    private final double scale;
    private final List<LabelPlacer.Candidate<LabelInk>> candidates;
    private final Map<String, List<double[]>> written = new HashMap<>();

    StyleLabels(MapFonts fonts, Viewport view, double scale, List<LabelPlacer.Candidate<LabelInk>> candidates) {
        this.fonts = fonts;
        this.view = view;
        this.scale = scale;
        this.candidates = candidates;
    }

    /**
     * Adds the label of one feature, if it has a text and is long or large enough for it.
     *
     * @param badge how far beside a point the text begins, in logical pixels
     */
    void add(FeatureSet features, int feature, Symbol.Label label, double badge) {
        var text = features.label(feature);
        var glyphs = fonts.glyphs(label.strong());
        if (text == null || text.isBlank() || glyphs == null || !features.meets(feature, view.box())) {
            return;
        }
        int part = features.firstPart(feature);
        var job = new Job(features, label, text, glyphs, label.size() * scale, width(text, label, glyphs));
        switch (features.kind(part)) {
            case FeatureSet.POINT -> beside(job, features.firstVertex(part), badge * scale);
            case FeatureSet.SHELL -> inside(job, feature);
            default -> onLine(job, feature, longestPart(features, feature));
        }
    }

    private record Job(
            FeatureSet features, Symbol.Label label, String text, Glyphs glyphs, double size, double width) {}

    private double width(String text, Symbol.Label label, Glyphs glyphs) {
        if (Glyphs.stands(text)) {
            return glyphs.width(text, label.size() * scale);
        }
        var outline = fonts.outline(text, label.size() * scale, label.strong(), 0);
        return outline == null ? 0 : outline.getBounds2D().getWidth();
    }

    private void beside(Job job, int vertex, double away) {
        double x = view.pixelX(job.features().x(vertex));
        double y = view.pixelY(job.features().y(vertex));
        double rise = job.size() * 0.36;
        double half = job.width() / 2;
        put(
                job,
                job.label().priority() * 1e9,
                List.of(
                        straight(job, x + away, y + rise),
                        straight(job, x - away - job.width(), y + rise),
                        straight(job, x - half, y - away),
                        straight(job, x - half, y + away + 2 * rise)));
    }

    private void inside(Job job, int feature) {
        var features = job.features();
        if (features.maxX(feature) - features.minX(feature) < job.width() / AREA_OVERHANG * view.resolution()) {
            return;
        }
        var centre = AreaCentre.of(features, feature);
        if (centre.area() == 0 || job.width() > centre.width() / view.resolution() * AREA_OVERHANG) {
            return;
        }
        double x = view.pixelX(centre.x()) - job.width() / 2;
        double y = view.pixelY(centre.y()) + job.size() * 0.36;
        put(job, priority(job, centre.area() / (view.resolution() * view.resolution())), List.of(straight(job, x, y)));
    }

    private void onLine(Job job, int feature, int part) {
        var features = job.features();
        double reach = Math.hypot(
                        features.maxX(feature) - features.minX(feature),
                        features.maxY(feature) - features.minY(feature))
                / view.resolution();
        boolean along = job.label().placement() == Symbol.Placement.ALONG && Glyphs.stands(job.text());
        if (along && reach < job.width() * 0.7) {
            return;
        }
        var line = new ScreenLine(features, part, view);
        if (along && line.length() < job.width() + 4 * scale) {
            return;
        }
        double middle = line.length() / 2;
        double[] place = line.at(middle);
        if (along) {
            if (tooNearItsLike(job.text(), place)) {
                return;
            }
            var places = new ArrayList<LabelPlacer.@Nullable Place<LabelInk>>();
            for (double share : new double[] {0.5, 0.3, 0.7, 0.18, 0.82}) {
                places.add(follow(job, line, line.length() * share));
            }
            put(job, priority(job, line.length()), places);
        } else {
            put(
                    job,
                    priority(job, line.length()),
                    List.of(
                            straight(job, place[0] - job.width() / 2, place[1] - 3 * scale),
                            straight(job, place[0] - job.width() / 2, place[1] + job.size() * 0.8 + 3 * scale)));
        }
    }

    private boolean tooNearItsLike(String text, double[] place) {
        var others = written.computeIfAbsent(text, _ -> new ArrayList<>());
        for (var other : others) {
            if (Math.hypot(other[0] - place[0], other[1] - place[1]) < SAME_TEXT_APART * scale) {
                return true;
            }
        }
        others.add(place);
        return false;
    }

    /** The letters along a line around a distance from its start; null where it bends too sharply or ends. */
    private LabelPlacer.@Nullable Place<LabelInk> follow(Job job, ScreenLine line, double middle) {
        double from = middle - job.width() / 2;
        if (from < 0 || from + job.width() > line.length()) {
            return null;
        }
        double[] start = line.at(from);
        double[] end = line.at(from + job.width());
        boolean backwards = end[0] < start[0];
        var letters = new ArrayList<Letter>();
        var boxes = new ArrayList<Rectangle2D>();
        double done = 0;
        double last = Double.NaN;
        for (int i = 0; i < job.text().length(); i++) {
            char c = job.text().charAt(i);
            double advance = job.glyphs().advance(c, job.size());
            double at = done + advance / 2;
            double[] place = line.at(backwards ? from + job.width() - at : from + at);
            double degrees = place[2] + (backwards ? 180 : 0);
            if (!Double.isNaN(last) && Math.abs(Math.IEEEremainder(degrees - last, 360)) > SHARPEST_TURN) {
                return null;
            }
            last = degrees;
            double direction = Math.rint(Math.IEEEremainder(degrees, 360) / Glyphs.STEP) * Glyphs.STEP;
            double cos = Math.cos(Math.toRadians(direction));
            double sin = Math.sin(Math.toRadians(direction));
            double drop = job.size() * 0.36;
            double x = place[0] - cos * advance / 2 - sin * drop;
            double y = place[1] - sin * advance / 2 + cos * drop;
            if (c != ' ') {
                letters.add(new Letter(c, x, y, direction));
                double half = Math.max(advance, job.size()) * 0.62 + job.label().haloWidth() * scale;
                boxes.add(new Rectangle2D.Double(place[0] - half, place[1] - half, 2 * half, 2 * half));
            }
            done += advance;
        }
        return new LabelPlacer.Place<>(boxes, new Letters(job.glyphs(), job.size(), letters, colours(job.label())));
    }

    /** A horizontal text whose baseline begins at a place. */
    private LabelPlacer.Place<LabelInk> straight(Job job, double x, double y) {
        double air = (job.label().haloWidth() + 1.5) * scale;
        var box = new Rectangle2D.Double(
                x - air, y - job.size() * 0.95 - air, job.width() + 2 * air, job.size() * 1.25 + 2 * air);
        if (!Glyphs.stands(job.text())) {
            var outline = fonts.outline(job.text(), job.size(), job.label().strong(), 0);
            var moved = outline == null
                    ? new java.awt.geom.Path2D.Double()
                    : AffineTransform.getTranslateInstance(
                                    x - outline.getBounds2D().getX(), y)
                            .createTransformedShape(outline);
            return new LabelPlacer.Place<>(List.of(box), new LabelInk.Outline(moved, colours(job.label())));
        }
        var letters = new ArrayList<Letter>();
        double at = x;
        for (int i = 0; i < job.text().length(); i++) {
            char c = job.text().charAt(i);
            if (c != ' ') {
                letters.add(new Letter(c, at, Math.rint(y), 0));
            }
            at += job.glyphs().advance(c, job.size());
        }
        return new LabelPlacer.Place<>(
                List.of(box), new Letters(job.glyphs(), job.size(), letters, colours(job.label())));
    }

    private Colours colours(Symbol.Label label) {
        return new Colours(label.argb(), label.halo(), label.halo() == 0 ? 0 : label.haloWidth() * scale);
    }

    /** The style's priority first, then size in pixels. */
    private static double priority(Job job, double size) {
        return job.label().priority() * 1e9 + Math.min(size, 1e8);
    }

    private void put(Job job, double priority, List<? extends LabelPlacer.@Nullable Place<LabelInk>> places) {
        var possible = new ArrayList<LabelPlacer.Place<LabelInk>>();
        for (var place : places) {
            if (place != null && !place.boxes().isEmpty()) {
                possible.add(place);
            }
        }
        if (!possible.isEmpty() && job.width() > 0) {
            candidates.add(new LabelPlacer.Candidate<>(priority, possible));
        }
    }

    private static int longestPart(FeatureSet features, int feature) {
        int best = features.firstPart(feature);
        for (int part = best; part < features.firstPart(feature + 1); part++) {
            int vertices = features.firstVertex(part + 1) - features.firstVertex(part);
            if (vertices > features.firstVertex(best + 1) - features.firstVertex(best)) {
                best = part;
            }
        }
        return best;
    }
}
