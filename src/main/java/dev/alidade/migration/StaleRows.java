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
                "select installed_rank, version from " + table.qualified()
                        + " where version is not null and type not like 'BASELINE%' order by 1 for update",
                Parameters.none(),
                0,
                row -> {
                    var version = ScriptVersion.parse(row.text("version"));
                    if (version != null) {
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
