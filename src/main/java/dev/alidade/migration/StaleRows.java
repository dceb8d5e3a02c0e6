package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.migration.script.ScriptVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * History rows of migrations that are about to run again: failed ones and those taken back. Flyway would refuse to go
 * on with the first and take the second for applied.
 */
final class StaleRows {
    private record Stored(int rank, ScriptVersion version) {}

    private final Database database;
    private final FlywayTable table;

    StaleRows(Database database, FlywayTable table) {
        this.database = database;
        this.table = table;
    }

    /** Deletes every row of these versions, in one transaction. */
    void remove(List<ScriptVersion> versions, Cancellation cancellation) {
        database.write(cancellation, session -> remove(session, table, versions));
    }

    /** Deletes every row of these versions in the session's transaction and returns how many there were. */
    static long remove(Session session, FlywayTable table, List<ScriptVersion> versions) {
        var stored = new ArrayList<Stored>();
        session.each(
                "select installed_rank, version, description, success from " + table.qualified()
                        + " where type not like 'BASELINE%' and type not in ('SCHEMA', 'TABLE')"
                        + " and not (type like '%\\_BASELINE' and success) order by 1 for update",
                Parameters.none(),
                0,
                row -> {
                    var number = row.textOrNull("version");
                    var version = number == null
                            ? ScriptVersion.repeatable(row.text("description"))
                            : ScriptVersion.parse(number);
                    // a repeatable migration keeps its earlier runs
                    if (version != null && !(version.isRepeatable() && row.bool("success"))) {
                        stored.add(new Stored(row.integer("installed_rank"), version));
                    }
                });
        return stored.stream()
                .filter(s -> versions.contains(s.version()))
                .mapToLong(s -> session.update(
                        "delete from " + table.qualified() + " where installed_rank = :rank",
                        Parameters.of("rank", s.rank())))
                .sum();
    }
}
