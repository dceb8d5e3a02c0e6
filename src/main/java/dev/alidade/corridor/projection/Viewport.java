package dev.alidade.corridor.projection;

/**
 * What part of the world a picture shows. Pixels count from the top left corner.
 *
 * @param centreX mercator x of the middle
 * @param centreY mercator y of the middle
 * @param resolution mercator metres per pixel
 * @param width pixels
 * @param height pixels
 */
public record Viewport(double centreX, double centreY, double resolution, int width, int height) {
    private static final double FINEST = 0.02;
    private static final double COARSEST = 160_000;

    public Viewport {
        resolution = Math.clamp(resolution, FINEST, COARSEST);
        width = Math.max(1, width);
        height = Math.max(1, height);
    }

    /** The closest look that shows the whole box with a margin in pixels on every side. */
    public static Viewport fitting(MapBox box, int width, int height, int margin) {
        double roomX = Math.max(1, width - 2.0 * margin);
        double roomY = Math.max(1, height - 2.0 * margin);
        double resolution = Math.max((box.maxX() - box.minX()) / roomX, (box.maxY() - box.minY()) / roomY);
        return new Viewport(
                (box.minX() + box.maxX()) / 2, (box.minY() + box.maxY()) / 2, Math.max(resolution, 0.5), width, height);
    }

    /** The closest look that shows the whole box in the part of the picture that no panel hides. */
    public static Viewport fitting(MapBox box, int width, int height, int margin, Room hidden) {
        var room = hidden.within(width, height);
        var seen = fitting(box, width - room.left() - room.right(), height - room.top() - room.bottom(), margin);
        return new Viewport(
                seen.centreX - (room.left() - room.right()) / 2.0 * seen.resolution,
                seen.centreY + (room.top() - room.bottom()) / 2.0 * seen.resolution,
                seen.resolution,
                width,
                height);
    }

    public double pixelX(double x) {
        return (x - centreX) / resolution + width / 2.0;
    }

    public double pixelY(double y) {
        return (centreY - y) / resolution + height / 2.0;
    }

    public double mapX(double pixelX) {
        return centreX + (pixelX - width / 2.0) * resolution;
    }

    public double mapY(double pixelY) {
        return centreY - (pixelY - height / 2.0) * resolution;
    }

    /** What is visible. */
    public MapBox box() {
        return new MapBox(mapX(0), mapY(height), mapX(width), mapY(0));
    }

    /** Metres on the ground per pixel, in the middle. */
    public double groundResolution() {
        return resolution * WebMercator.groundScale(centreY);
    }

    /** Moves the content by pixels to the right and down. */
    public Viewport moved(double right, double down) {
        return new Viewport(centreX - right * resolution, centreY + down * resolution, resolution, width, height);
    }

    /** Comes closer by a factor (below 1: goes away) while the place under a pixel stays where it is. */
    public Viewport zoomed(double factor, double pixelX, double pixelY) {
        double x = mapX(pixelX);
        double y = mapY(pixelY);
        double finer = Math.clamp(resolution / factor, FINEST, COARSEST);
        return new Viewport(
                x - (pixelX - width / 2.0) * finer, y + (pixelY - height / 2.0) * finer, finer, width, height);
    }

    /** The same middle and resolution in a picture of another size. */
    public Viewport resized(int newWidth, int newHeight) {
        return new Viewport(centreX, centreY, resolution, newWidth, newHeight);
    }

    /** The same part of the world with more pixels per length (HiDPI). */
    public Viewport scaled(double pixelScale) {
        return new Viewport(centreX, centreY, resolution / pixelScale, (int) Math.round(width * pixelScale), (int)
                Math.round(height * pixelScale));
    }
}
