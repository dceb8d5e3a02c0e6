package dev.alidade.catalog.witness;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A flat account of every column of every row of every system catalog that describes schema, as far as the rows are not
 * the system's own. It asks the catalogs themselves for their columns and shares nothing with the snapshot. Oids and
 * column numbers are written as names; what PostgreSQL keeps as parsed trees is written as PostgreSQL prints it.
 * PostgreSQL 13 to 18.
 */
final class Witness {
    private static final String SETTINGS = """
            savepoint alidade_witness;
            set local search_path = '';
            set local datestyle = 'ISO, MDY';
            set local timezone = 'UTC';
            set local intervalstyle = 'postgres';
            set local extra_float_digits = 3;
            set local quote_all_identifiers = off""";

    private final List<WitnessedCatalog> catalogs = new ArrayList<>();
    private final Map<String, String> catalogsByOid = new HashMap<>();
    private final String query;

    /** Asks the server once which catalogs and columns it has. */
    Witness(Session session) {
        var columns = new HashMap<String, List<String[]>>();
        session.each("""
                select c.oid::text, c.relname::text, a.attname::text, a.atttypid::regtype::text
                from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 11 and c.relkind = 'r' and (a.attnum > 0 or a.attname = 'oid')
                order by c.relname, a.attnum""", Parameters.none(), 0, row -> {
            var catalog = Objects.requireNonNull(row.textAt(1));
            catalogsByOid.put(Objects.requireNonNull(row.textAt(0)), catalog);
            columns.computeIfAbsent(catalog, key -> new ArrayList<>()).add(new String[] {row.textAt(2), row.textAt(3)});
        });
        var references = References.of(session);
        for (var name : WitnessedCatalog.NAMES) {
            if (columns.containsKey(name)) {
                catalogs.add(new WitnessedCatalog(name, columns.get(name), references));
            }
        }
        query = String.join(
                " union all ", catalogs.stream().map(WitnessedCatalog::select).toList());
    }

    /** What there is now, the transaction's own changes included; must be called inside a transaction. */
    Set<String> lines(Session session) {
        var rows = new HashMap<String, List<String[]>>();
        session.execute(SETTINGS);
        session.each(
                query,
                Parameters.none(),
                0,
                row -> rows.computeIfAbsent(Objects.requireNonNull(row.textAt(0)), key -> new ArrayList<>())
                        .add(Objects.requireNonNull(row.textAt(1)).split("\u0001", -1)));
        session.execute("rollback to savepoint alidade_witness; release savepoint alidade_witness");
        var names = new WitnessedNames(catalogs, catalogsByOid, rows);
        var lines = new TreeSet<String>();
        for (var catalog : catalogs) {
            for (var row : rows.getOrDefault(catalog.name(), List.of())) {
                if (!names.isHidden(catalog, row)) {
                    lines.add(names.line(catalog, row));
                }
            }
        }
        return lines;
    }

    /** What only one of two accounts says, the first one's marked {@code -}, the second one's {@code +}. */
    static List<String> difference(Set<String> before, Set<String> after) {
        var lines = new ArrayList<String>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> lines.add("- " + line));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("+ " + line));
        return lines;
    }
}
