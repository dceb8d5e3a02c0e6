package dev.alidade.corridor.style;

/**
 * Draws a layer as the density of its features.
 *
 * @param radiusMetres how far the influence of a feature reaches, in true metres on the ground
 * @param palette from few to many
 */
public record HeatMap(double radiusMetres, Palette palette) {
    /** The widest radius: wider, and a city is one spot. */
    public static final double WIDEST_METRES = 1_000_000;

    public HeatMap {
        if (!(radiusMetres > 0 && radiusMetres <= WIDEST_METRES)) {
            throw new IllegalArgumentException("no such radius: " + radiusMetres);
        }
    }

    /** In colours that everybody tells apart. */
    public static HeatMap of(double radiusMetres) {
        return new HeatMap(radiusMetres, Palette.VIRIDIS);
    }
}
