package dev.alidade.corridor.table;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * Reads the rows of a table of corridors, all of them. When one is held: from its activation to its completion, or, while
 * it has none, for as long as was estimated. One that is being planned counts from when it was planned; one that was
 * cancelled before it was activated never held anything. Needs SELECT; about 20 ms per 1,000 rows. Thread-safe; blocks.
 */
public final class CorridorReader {
    private static final int ROWS_PER_TRIP = 2_000;

    private final Database database;

    public CorridorReader(Database database) {
        this.database = database;
    }

    /** All corridors, by name. */
    public List<Corridor> read(CorridorTable table, Cancellation cancellation) {
        var layer = table.layer();
        var clock = table.clock();
        var sql = new StringBuilder("select " + TableSql.key(layer) + " as key, coalesce("
                + TableSql.text(layer.labelColumn()) + ", pg_catalog.array_to_string(" + TableSql.key(layer)
                + ", ', ')) as label, " + TableSql.text(layer.classColumn()) + " as status, "
                + TableSql.text(table.kindColumn()) + " as kind, " + TableSql.postgis(layer, "st_asbinary") + "("
                + TableSql.degrees(layer) + ") as line, " + TableSql.number(layer.bufferColumn()) + " as metres, "
                + TableSql.moment(clock.planned()) + " as planned_at, " + TableSql.moment(clock.activated())
                + " as activated_at, " + TableSql.moment(clock.completed()) + " as completed_at, "
                + TableSql.number(clock.estimatedSeconds()) + " as seconds");
        for (int i = 0; i < table.lists().size(); i++) {
            sql.append(", pg_catalog.array_remove(g."
                    + Identifiers.quote(table.lists().get(i).column()) + "::text[], null) as list_" + i);
        }
        sql.append(" from " + TableSql.from(layer) + " as g order by label, key");
        var reader = new WKBReader();
        var corridors = new ArrayList<Corridor>();
        database.readOnce(cancellation, session -> {
            session.each(
                    sql.toString(),
                    Parameters.none(),
                    ROWS_PER_TRIP,
                    row -> corridors.add(corridor(row, table, reader)));
            return true;
        });
        return corridors;
    }

    private static Corridor corridor(Row row, CorridorTable table, WKBReader reader) {
        var lists = new HashMap<String, List<String>>();
        for (int i = 0; i < table.lists().size(); i++) {
            lists.put(table.lists().get(i).column(), row.texts("list_" + i));
        }
        var status = row.textOrNull("status");
        var kind = row.textOrNull("kind");
        var metres = row.realOrNull("metres");
        var planned = row.instantOrNull("planned_at");
        var activated = row.instantOrNull("activated_at");
        var seconds = row.realOrNull("seconds");
        var held = held(
                status == null ? "" : status.toLowerCase(Locale.ROOT),
                planned,
                activated,
                row.instantOrNull("completed_at"),
                seconds);
        return new Corridor(
                row.texts("key"),
                row.text("label"),
                status == null ? "" : status,
                kind == null ? "" : kind,
                line(row, reader),
                metres == null || !Double.isFinite(metres) || metres < 0 ? 0 : metres,
                planned,
                held,
                shown(held, planned, activated, seconds),
                lists);
    }

    private static @Nullable Geometry line(Row row, WKBReader reader) {
        byte[] bytes = row.bytesOrNull("line");
        if (bytes == null) {
            return null;
        }
        try {
            var line = reader.read(bytes);
            return line.isEmpty() ? null : line;
        } catch (ParseException e) {
            return null;
        }
    }

    private static @Nullable HeldTime held(
            String status,
            @Nullable Instant planned,
            @Nullable Instant activated,
            @Nullable Instant completed,
            @Nullable Double seconds) {
        var from = activated != null || status.startsWith("cancel") ? activated : planned;
        if (from == null) {
            return null;
        }
        var estimated = seconds == null ? null : from.plusMillis(Math.round(seconds * 1000));
        return new HeldTime(from, completed == null ? estimated : completed);
    }

    private static @Nullable HeldTime shown(
            @Nullable HeldTime held, @Nullable Instant planned, @Nullable Instant activated, @Nullable Double seconds) {
        if (held == null) {
            return planned == null || seconds == null
                    ? null
                    : new HeldTime(planned, planned.plusMillis(Math.round(seconds * 1000)));
        }
        boolean earlier = planned != null && activated != null && planned.isBefore(activated);
        return new HeldTime(earlier && planned != null ? planned : held.from(), held.to());
    }
}
