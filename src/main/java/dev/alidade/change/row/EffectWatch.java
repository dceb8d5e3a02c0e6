package dev.alidade.change.row;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds out which rows change besides those that are meant to, from its making on. */
final class EffectWatch {
    private final Session session;
    private final RowTable table;
    private final Map<String, Counted> earlier;

    /** The server's counters of one table; earlier transactions of the connection may still be in them. */
    private record Counted(boolean own, long inserted, long updated, long deleted) {
        Counted since(Counted earlier) {
            return new Counted(own, inserted - earlier.inserted, updated - earlier.updated, deleted - earlier.deleted);
        }

        Counted and(Counted other) {
            return new Counted(own, inserted + other.inserted, updated + other.updated, deleted + other.deleted);
        }
    }

    EffectWatch(Session session, RowTable table) {
        this.session = session;
        this.table = table;
        this.earlier = counted();
    }

    /** What changed besides the given rows. */
    List<SideEffect> beyond(List<RowChange> changes) {
        var effects = new ArrayList<SideEffect>();
        var own = new Counted(true, 0, 0, 0);
        for (var entry : counted().entrySet()) {
            var since = entry.getValue()
                    .since(Objects.requireNonNullElse(
                            earlier.get(entry.getKey()),
                            new Counted(entry.getValue().own(), 0, 0, 0)));
            if (since.own()) {
                own = own.and(since);
            } else {
                add(effects, entry.getKey(), since);
            }
        }
        if (table.kind() != 'v') {
            add(effects, table.label(), beyond(own, KeptRows.Counts.of(changes)));
        }
        return effects;
    }

    /** A row that moves to another partition is counted as one that went and one that came. */
    private static Counted beyond(Counted own, KeptRows.Counts wanted) {
        long moved = Math.max(0, wanted.updated() - own.updated());
        return new Counted(
                true,
                Math.max(0, own.inserted() - wanted.inserted() - moved),
                Math.max(0, own.updated() - wanted.updated()),
                Math.max(0, own.deleted() - wanted.deleted() - moved));
    }

    private static void add(List<SideEffect> effects, String name, Counted counted) {
        if (counted.inserted() + counted.updated() + counted.deleted() > 0) {
            effects.add(new SideEffect(name, counted.inserted(), counted.updated(), counted.deleted()));
        }
    }

    private Map<String, Counted> counted() {
        var found = new LinkedHashMap<String, Counted>();
        session.each(
                RowQuery.ROW_EFFECTS,
                Parameters.of("oid", table.oid()),
                0,
                row -> found.put(
                        row.text("schema_name") + "." + row.text("table_name"),
                        new Counted(
                                row.bool("own"),
                                row.bigint("inserted"),
                                row.bigint("updated"),
                                row.bigint("deleted"))));
        return found;
    }
}
