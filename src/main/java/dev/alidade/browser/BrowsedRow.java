package dev.alidade.browser;

import java.util.List;

/**
 * One row of a page.
 *
 * @param anchor where it stands in the order of the pages
 * @param cells one for each column of the relation, in its order
 */
public record BrowsedRow(RowAnchor anchor, List<Cell> cells) {
    public BrowsedRow {
        cells = List.copyOf(cells);
    }
}
