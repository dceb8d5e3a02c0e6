package dev.alidade.browser;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of rows; a value, so that moving on from it is always possible.
 *
 * @param rows at most the page size
 * @param order sorting; null for the order of the identity
 * @param position where it stands
 * @param hasPrevious whether rows come before
 * @param hasNext whether rows follow
 * @param fetched rows that came over the wire for it: the page and at most one more
 * @param took time from the request to the last row
 */
public record RowPage(
        List<BrowsedRow> rows,
        @Nullable RowOrder order,
        PagePosition position,
        boolean hasPrevious,
        boolean hasNext,
        int fetched,
        Duration took) {

    public RowPage {
        rows = List.copyOf(rows);
    }

    /** The same rows, counted from the end, with so many known to follow. */
    RowPage fromEnd(long after) {
        return new RowPage(rows, order, new PagePosition.FromEnd(hasNext ? after : 0), true, hasNext, fetched, took);
    }

    /** The same rows, somewhere after the first; at the end when none follow. */
    RowPage near(long first) {
        var there = hasNext ? new PagePosition.Near(first) : new PagePosition.FromEnd(0);
        return new RowPage(rows, order, there, true, hasNext, fetched, took);
    }

    /** The same rows, with the time it took to find them. */
    RowPage within(Duration found) {
        return new RowPage(rows, order, position, hasPrevious, hasNext, fetched, found);
    }
}
