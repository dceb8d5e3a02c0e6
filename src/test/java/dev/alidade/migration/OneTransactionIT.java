package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.sandbox.OwnServer;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server's own log says about who wrote what in which transaction. */
class OneTransactionIT {
    private static final Pattern LINE = Pattern.compile("pid=(\\d+) vxid=(\\S+) .*?(?:statement|execute [^:]*): (.*)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @Test
    void scriptLedgerAndHistoriesShareOneBackendAndOneTransaction() {
        try (var server = new OwnServer()) {
            server.run(
                    "alter system set log_statement = 'all'",
                    "alter system set log_line_prefix = 'pid=%p vxid=%v '",
                    "select pg_reload_conf()",
                    "create database one");
            try (var database = Database.open(server.server().superuser("one"), () -> {})) {
                var bench = new Workbench(database, place);
                bench.execute("""
                        create schema supabase_migrations;
                        create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text)
                        """);
                bench.write("20240101000000_probe.sql", "create table probe (id int);");
                bench.write("20240101000000_probe.down.sql", "drop table probe;");
                assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE)).failure())
                        .isNull();
                together(
                        bench,
                        "create table probe",
                        "insert into alidade.ledger",
                        "insert into \"supabase_migrations\"",
                        "INSERT INTO \"public\".\"flyway_schema_history\"");
                assertThat(bench.rollback(new RollbackSelection.Last()).failure())
                        .isNull();
                together(
                        bench,
                        "drop table probe",
                        "delete from \"public\".\"flyway_schema_history\"",
                        "delete from \"supabase_migrations\"");
            }
        }
    }

    private static List<String> log(Workbench bench) {
        return bench.database.session(new Cancellation(), session -> {
            var text = new StringBuilder();
            session.each(
                    "select pg_read_file(pg_current_logfile()) as text",
                    Parameters.none(),
                    0,
                    row -> text.append(row.text("text")));
            return text.toString().lines().toList();
        });
    }

    /** The last statements that begin like these ran in one transaction of one process; the log is a little late. */
    private static void together(Workbench bench, String... beginnings) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(places(log(bench), beginnings))
                        .hasSize(1)
                        .noneMatch(found -> found.startsWith("no statement")));
    }

    private static List<String> places(List<String> log, String... beginnings) {
        return List.of(beginnings).stream()
                .map(beginning -> log.stream()
                        .map(LINE::matcher)
                        .filter(m -> m.matches() && m.group(3).startsWith(beginning))
                        .map(m -> m.group(1) + " " + m.group(2))
                        .reduce((_, last) -> last)
                        .orElse("no statement begins with " + beginning))
                .distinct()
                .toList();
    }
}
