package dev.alidade.corridor.projection;

/**
 * What of a picture's rim lies behind panels, in pixels from each side.
 *
 * @param left pixels
 * @param top pixels
 * @param right pixels
 * @param bottom pixels
 */
public record Room(int left, int top, int right, int bottom) {
    /** Nothing is hidden. */
    public static final Room ALL = new Room(0, 0, 0, 0);

    private static final int LEAST = 80;

    public Room {
        if (left < 0 || top < 0 || right < 0 || bottom < 0) {
            throw new IllegalArgumentException("no such room: " + left + " " + top + " " + right + " " + bottom);
        }
    }

    /** This room where it leaves something of a picture to see, else all of it. */
    public Room within(int width, int height) {
        boolean wide = width - left - right >= LEAST;
        boolean high = height - top - bottom >= LEAST;
        return new Room(wide ? left : 0, high ? top : 0, wide ? right : 0, high ? bottom : 0);
    }
}
