package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.corridor.style.HeatMap;
import dev.alidade.database.Cancellation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Paints the density of features: each counts with a quartic kernel whose radius is true metres at its own latitude, on
 * cells of at most a twelfth of the radius; the densest cell of the picture has the last colour. A million points take about
 * as long as drawing them.
 */
final class HeatPainter {
    private static final double CELLS_PER_RADIUS = 12;
    private static final int FEWEST_PIXELS = 2;
    private static final int MOST_PIXELS = 1 << 24;
    private static final int CHECK_EVERY = 4_096;
    private static final int COLOURS = 256;
    private static final int OPAQUE = 210;
    private static final double FADE = 6;

    private final HeatMap heat;
    private final Viewport view;
    private final int cell;
    private final int margin;
    private final int columns;
    private final int rows;

    /** @param view with device pixels */
    HeatPainter(HeatMap heat, Viewport view) {
        this.heat = heat;
        this.view = view;
        double radius = pixels(view.centreY());
        this.cell = (int) Math.clamp(radius / CELLS_PER_RADIUS, FEWEST_PIXELS, MOST_PIXELS);
        this.margin = (int) Math.ceil(radius / cell) + 2;
        this.columns = view.width() / cell + 2 + 2 * margin;
        this.rows = view.height() / cell + 2 + 2 * margin;
    }

    /** The radius at a mercator y, in pixels. */
    private double pixels(double y) {
        double pixels = heat.radiusMetres() / (view.resolution() * Math.max(1e-3, WebMercator.groundScale(y)));
        return Math.min(pixels, (double) MOST_PIXELS * CELLS_PER_RADIUS);
    }

    void paint(FeatureSet features, int[] pixels, Cancellation cancellation) {
        float[] density = spread(counted(features, cancellation), cancellation);
        float peak = 0;
        for (float value : density) {
            peak = Math.max(peak, value);
        }
        if (peak == 0) {
            return;
        }
        int[] colours = colours();
        float scale = (COLOURS - 1) / peak;
        IntStream.range(0, view.height()).parallel().forEach(y -> {
            for (int x = 0; x < view.width(); x++) {
                int colour = colours[Math.round(at(density, x, y) * scale)];
                if (colour >>> 24 != 0) {
                    int place = y * view.width() + x;
                    pixels[place] = LineRaster.over(colour, colour >>> 24, pixels[place]);
                }
            }
        });
    }

    /** How many features lie in each cell, by the middle of their boxes. */
    private float[] counted(FeatureSet features, Cancellation cancellation) {
        var counts = new float[columns * rows];
        for (int f = 0; f < features.size(); f++) {
            if (f % CHECK_EVERY == 0) {
                cancellation.check();
            }
            int column = column(view.pixelX((features.minX(f) + features.maxX(f)) / 2));
            int row = column(view.pixelY((features.minY(f) + features.maxY(f)) / 2));
            if (column >= 0 && column < columns && row >= 0 && row < rows) {
                counts[row * columns + column]++;
            }
        }
        return counts;
    }

    private int column(double pixel) {
        return (int) Math.floor(pixel / cell) + margin;
    }

    private float[] spread(float[] counts, Cancellation cancellation) {
        var density = new float[counts.length];
        for (int row = 0; row < rows; row++) {
            cancellation.check();
            double radius = Math.clamp(pixels(view.mapY((row - margin + 0.5) * cell)) / cell, 1, 4 * CELLS_PER_RADIUS);
            int reach = (int) Math.ceil(radius);
            float[] kernel = kernel(radius, reach);
            for (int column = 0; column < columns; column++) {
                float count = counts[row * columns + column];
                if (count > 0) {
                    add(density, row, column, reach, kernel, count);
                }
            }
        }
        return density;
    }

    private void add(float[] density, int row, int column, int reach, float[] kernel, float count) {
        int width = 2 * reach + 1;
        int left = Math.max(0, column - reach);
        int right = Math.min(columns - 1, column + reach);
        for (int y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y++) {
            int from = (y - row + reach) * width - column + reach;
            for (int x = left; x <= right; x++) {
                density[y * columns + x] += count * kernel[from + x];
            }
        }
    }

    private static float[] kernel(double radius, int reach) {
        int width = 2 * reach + 1;
        var kernel = new float[width * width];
        for (int y = -reach; y <= reach; y++) {
            for (int x = -reach; x <= reach; x++) {
                double left = Math.max(0, 1 - (x * x + y * y) / (radius * radius));
                kernel[(y + reach) * width + x + reach] = (float) (left * left);
            }
        }
        return kernel;
    }

    /** Between the middles of four cells. */
    private float at(float[] density, int x, int y) {
        double column = (x + 0.5) / cell - 0.5 + margin;
        double row = (y + 0.5) / cell - 0.5 + margin;
        int c = (int) column;
        int r = (int) row;
        float right = (float) (column - c);
        float down = (float) (row - r);
        int place = r * columns + c;
        float above = density[place] * (1 - right) + density[place + 1] * right;
        float below = density[place + columns] * (1 - right) + density[place + columns + 1] * right;
        return above * (1 - down) + below * down;
    }

    /** From nothing over the first colour to the last. */
    private int[] colours() {
        var colours = new int[COLOURS];
        Arrays.setAll(colours, i -> {
            int alpha = (int) Math.min(OPAQUE, i * FADE);
            return (heat.palette().colour(i, COLOURS) & 0xFF_FFFF) | (alpha << 24);
        });
        return colours;
    }
}
