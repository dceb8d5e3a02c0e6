package dev.alidade.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a page.
 *
 * @param anchor where it stands in the order of the pages
 * @param cells one for each column of the relation, in its order
 * @param version the transaction that wrote it ({@code xmin}); null where rows have none or the role may not read it
 */
public record BrowsedRow(
        RowAnchor anchor, List<Cell> cells, @Nullable String version) {
    public BrowsedRow {
        cells = List.copyOf(cells);
    }
}
