package dev.alidade.browser;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row at a number without reading all before it. Near the start the server skips rows; further on, landmarks
 * (the bounds of the key's histogram, or quantiles of a sample of blocks) lead close by and the server skips the rest.
 */
final class RowJump {
    /** Landmarks of a sample. */
    private static final int LANDMARKS = 1000;

    private static final int SAMPLED_ROWS = 60_000;
    private static final int SAMPLED_PAGES = 2_000;
    private static final int DEFAULT_ROWS_PER_PAGE = 40;

    private final RelationShape shape;
    private final PageSql sql;
    private final RowReader reader;
    private final boolean filtered;

    RowJump(RelationShape shape, PageSql sql, RowReader reader, boolean filtered) {
        this.shape = shape;
        this.sql = sql;
        this.reader = reader;
        this.filtered = filtered;
    }

    /**
     * A known place in the order.
     *
     * @param share of all rows that come before it, 0 to 1
     * @param anchor the row, which may be gone meanwhile
     */
    record Landmark(double share, RowAnchor anchor) {}

    /**
     * Where a page begins.
     *
     * @param anchor its first row, or the place where it would be; null for the start
     * @param before how many rows come before it
     * @param exact whether that number was counted
     */
    record Target(@Nullable RowAnchor anchor, long before, boolean exact) {}

    /** The row after {@code before} others, with the server skipping them; the last one known when there are fewer. */
    Target counted(Session session, long before) {
        var found = new ArrayList<RowAnchor>();
        session.each(sql.anchorAt(before), sql.parameters(null), 0, row -> found.add(reader.anchor(row)));
        return found.isEmpty() ? new Target(null, 0, true) : new Target(found.getFirst(), before, true);
    }

    /** A row with about {@code before} of {@code total} rows before it, by heap page. */
    Target physical(Session session, long before, long total) {
        long pages = session.first(
                        BrowserQuery.RELATION_PAGES, Parameters.of("oid", shape.oid()), row -> row.bigint("pages"))
                .orElse(0L);
        long page = (long) (pages * ((double) before / total));
        return new Target(new RowAnchor(List.of("(" + page + ",0)"), null, false), page == 0 ? 0 : before, page == 0);
    }

    /** A row with about {@code before} of {@code total} rows before it, by landmarks. */
    Target near(Session session, List<Landmark> landmarks, long before, long total) {
        double share = (double) before / total;
        var from = landmarks.reversed().stream()
                .filter(landmark -> landmark.share() <= share)
                .findFirst()
                .orElse(null);
        long start = from == null ? 0 : Math.round(from.share() * total);
        // with a filter the rows between are not the ones to be skipped, and may be many more
        long skip = filtered ? 0 : Math.clamp(before - start, 0, RowPager.OFFSET_ROWS);
        if (from == null) {
            return counted(session, skip);
        }
        var target = skip == 0 ? null : skipped(session, from.anchor(), skip);
        return target == null ? new Target(from.anchor(), start, false) : new Target(target, start + skip, false);
    }

    private @Nullable RowAnchor skipped(Session session, RowAnchor from, long skip) {
        var found = new ArrayList<RowAnchor>();
        var segment = sql.segments(from, false).getFirst();
        session.each(
                sql.anchorFrom(segment, from, skip), sql.parameters(from), 0, row -> found.add(reader.anchor(row)));
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Places all along the order; none when there is nothing to tell them from. */
    List<Landmark> landmarks(Session session, long total) {
        var bounds = histogram(session);
        return bounds.isEmpty() ? sampled(session, total) : bounds;
    }

    private List<Landmark> histogram(Session session) {
        if (filtered
                || sql.hasSort()
                || !(shape.identity() instanceof RowIdentity.Key key)
                || key.columns().size() != 1) {
            return List.of();
        }
        var parameters = Parameters.of("schema_name", shape.name().schema())
                .and("relation_name", shape.name().name())
                .and("column_name", key.columns().getFirst().name());
        var bounds = session.first(BrowserQuery.KEY_HISTOGRAM, parameters, row -> row.texts("bounds"))
                .orElse(List.of());
        if (bounds.size() < 2) {
            return List.of();
        }
        var ordered = sql.isDescending() ? bounds.reversed() : bounds;
        var landmarks = new ArrayList<Landmark>();
        for (int i = 0; i < ordered.size(); i++) {
            landmarks.add(new Landmark(
                    (double) i / (ordered.size() - 1), new RowAnchor(List.of(ordered.get(i)), null, false)));
        }
        return landmarks;
    }

    private List<Landmark> sampled(Session session, long total) {
        double density = shape.rowsPerPage() > 0 ? shape.rowsPerPage() : DEFAULT_ROWS_PER_PAGE;
        double wanted = Math.min(SAMPLED_ROWS, SAMPLED_PAGES * density);
        double percent = Math.clamp(100 * wanted / total, 0.0001, 100);
        var landmarks = new ArrayList<Landmark>();
        session.each(sql.sample(percent, LANDMARKS), sql.parameters(null), 0, row -> {
            int last = sql.keyCount() + (sql.hasSort() ? 2 : 0);
            landmarks.add(new Landmark(Double.parseDouble(String.valueOf(row.textAt(last))), reader.anchor(row)));
        });
        return landmarks;
    }
}
