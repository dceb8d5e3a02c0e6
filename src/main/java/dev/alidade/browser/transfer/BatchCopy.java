package dev.alidade.browser.transfer;

import dev.alidade.database.Session;
import dev.alidade.database.SqlProblems;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Set;

/**
 * Copies batches into a table. Where bad rows may be left out each attempt stands behind a savepoint: the server names
 * the row it stumbled over, so that the rows before it and after it still go by COPY; where it names none (foreign
 * keys, row security) the rows are halved until it is found.
 */
final class BatchCopy {
    private static final String STAGE = "alidade_rows";
    private static final int PIECE = 1 << 16;
    private static final Set<String> ROW_CLASSES = Set.of("22", "23", "44", "P0");

    /** Conditions of a whole session or server, even when they show while a row is read. */
    private static final Set<String> SESSION_CLASSES = Set.of("08", "25", "28", "40", "53", "55", "57", "58", "XX");

    private final Session session;
    private final ImportPlan plan;
    private final boolean staged;
    private final String copySql;
    private final String insertSql;
    private final String relation;

    /**
     * @param staged whether rows go through a temporary table and an INSERT, as row security asks for
     * @param overriding whether that INSERT must override an identity column
     */
    BatchCopy(Session session, ImportPlan plan, boolean staged, boolean overriding) {
        this.session = session;
        this.plan = plan;
        this.staged = staged;
        this.relation = staged ? STAGE : plan.target().name();
        this.copySql = staged
                ? "copy pg_temp." + STAGE + " from stdin"
                : "copy " + plan.target().sql() + " (" + plan.columnList() + ") from stdin";
        this.insertSql = "insert into " + plan.target().sql() + " (" + plan.columnList() + ")"
                + (overriding ? " overriding system value" : "") + " select * from pg_temp." + STAGE;
    }

    /** Makes the temporary table of a staged import, for this transaction. */
    void prepare() {
        if (staged) {
            session.execute("create temporary table " + STAGE + " on commit drop as select " + plan.columnList()
                    + " from " + plan.target().sql() + " with no data");
        }
    }

    /** Copies rows of a batch in one statement. */
    private long copy(RowBatch batch, int from, int to) {
        int start = batch.start(from);
        long rows = session.copyIn(copySql, sink -> send(sink, batch.bytes(), start, batch.end(to - 1)));
        if (!staged) {
            return rows;
        }
        session.execute(insertSql);
        session.execute("delete from pg_temp." + STAGE);
        return rows;
    }

    /** Copies all rows that come, in one statement; the first bad one ends it. */
    long all(Iterable<RowBatch> batches, RowNumbers numbers) {
        try {
            if (staged) {
                long rows = 0;
                for (var batch : batches) {
                    numbers.begin();
                    numbers.add(batch);
                    rows += batch.count() == 0 ? 0 : copy(batch, 0, batch.count());
                }
                return rows;
            }
            return session.copyIn(copySql, sink -> {
                for (var batch : batches) {
                    numbers.add(batch);
                    if (batch.count() > 0) {
                        send(sink, batch.bytes(), 0, batch.end(batch.count() - 1));
                    }
                }
            });
        } catch (AppException e) {
            var row = SqlProblems.copyLine(e, relation);
            if (row.isPresent() && isAboutRows(e, true)) {
                throw ImportProblems.badRow(numbers.line(row.getAsLong()), e);
            }
            throw e;
        }
    }

    /** In pieces, because the server begins with a piece when it has the whole of it. */
    private static void send(Session.CopySink sink, byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += PIECE) {
            sink.write(bytes, at, Math.min(PIECE, to - at));
        }
    }

    /** Copies the rows of a batch that the table takes; the others are noted in the order of the file. */
    long good(RowBatch batch, RejectLog rejects) {
        var found = new ArrayList<>(batch.rejects());
        record Range(int from, int to) {}
        var open = new ArrayDeque<Range>();
        if (batch.count() > 0) {
            open.push(new Range(0, batch.count()));
        }
        long rows = 0;
        while (!open.isEmpty() && rejects.hasRoomFor(found.size())) {
            var range = open.pop();
            session.execute("savepoint alidade_import");
            try {
                rows += copy(batch, range.from, range.to);
                session.execute("release savepoint alidade_import");
            } catch (AppException e) {
                var hint = SqlProblems.copyLine(e, relation);
                if (!isAboutRows(e, hint.isPresent())) {
                    throw e;
                }
                session.execute("rollback to savepoint alidade_import; release savepoint alidade_import");
                int size = range.to - range.from;
                if (size == 1 || (hint.isPresent() && hint.getAsLong() <= size && hint.getAsLong() >= 1)) {
                    int bad = size == 1 ? range.from : range.from + (int) hint.getAsLong() - 1;
                    found.add(new Reject(batch.line(bad), SqlProblems.reason(e), batch.original(bad)));
                    if (bad + 1 < range.to) {
                        open.push(new Range(bad + 1, range.to));
                    }
                    if (bad > range.from) {
                        open.push(new Range(range.from, bad));
                    }
                } else {
                    int middle = range.from + size / 2;
                    open.push(new Range(middle, range.to));
                    open.push(new Range(range.from, middle));
                }
            }
        }
        found.sort(Comparator.comparingLong(Reject::line));
        found.forEach(rejects::add);
        return rows;
    }

    private boolean isAboutRows(AppException failure, boolean hinted) {
        var problem = failure.problem();
        var state = problem.sqlState();
        if (state == null || state.length() != 5 || problem.kind() == ProblemKind.CANCELLED) {
            return false;
        }
        var family = state.substring(0, 2);
        if (ROW_CLASSES.contains(family) || (staged && state.equals("42501"))) {
            return true;
        }
        return hinted && !SESSION_CLASSES.contains(family);
    }
}
