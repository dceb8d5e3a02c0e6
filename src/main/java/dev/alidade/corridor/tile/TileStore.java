package dev.alidade.corridor.tile;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tiles that were seen last and fetches others aside: few at a time, none twice at once, none again soon after it
 * failed, and none at all for a while after several failed in a row. Thread-safe; never waits but in {@link #await}.
 */
public final class TileStore implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TileStore.class.getName());
    private static final int KEPT = 192;
    private static final int AT_ONCE = 4;
    private static final int MOST_FAILURES = 6;
    private static final long PAUSE_NANOS = 60_000_000_000L;
    private static final int LARGEST_SIDE = 1_024;

    private final TileSource source;
    private final Runnable arrived;
    private final Map<Tile, @Nullable BufferedImage> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Tile, Long> failed = new LinkedHashMap<>();
    private final Set<Tile> underWay = new HashSet<>();
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private Set<Tile> wanted = Set.of();
    private int failuresInARow;
    private long pausedUntil = System.nanoTime();
    private String trouble = "";
    private boolean closed;

    /** @param arrived called on another thread when there is a tile that was not there before */
    public TileStore(TileSource source, Runnable arrived) {
        this.source = source;
        this.arrived = arrived;
    }

    /** What must be said of who made the tiles; empty for nothing. */
    public String attribution() {
        return source.attribution();
    }

    TileSource source() {
        return source;
    }

    /** Why tiles are missing; empty while none are. */
    public synchronized String trouble() {
        return trouble;
    }

    /** A tile that is there; null for one that is not, or that the source has not. */
    synchronized @Nullable BufferedImage known(Tile tile) {
        return kept.get(tile);
    }

    /** Whether it is known of a tile that it is there, or that it never will be. */
    private boolean isSettled(Tile tile) {
        return kept.containsKey(tile) || isBlocked(tile);
    }

    private boolean isBlocked(Tile tile) {
        long now = System.nanoTime();
        var since = failed.get(tile);
        return closed || now - pausedUntil < 0 || (since != null && now - since < PAUSE_NANOS);
    }

    /** Says which tiles are needed now; those that are missing are fetched, older wishes are forgotten. */
    void want(Collection<Tile> tiles) {
        var begin = new ArrayList<Tile>();
        synchronized (this) {
            wanted = Set.copyOf(tiles);
            for (var tile : tiles) {
                if (!isSettled(tile) && underWay.add(tile)) {
                    begin.add(tile);
                }
            }
        }
        begin.forEach(tile -> Thread.ofVirtual().name("tile").start(() -> fetch(tile)));
    }

    /**
     * Waits until all tiles are there, or it is known that they will not be.
     *
     * @return whether they are
     */
    synchronized boolean await(List<Tile> tiles, long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            while (!tiles.stream().allMatch(this::isSettled)) {
                long rest = (end - System.nanoTime()) / 1_000_000;
                if (rest <= 0) {
                    return false;
                }
                wait(rest);
            }
            return tiles.stream().allMatch(kept::containsKey);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void fetch(Tile tile) {
        turns.acquireUninterruptibly();
        boolean news = false;
        try {
            if (isStillWanted(tile)) {
                var bytes = source.read(tile);
                news = keep(tile, bytes == null ? null : image(bytes));
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, "tile not read", e);
            fail(tile, e);
            news = true;
        } finally {
            turns.release();
            synchronized (this) {
                underWay.remove(tile);
                notifyAll();
            }
        }
        if (news) {
            arrived.run();
        }
    }

    private static BufferedImage image(byte[] bytes) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(bytes));
        if (image == null || image.getWidth() > LARGEST_SIDE || image.getHeight() > LARGEST_SIDE) {
            throw new IOException(dev.alidade.i18n.Messages.text("tile.unreadable"));
        }
        return image;
    }

    private synchronized boolean isStillWanted(Tile tile) {
        return wanted.contains(tile) && !isBlocked(tile);
    }

    private synchronized boolean keep(Tile tile, @Nullable BufferedImage image) {
        failuresInARow = 0;
        trouble = "";
        failed.remove(tile);
        kept.put(tile, image);
        var oldest = kept.keySet().iterator();
        while (kept.size() > KEPT) {
            oldest.next();
            oldest.remove();
        }
        return image != null && !closed;
    }

    private synchronized void fail(Tile tile, Exception why) {
        var words = why.getMessage();
        trouble = words == null ? why.getClass().getSimpleName() : words;
        failed.put(tile, System.nanoTime());
        if (failed.size() > KEPT) {
            failed.remove(failed.keySet().iterator().next());
        }
        if (++failuresInARow >= MOST_FAILURES) {
            pausedUntil = System.nanoTime() + PAUSE_NANOS;
            failuresInARow = 0;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            wanted = Set.of();
            kept.clear();
        }
        source.close();
    }
}
