package dev.alidade.corridor.tile;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where tiles come from. Thread-safe; blocks. */
public interface TileSource extends AutoCloseable {
    /** What must be said of who made them; empty for nothing. */
    String attribution();

    /** The first zoom there is. */
    int minZoom();

    /** The last zoom there is. */
    int maxZoom();

    /**
     * A picture file, PNG or JPEG.
     *
     * @return null where the source has none
     * @throws IOException when it cannot be read now
     */
    byte @Nullable [] read(Tile tile) throws IOException;

    @Override
    void close();
}
