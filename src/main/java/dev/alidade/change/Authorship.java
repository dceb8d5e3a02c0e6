package dev.alidade.change;

import dev.alidade.catalog.CatalogAddress;
import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Difference;
import dev.alidade.catalog.ObjectId;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Tells what this transaction made from what others committed meanwhile: in READ COMMITTED, a colleague's new table shows
 * between two readings and must not be dropped with ours.
 */
final class Authorship {
    private static final long PG_CLASS = 1259;
    /** A row that we see and whose maker is still at work was made by us. */
    private static final String BY_OTHERS = """
            pg_catalog.pg_xact_status((
                case when number.low <= number.now & 4294967295 then 0 else -4294967296 end
                + (number.now - (number.now & 4294967295)) + number.low
            )::text::xid8) is distinct from 'in progress'
            """;

    private static final String NUMBER = """
            cross join lateral (
                select r.xmin::text::bigint as low, pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::bigint as now
            ) number
            """;

    private Authorship() {}

    /** System catalogs to which this transaction has written and which no snapshot covers. */
    static Map<String, Long> uncovered(Session session) {
        var rows = new HashMap<String, Long>();
        session.each(
                ChangeQuery.UNCOVERED_CATALOGS,
                Parameters.none(),
                0,
                row -> rows.put(row.text("catalog"), row.bigint("rows")));
        return rows;
    }

    /** Of what is new, what others have made. */
    static List<ObjectId> byOthers(Session session, CatalogDiff effects, CatalogSnapshot after) {
        var made = new HashMap<CatalogAddress, ObjectId>();
        for (var difference : effects.differences()) {
            var object = difference instanceof Difference.Added ? after.object(difference.id()) : null;
            var address = object == null ? null : object.address();
            if (address != null) {
                made.put(address, difference.id());
            }
        }
        var catalogs = new HashMap<Long, List<CatalogAddress>>();
        made.keySet()
                .forEach(
                        a -> catalogs.computeIfAbsent(a.sub() == 0 ? a.catalog() : -a.catalog(), _ -> new ArrayList<>())
                                .add(a));
        var others = new HashSet<CatalogAddress>();
        catalogs.forEach((catalog, addresses) -> {
            var objects =
                    addresses.stream().map(CatalogAddress::object).distinct().toArray(Long[]::new);
            if (catalog > 0) {
                others.addAll(rows(session, name(session, catalog), catalog, "r.oid", "0", objects));
            } else if (catalog == -PG_CLASS) {
                others.addAll(rows(session, "pg_catalog.pg_attribute", PG_CLASS, "r.attrelid", "r.attnum", objects));
            }
        });
        return others.stream().filter(made::containsKey).map(made::get).toList();
    }

    private static List<CatalogAddress> rows(
            Session session, String table, long catalog, String object, String sub, Long[] objects) {
        var found = new ArrayList<CatalogAddress>();
        session.each(
                "select " + object + "::bigint as object, " + sub + "::int as sub from " + table + " r " + NUMBER
                        + " where " + object + " = any(:objects::oid[]) and " + BY_OTHERS,
                Parameters.of("objects", objects),
                0,
                row -> found.add(new CatalogAddress(catalog, row.bigint("object"), row.integer("sub"))));
        return found;
    }

    private static String name(Session session, long catalog) {
        var names = new ArrayList<String>();
        session.each(
                "select 'pg_catalog.' || relname as name from pg_catalog.pg_class where oid = :oid::oid",
                Parameters.of("oid", catalog),
                0,
                row -> names.add(row.text("name")));
        return names.getFirst();
    }
}
