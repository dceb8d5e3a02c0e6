package dev.alidade.browser;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Excerpt;
import dev.alidade.i18n.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Walks the rows of one relation in one order, a page at a time, each page one short read-only transaction. It keeps no
 * cursor and no rows: whatever the table's size, memory holds one page. Never counts unasked. Thread-safe; blocks, so not
 * for the UI thread. Needs SELECT on the relation or on some of its columns; unreadable columns give hidden cells.
 */
public final class RowPager {
    /** Rows of a page unless told otherwise, and at most. */
    public static final int PAGE_ROWS = 200;
    /** Characters of a value that a page carries. */
    public static final int CELL_CHARACTERS = 300;
    /** Characters of a value that is asked for by itself. */
    public static final int VALUE_CHARACTERS = 2_000_000;
    /** How many rows pages by offset may skip: the server reads them all again for every page. */
    public static final long OFFSET_ROWS = 100_000;

    private final Database database;
    private final RelationShape shape;
    private final @Nullable RowOrder order;
    private final int pageRows;
    private final PageSql sql;
    private final RowFilter filter;
    private final AtomicReference<@Nullable List<RowJump.Landmark>> landmarks = new AtomicReference<>();

    /** All rows. */
    public RowPager(Database database, RelationShape shape, @Nullable RowOrder order, int pageRows) {
        this(database, shape, order, RowFilter.NONE, pageRows);
    }

    /**
     * @param order null for the order of the identity
     * @param filter which rows; without a time limit then, but cancellable
     * @param pageRows 1 to {@link #PAGE_ROWS}
     * @throws AppException of kind REFUSED when the filter's SQL is no single expression
     */
    public RowPager(Database database, RelationShape shape, @Nullable RowOrder order, RowFilter filter, int pageRows) {
        if (pageRows < 1 || pageRows > PAGE_ROWS) {
            throw new IllegalArgumentException("page size out of range: " + pageRows);
        }
        this.database = database;
        this.shape = shape;
        this.order = order;
        this.pageRows = pageRows;
        this.filter = filter;
        this.sql = new PageSql(shape, order, filter, CELL_CHARACTERS);
    }

    /** The relation it walks. */
    public RelationShape shape() {
        return shape;
    }

    /** Which rows it walks. */
    public RowFilter filter() {
        return filter;
    }

    /** Whether pages go by offset, up to {@link #OFFSET_ROWS}, without a jump to the end. */
    public boolean isByOffset() {
        return shape.identity() instanceof RowIdentity.None;
    }

    /** The first page. */
    public RowPage first(Cancellation cancellation) {
        return isByOffset() ? atOffset(0, cancellation) : forward(null, false, 1, cancellation);
    }

    /** The page after a page; the last one when rows vanished meanwhile. */
    public RowPage next(RowPage page, Cancellation cancellation) {
        if (isByOffset()) {
            return atOffset(offset(page) + page.rows().size(), cancellation);
        }
        if (page.rows().isEmpty()) {
            return first(cancellation);
        }
        var anchor = page.rows().getLast().anchor();
        var found = switch (page.position()) {
            case PagePosition.FromStart p ->
                forward(anchor, false, p.first() + page.rows().size(), cancellation);
            case PagePosition.FromEnd p ->
                forward(anchor, false, 1, cancellation).fromEnd(Math.max(0, p.after() - pageRows));
            case PagePosition.Near p ->
                forward(anchor, false, 1, cancellation)
                        .near(p.first() + page.rows().size());
        };
        return found.rows().isEmpty() ? last(cancellation) : found;
    }

    /** The page before a page; the first one when rows vanished meanwhile. */
    public RowPage previous(RowPage page, Cancellation cancellation) {
        if (isByOffset()) {
            return atOffset(Math.max(0, offset(page) - pageRows), cancellation);
        }
        if (page.rows().isEmpty()) {
            return last(cancellation);
        }
        long started = System.nanoTime();
        var found = fetch(page.rows().getFirst().anchor(), true, false, cancellation);
        boolean more = found.size() > pageRows;
        var rows = found.subList(0, Math.min(found.size(), pageRows)).reversed();
        if (rows.isEmpty()) {
            return first(cancellation);
        }
        var position = switch (page.position()) {
            case PagePosition _ when !more -> new PagePosition.FromStart(1);
            case PagePosition.FromStart p -> new PagePosition.FromStart(Math.max(1, p.first() - rows.size()));
            case PagePosition.FromEnd p ->
                new PagePosition.FromEnd(p.after() + page.rows().size());
            case PagePosition.Near p -> new PagePosition.Near(Math.max(rows.size() + 1L, p.first() - rows.size()));
        };
        return new RowPage(rows, order, position, more, true, found.size(), since(started));
    }

    /**
     * The last page, filled from the end.
     *
     * @throws AppException of kind REFUSED for pages by offset
     */
    public RowPage last(Cancellation cancellation) {
        if (isByOffset()) {
            throw refused("browser.noLastPage");
        }
        long started = System.nanoTime();
        var found = fetch(null, true, false, cancellation);
        boolean more = found.size() > pageRows;
        var rows = found.subList(0, Math.min(found.size(), pageRows)).reversed();
        var position = more ? new PagePosition.FromEnd(0) : new PagePosition.FromStart(1);
        return new RowPage(rows, order, position, more, false, found.size(), since(started));
    }

    /** The same place again, with what is there now; starts at the page's first row if that still exists. */
    public RowPage refresh(RowPage page, Cancellation cancellation) {
        if (isByOffset()) {
            return atOffset(offset(page), cancellation);
        }
        if (page.rows().isEmpty() || !page.hasPrevious()) {
            return first(cancellation);
        }
        var anchor = page.rows().getFirst().anchor();
        return switch (page.position()) {
            case PagePosition.FromStart p -> forward(anchor, true, p.first(), cancellation);
            case PagePosition.FromEnd p when p.after() == 0 -> last(cancellation);
            case PagePosition.FromEnd p ->
                forward(anchor, true, 2, cancellation).fromEnd(p.after());
            case PagePosition.Near p -> forward(anchor, true, 2, cancellation).near(p.first());
        };
    }

    /**
     * The page that begins with the row at a number: exactly that row up to {@link #OFFSET_ROWS}, about it further on.
     * What the order's landmarks cost (a look at the statistics, or a sample of some thousand blocks) is paid once.
     *
     * @param row number of the row, from 0; beyond the end means the last page
     * @param total how many rows there are, as counted or estimated
     */
    public RowPage jump(long row, long total, Cancellation cancellation) {
        if (isByOffset()) {
            return atOffset(Math.clamp(row, 0, OFFSET_ROWS - pageRows), cancellation);
        }
        if (row <= 0) {
            return first(cancellation);
        }
        if (row + pageRows >= total) {
            return last(cancellation);
        }
        long started = System.nanoTime();
        var target = read(cancellation, session -> target(session, row, total));
        if (target.anchor() == null) {
            return last(cancellation);
        }
        var page = forward(target.anchor(), true, target.before() + 1, cancellation);
        if (page.rows().isEmpty()) {
            return last(cancellation);
        }
        return (target.exact() ? page : page.near(target.before() + 1)).within(since(started));
    }

    private RowJump.Target target(Session session, long row, long total) {
        var jump = new RowJump(shape, sql, new RowReader(shape, sql, CELL_CHARACTERS), !filter.isEmpty());
        if (row <= OFFSET_ROWS && (!sql.isPhysical() || total <= OFFSET_ROWS)) {
            return jump.counted(session, row);
        }
        if (sql.isPhysical()) {
            return jump.physical(session, row, total);
        }
        var known = landmarks.get();
        if (known == null) {
            known = jump.landmarks(session, total);
            landmarks.set(known);
        }
        return jump.near(session, known, row, total);
    }

    /** The exact number of rows: reads the whole relation, without a time limit but cancellable. */
    public long count(Cancellation cancellation) {
        return read(cancellation, session -> {
            session.execute("set local statement_timeout = 0");
            var rows = new AtomicLong();
            session.each(sql.count(), sql.parameters(null), 0, row -> rows.set(row.bigint("rows")));
            return rows.get();
        });
    }

    /**
     * One whole value, up to {@link #VALUE_CHARACTERS}.
     *
     * @throws AppException of kind REFUSED where rows cannot be told apart, FAILED when the row is gone
     */
    public CellValue value(BrowsedRow row, RelationColumn column, Cancellation cancellation) {
        if (isByOffset()) {
            throw refused("browser.noIdentity");
        }
        var values = new ArrayList<CellValue>();
        database.read(cancellation, session -> {
            session.each(
                    sql.value(column, VALUE_CHARACTERS),
                    sql.parameters(row.anchor()),
                    0,
                    found -> values.add(whole(found.textAt(0))));
            return values;
        });
        if (values.isEmpty()) {
            throw new AppException(Problem.of(
                    ProblemKind.FAILED,
                    "browser.rowGone",
                    Messages.text("browser.rowGone"),
                    Messages.text("browser.rowGone.next")));
        }
        return values.getFirst();
    }

    private static CellValue whole(@Nullable String text) {
        return text != null && text.length() > VALUE_CHARACTERS
                ? new CellValue(Excerpt.start(text, VALUE_CHARACTERS), false)
                : new CellValue(text, true);
    }

    private RowPage forward(
            @Nullable RowAnchor anchor, boolean inclusive, long firstNumber, Cancellation cancellation) {
        long started = System.nanoTime();
        var found = fetch(anchor, false, inclusive, cancellation);
        var rows = found.subList(0, Math.min(found.size(), pageRows));
        return new RowPage(
                rows,
                order,
                new PagePosition.FromStart(firstNumber),
                anchor != null && (!inclusive || firstNumber > 1),
                found.size() > pageRows,
                found.size(),
                since(started));
    }

    private List<BrowsedRow> fetch(
            @Nullable RowAnchor anchor, boolean backward, boolean inclusive, Cancellation cancellation) {
        var reader = new RowReader(shape, sql, CELL_CHARACTERS);
        return read(
                cancellation,
                session -> sql.isPhysical()
                        ? new PhysicalWalk(shape, sql, reader, pageRows + 1).read(session, anchor, backward, inclusive)
                        : keyset(session, reader, anchor, backward, inclusive));
    }

    private List<BrowsedRow> keyset(
            Session session, RowReader reader, @Nullable RowAnchor anchor, boolean backward, boolean inclusive) {
        var rows = new ArrayList<BrowsedRow>();
        for (var segment : sql.segments(anchor, backward)) {
            int wanted = pageRows + 1 - rows.size();
            if (wanted > 0) {
                var limit = sql.limits(anchor, segment) ? anchor : null;
                session.each(
                        sql.keyset(segment, limit, backward, inclusive, wanted),
                        sql.parameters(limit),
                        0,
                        row -> rows.add(reader.read(row)));
            }
        }
        return rows;
    }

    private <T> T read(Cancellation cancellation, Database.Work<T> work) {
        return filter.isEmpty() ? database.read(cancellation, work) : database.readFragment(cancellation, work);
    }

    private RowPage atOffset(long offset, Cancellation cancellation) {
        long started = System.nanoTime();
        var reader = new RowReader(shape, sql, CELL_CHARACTERS);
        var rows = new ArrayList<BrowsedRow>();
        read(cancellation, session -> {
            session.each(
                    sql.offset(offset, pageRows + 1), sql.parameters(null), 0, (Row row) -> rows.add(reader.read(row)));
            return rows;
        });
        boolean more = rows.size() > pageRows && offset + 2L * pageRows <= OFFSET_ROWS;
        return new RowPage(
                rows.subList(0, Math.min(rows.size(), pageRows)),
                order,
                new PagePosition.FromStart(offset + 1),
                offset > 0,
                more,
                rows.size(),
                since(started));
    }

    private static long offset(RowPage page) {
        return page.position() instanceof PagePosition.FromStart p ? p.first() - 1 : 0;
    }

    private AppException refused(String code) {
        return new AppException(Problem.of(
                ProblemKind.REFUSED, code, Messages.text(code, shape.name().label()), Messages.text(code + ".next")));
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
