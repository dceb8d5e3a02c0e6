package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;

/** Paints areas: the ground with its water and parks, and districts over it. */
record GroundPainter(MapPalette palette, Meanings meanings) {

    /** Water, land, parks and boundaries, each kind after the other. */
    void ground(Canvas canvas, FeatureSet features) {
        for (int rank = 0; rank <= 4; rank++) {
            int wanted = rank;
            canvas.each(features, f -> meanings.groundRank(features.className(f)) == wanted, f -> {
                var meaning = meanings.of(features.className(f));
                switch (meaning) {
                    case "water", "land", "park" -> canvas.fill(features, f, palette.colour("area." + meaning));
                    case "boundary" -> canvas.stroke(features, f, 0.8, palette.colour("area.boundary.outline"));
                    default -> area(canvas, features, f, true);
                }
            });
        }
    }

    /** Areas with an outline. */
    void areas(Canvas canvas, FeatureSet features, boolean overGround) {
        canvas.each(features, _ -> true, f -> canvas.fill(features, f, fill(overGround)));
        canvas.each(features, _ -> true, f -> canvas.stroke(features, f, 1, palette.colour("area.outline")));
    }

    private void area(Canvas canvas, FeatureSet features, int feature, boolean overGround) {
        canvas.fill(features, feature, fill(overGround));
        canvas.stroke(features, feature, 1, palette.colour("area.outline"));
    }

    private int fill(boolean overGround) {
        return palette.colour(overGround ? "area.fillOverBase" : "area.fill");
    }
}
