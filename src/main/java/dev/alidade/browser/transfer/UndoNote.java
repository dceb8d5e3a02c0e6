package dev.alidade.browser.transfer;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Finds which transactions wrote an import's rows, so that later exactly those rows can be deleted. */
final class UndoNote {
    private static final long NUMBERS = 1L << 32;

    private UndoNote() {}

    /**
     * The note of an import that is about to be committed; null when its rows cannot be told from others'.
     *
     * @param parts whether savepoints stood between the rows: each gives a number of its own
     */
    static @Nullable ImportUndo of(Session session, ImportPlan plan, boolean parts, long rows) {
        var top = Importer.number(session);
        var own = String.valueOf(Long.parseLong(top) % NUMBERS);
        if (!parts) {
            return new ImportUndo(plan.target(), plan.create(), List.of(own), rows);
        }
        session.execute("savepoint alidade_undo");
        try {
            var numbers = new ArrayList<String>();
            // what is visible here, as young as this transaction, and still under way, is this transaction's
            session.each(
                    "select number from (select distinct xmin::text as number, pg_catalog.age(xmin) as age from "
                            + plan.target().sql() + ") as d where age <= 0 and pg_catalog.pg_xact_status("
                            + "((:top::text)::numeric - age)::text::xid8) = 'in progress'",
                    Parameters.of("top", top),
                    0,
                    row -> numbers.add(row.text("number")));
            var undo = new ImportUndo(plan.target(), plan.create(), numbers, rows);
            return count(session, undo) == rows ? undo : null;
        } catch (AppException e) {
            if (e.problem().sqlState() == null) {
                throw e;
            }
            session.execute("rollback to savepoint alidade_undo");
            return null;
        }
    }

    private static long count(Session session, ImportUndo undo) {
        var found = new AtomicLong();
        session.each(
                "select count(*) as rows from " + undo.table().sql() + " where xmin::text = any (:numbers)",
                Parameters.of("numbers", undo.transactions().toArray(String[]::new)),
                0,
                row -> found.set(row.bigint("rows")));
        return found.get();
    }
}
