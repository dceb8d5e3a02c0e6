package dev.alidade.browser;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows in physical order, both ways, in windows of heap pages: ordering by ctid over a whole table would sort it,
 * ordering inside a window sorts a few pages (a TID range scan from PostgreSQL 14, a filtered scan before). Windows grow
 * over empty stretches.
 */
final class PhysicalWalk {
    private static final int DEFAULT_ROWS_PER_PAGE = 40;
    private static final int GROWTH = 8;

    private final RelationShape shape;
    private final PageSql sql;
    private final RowReader reader;
    private final int limit;

    PhysicalWalk(RelationShape shape, PageSql sql, RowReader reader, int limit) {
        this.shape = shape;
        this.sql = sql;
        this.reader = reader;
        this.limit = limit;
    }

    List<BrowsedRow> read(Session session, @Nullable RowAnchor anchor, boolean backward, boolean inclusive) {
        long pages = session.first(
                        BrowserQuery.RELATION_PAGES, Parameters.of("oid", shape.oid()), row -> row.bigint("pages"))
                .orElse(0L);
        var place = anchor == null ? null : anchor.key().getFirst();
        return backward ? down(session, place, pages) : up(session, place, inclusive, pages);
    }

    private List<BrowsedRow> up(Session session, @Nullable String place, boolean inclusive, long pages) {
        var rows = new ArrayList<BrowsedRow>();
        var from = place == null ? "(0,0)" : place;
        boolean including = place == null || inclusive;
        long page = page(from);
        long width = width();
        while (rows.size() < limit && page < pages) {
            long end = Math.min(pages, page + width);
            add(session, sql.physical(from, including, at(end), false, limit - rows.size()), rows);
            page = end;
            from = at(end);
            including = true;
            width *= GROWTH;
        }
        return rows;
    }

    private List<BrowsedRow> down(Session session, @Nullable String place, long pages) {
        var rows = new ArrayList<BrowsedRow>();
        var to = place == null ? at(pages) : place;
        long page = page(to) + 1;
        long width = width();
        while (rows.size() < limit && page > 0) {
            long start = Math.max(0, page - width);
            add(session, sql.physical(at(start), true, to, true, limit - rows.size()), rows);
            page = start;
            to = at(start);
            width *= GROWTH;
        }
        return rows;
    }

    private void add(Session session, String text, List<BrowsedRow> rows) {
        session.each(text, sql.parameters(null), 0, row -> rows.add(reader.read(row)));
    }

    private long width() {
        double density = shape.rowsPerPage() > 0 ? shape.rowsPerPage() : DEFAULT_ROWS_PER_PAGE;
        return (long) Math.ceil(limit / density) + 2;
    }

    private static String at(long page) {
        return "(" + page + ",0)";
    }

    private static long page(String place) {
        return Long.parseLong(place.substring(1, place.indexOf(',')));
    }
}
