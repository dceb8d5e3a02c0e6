package dev.alidade.catalog.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What pg_dump prints of a database's schema, object by object, and its indexes, invalid ones included. */
public final class Dump {
    private static final Pattern OBJECT = Pattern.compile("(?m)^--\\n-- (?=Name: )");

    private Dump() {}

    /** Sorted: pg_dump orders what does not depend on each other by oid where names are alike. */
    public static List<String> of(SandboxServer server, Database database, String name) throws IOException {
        var process = new ProcessBuilder(
                        server.binaries().program("pg_dump").toString(),
                        "--schema-only",
                        server.uri(server.superuser(name)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as("pg_dump").isZero();
        var parts = new ArrayList<>(Stream.of(OBJECT.split(text.replaceAll("(?m)^\\\\(un)?restrict .*\\n", ""), -1))
                .map(String::strip)
                .toList());
        database.session(new Cancellation(), session -> {
            session.each("""
                select pg_catalog.concat_ws(' ', 'index', pg_catalog.pg_get_indexdef(indexrelid), indisvalid,
                    indisready, indislive, indisreplident, indisclustered, indisprimary, indimmediate)
                from pg_catalog.pg_index where indexrelid >= 16384
                    and indrelid::pg_catalog.regclass::text not like 'pg_toast.%'\
                """, Parameters.none(), 0, row -> parts.add(Objects.requireNonNull(row.textAt(0))));
            return true;
        });
        parts.sort(null);
        return parts;
    }
}
