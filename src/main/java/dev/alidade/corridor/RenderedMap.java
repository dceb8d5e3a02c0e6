package dev.alidade.corridor;

import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.projection.Viewport;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;

/** A painted picture and what it shows. */
public final class RenderedMap {
    private final int[] argb;
    private final Viewport view;
    private final double scale;
    private final List<LayerCount> layers;
    private final Duration fetched;
    private final Duration painted;
    private final String attribution;

    RenderedMap(
            int[] argb,
            Viewport view,
            double scale,
            List<LayerCount> layers,
            List<Duration> fetchedAndPainted,
            String attribution) {
        this.argb = argb;
        this.view = view;
        this.scale = scale;
        this.layers = List.copyOf(layers);
        this.fetched = fetchedAndPainted.getFirst();
        this.painted = fetchedAndPainted.getLast();
        this.attribution = attribution;
    }

    /** The pixels, row by row: premultiplied ARGB, all opaque. Shared, not copied; none when it went into a document. */
    public int[] argb() {
        return argb;
    }

    /** Device pixels across. */
    public int width() {
        return (int) Math.round(view.width() * scale);
    }

    /** Device pixels down. */
    public int height() {
        return (int) Math.round(view.height() * scale);
    }

    /** The place it shows, in logical pixels. */
    public Viewport view() {
        return view;
    }

    /** Device pixels per logical pixel. */
    public double scale() {
        return scale;
    }

    /** One entry per visible layer. */
    public List<LayerCount> layers() {
        return layers;
    }

    /** Time spent reading from the database; zero when all was there. */
    public Duration fetched() {
        return fetched;
    }

    /** Time spent painting. */
    public Duration painted() {
        return painted;
    }

    /** Words that belong on the map's rim; empty when there are none. */
    public String attribution() {
        return attribution;
    }

    /** How many features of a role are inside the picture, e.g. corridors. */
    public int shown(LayerRole role) {
        return layers.stream()
                .filter(layer -> layer.role() == role)
                .mapToInt(LayerCount::shown)
                .sum();
    }

    /** The picture for {@code ImageIO}. */
    public BufferedImage toImage() {
        var image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width(), height(), argb, 0, width());
        return image;
    }
}
