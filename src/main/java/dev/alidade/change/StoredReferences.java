package dev.alidade.change;

import dev.alidade.catalog.TableRebuild;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.List;

/** Rows that name tables by number: they would mean nothing once a table of the same name took the old one's place. */
final class StoredReferences {
    private final Session session;

    /** A column of the type regclass. */
    private record Place(String schema, String table, String column, boolean readable) {
        String label() {
            return schema + "." + table + "." + column;
        }
    }

    StoredReferences(Session session) {
        this.session = session;
    }

    /** One sentence for every column that names one of the tables, or cannot be read. */
    List<String> to(List<TableRebuild.Table> tables) {
        var places = session.list(
                ChangeQuery.STORED_REFERENCES,
                Parameters.none(),
                row -> new Place(
                        row.text("schema_name"),
                        row.text("table_name"),
                        row.text("column_name"),
                        row.bool("is_readable")));
        var found = new ArrayList<String>();
        for (var place : places) {
            if (!place.readable() || !isRead(place, tables, found)) {
                found.add(Messages.text("change.rebuild.UNREADABLE", place.label()));
            }
        }
        return found;
    }

    private boolean isRead(Place place, List<TableRebuild.Table> tables, List<String> found) {
        session.execute("savepoint alidade_references; set local row_security = off");
        try {
            for (var table : tables) {
                session.each(
                        "select 1 as one from only " + Identifiers.qualified(place.schema(), place.table()) + " where "
                                + Identifiers.quote(place.column()) + " = pg_catalog.to_regclass("
                                + Identifiers.literal(table.sql()) + ") limit 1",
                        Parameters.none(),
                        0,
                        row -> found.add(Messages.text(
                                "change.rebuild.REFERENCED",
                                place.label(),
                                table.id().label())));
            }
            return true;
        } catch (AppException e) {
            if (Failures.isEnd(e, session)) {
                throw e;
            }
            return false;
        } finally {
            if (!session.cancellation().isRequested()) {
                session.execute("rollback to savepoint alidade_references; release savepoint alidade_references");
            }
        }
    }
}
