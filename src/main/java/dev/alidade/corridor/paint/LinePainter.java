package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;

/** Paints lines that are not corridors, the important ones last; wide ones get a casing. */
record LinePainter(MapPalette palette, Meanings meanings) {
    private static final double[] METRES = {9, 12, 12, 18, 26};
    private static final double[] THINNEST = {0.55, 0.8, 1.0, 1.5, 2.0};
    private static final String[] NAMES = {"local", "collector", "plain", "arterial", "freeway"};
    private static final double WIDEST = 16;
    private static final double CASED_FROM = 1.4;

    void lines(Canvas canvas, FeatureSet features) {
        for (int rank = 0; rank < METRES.length; rank++) {
            double width = width(canvas, rank);
            boolean cased = rank != 2 && width >= CASED_FROM;
            if (cased) {
                stroke(canvas, features, rank, width + 1.3, palette.colour("line." + NAMES[rank] + ".casing"));
            }
            var key = "line." + NAMES[rank];
            stroke(canvas, features, rank, width, palette.colour(cased || rank == 2 ? key : key + ".casing"));
        }
    }

    private void stroke(Canvas canvas, FeatureSet features, int rank, double width, int argb) {
        canvas.each(
                features,
                f -> meanings.lineRank(features.className(f)) == rank,
                f -> canvas.stroke(features, f, width, argb));
    }

    private static double width(Canvas canvas, int rank) {
        double metresPerPixel = canvas.view.groundResolution() * canvas.scale;
        return Math.clamp(METRES[rank] / metresPerPixel, THINNEST[rank], WIDEST);
    }
}
