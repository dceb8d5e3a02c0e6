package dev.alidade.corridor.audit;

import dev.alidade.corridor.audit.Difference.Kind;
import dev.alidade.corridor.table.CorridorTable;
import dev.alidade.corridor.table.KeyList;
import dev.alidade.corridor.table.TableSql;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the lists of keys that corridors record: missing, extra, dangling. What lies within a corridor is decided by
 * {@code ST_DWithin} on geography, that is on the WGS 84 ellipsoid in true metres; a thing of area is within when any
 * part of it is. Needs SELECT on the tables concerned. Thread-safe; blocks.
 */
public final class AuditService {
    private final Database database;

    public AuditService(Database database) {
        this.database = database;
    }

    /** Audits all corridors of a table. */
    public AuditReport audit(CorridorTable table, Cancellation cancellation) {
        return audit(table, null, cancellation);
    }

    /**
     * Audits all corridors of a table or one of them; each list in one snapshot.
     *
     * @param only the key of the one; null for all
     */
    public AuditReport audit(CorridorTable table, @Nullable List<String> only, Cancellation cancellation) {
        long start = System.nanoTime();
        var found = new LinkedHashMap<List<String>, Open>();
        var notChecked = new ArrayList<String>();
        var parameters = Parameters.of("only", only == null ? null : only.toArray(new String[0]));
        long checked = database.readOnce(cancellation, session -> {
            for (var list : table.lists()) {
                if (list.readable()) {
                    session.each(AuditSql.compare(table, list), parameters, 0, row -> take(row, list, found));
                } else {
                    notChecked.add(list.column());
                }
            }
            return count(session, table, parameters);
        });
        var corridors = found.values().stream()
                .map(Open::close)
                .sorted(java.util.Comparator.comparing(CorridorAudit::label))
                .toList();
        return new AuditReport(table, checked, notChecked, corridors, Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * What a line that is not stored yet would touch, in order along it.
     *
     * @param wkt a line in degrees, longitude before latitude
     * @param metres width to each side
     * @return by list, those that have places only
     */
    public Map<KeyList, List<Difference>> touched(
            CorridorTable table, String wkt, double metres, Cancellation cancellation) {
        var parameters = Parameters.of("line", wkt).and("metres", metres);
        return database.read(cancellation, session -> {
            var touched = new LinkedHashMap<KeyList, List<Difference>>();
            for (var list : table.lists()) {
                if (list.hasPlaces()) {
                    var things = new ArrayList<Difference>();
                    session.each(
                            AuditSql.touched(table, list),
                            parameters,
                            0,
                            row -> things.add(new Difference(row.text("id"), Kind.MISSING, row.realOrNull("metres"))));
                    touched.put(list, things);
                }
            }
            return touched;
        });
    }

    private static long count(Session session, CorridorTable table, Parameters parameters) {
        long[] count = new long[1];
        session.each(
                "select pg_catalog.count(*) as n from " + TableSql.from(table.layer())
                        + " as g where (:only::text[] is null or " + TableSql.key(table.layer()) + " = :only::text[])",
                parameters,
                0,
                row -> count[0] = row.bigint("n"));
        return count[0];
    }

    private static void take(Row row, KeyList list, Map<List<String>, Open> found) {
        var key = row.texts("key");
        var label = row.text("label");
        var name = new ArrayList<>(key);
        name.add(label);
        var open = found.computeIfAbsent(name, _ -> new Open(key, label, row.textOrNull("version")));
        var kind = row.bool("missing") ? Kind.MISSING : row.bool("known") ? Kind.EXTRA : Kind.DANGLING;
        // a list of things without a place can only lead nowhere
        if (kind != Kind.EXTRA || list.hasPlaces()) {
            open.add(list, row.texts("recorded"), new Difference(row.text("id"), kind, row.realOrNull("metres")));
        }
    }

    /** A corridor while its rows come in. */
    private static final class Open {
        private final List<String> key;
        private final String label;
        private final @Nullable String version;
        private final Map<KeyList, List<Difference>> differences = new LinkedHashMap<>();
        private final Map<KeyList, List<String>> recorded = new LinkedHashMap<>();

        Open(List<String> key, String label, @Nullable String version) {
            this.key = key;
            this.label = label;
            this.version = version;
        }

        void add(KeyList list, List<String> says, Difference difference) {
            recorded.put(list, says);
            differences.computeIfAbsent(list, l -> new ArrayList<>()).add(difference);
        }

        CorridorAudit close() {
            var lists = differences.entrySet().stream()
                    .map(entry -> new ListAudit(
                            entry.getKey(), recorded.getOrDefault(entry.getKey(), List.of()), entry.getValue()))
                    .toList();
            return new CorridorAudit(key, label, version, lists);
        }
    }
}
