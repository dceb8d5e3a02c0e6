package dev.alidade.catalog.witness;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of the system catalogs refer to rows of which catalog: a kept list for all versions, and the server's
 * own where it has one (from PostgreSQL 14).
 */
final class References {
    private static final Path KEPT = Path.of("src/test/resources/catalog/references.txt");

    private final Map<List<String>, Reference> all = new HashMap<>();

    /**
     * @param of the catalog referred to
     * @param relation for column numbers, the column that names their relation
     */
    record Reference(String of, @Nullable String relation) {}

    static References of(Session session) {
        var references = new References();
        try {
            Files.readAllLines(KEPT).stream()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(references::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        session.each("""
                select count(*)::text from pg_catalog.pg_proc where proname = 'pg_get_catalog_foreign_keys'""", Parameters.none(), 0, row -> {
            if ("1".equals(row.textAt(0))) {
                references.ask(session);
            }
        });
        return references;
    }

    @Nullable
    Reference of(String catalog, String column) {
        return all.get(List.of(catalog, column));
    }

    private void ask(Session session) {
        session.each("""
                select pg_catalog.concat_ws('|', f.relname, pg_catalog.array_to_string(k.fkcols, ','), p.relname)
                from pg_catalog.pg_get_catalog_foreign_keys() k
                join pg_catalog.pg_class f on f.oid = k.fktable
                join pg_catalog.pg_class p on p.oid = k.pktable
                where p.relname not in ('pg_authid', 'pg_tablespace', 'pg_database')""", Parameters.none(), 0, row -> add(Objects.requireNonNull(row.textAt(0))));
    }

    private void add(String line) {
        var parts = line.split("\\|", -1);
        var columns = parts[1].split(",", -1);
        boolean numbered = columns.length == 2;
        all.put(List.of(parts[0], columns[columns.length - 1]), new Reference(parts[2], numbered ? columns[0] : null));
    }
}
