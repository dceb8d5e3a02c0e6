package dev.alidade.browser.transfer;

import dev.alidade.bench.BenchServer;
import dev.alidade.bench.Contestant;
import dev.alidade.bench.Psql;
import dev.alidade.bench.Race;
import dev.alidade.bench.Size;
import dev.alidade.browser.RelationName;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows out to CSV and in from CSV beside {@code psql \copy}. */
public final class TransferBench {
    private static final RelationName SOURCE = new RelationName("public", "source");
    private static final RelationName TARGET = new RelationName("public", "target");

    private final BenchServer server;
    private final int rows;
    private final DatabaseTarget target;
    private final Path file;

    public TransferBench(BenchServer server, Size size) throws IOException {
        this.server = server;
        this.rows = size.rows();
        this.target = server.database();
        this.file = server.folder().resolve("rows.csv");
        try (var database = Database.open(target, () -> {})) {
            execute(database, """
                    create unlogged table source (id bigint, name text, note text, amount numeric(12,2), made timestamptz, active boolean,
                        code uuid, place double precision);
                    insert into source select g, 'name ' || g, case when g %% 5 = 0 then null else 'a note, with "quotes" ' || g end,
                        g * 1.25, timestamptz '2026-01-01' + g * interval '1 second', g %% 2 = 0, gen_random_uuid(), g / 7.0
                    from generate_series(1, %d) g;
                    create unlogged table target (like source);
                    vacuum analyze source;
                    """.formatted(rows));
            export(database, TransferFormat.CSV, file);
        }
    }

    /** Out of the server and into a file. */
    public Race exporting() {
        var contestants = new ArrayList<Contestant>();
        server.client("psql")
                .ifPresent(program -> contestants.add(new Contestant(
                        "psql \\copy to",
                        () -> Contestant.timed(() -> copy(program, "\\copy source to '" + out() + "' csv header")))));
        contestants.add(new Contestant("Alidade to CSV", () -> exported(TransferFormat.CSV)));
        contestants.add(new Contestant("Alidade to NDJSON", () -> exported(TransferFormat.NDJSON)));
        return new Race("Exporting " + rows + " rows", "one table into one file", contestants);
    }

    /** Out of a file and into the server. */
    public Race importing() {
        var contestants = new ArrayList<Contestant>();
        server.client("psql")
                .ifPresent(program -> contestants.add(new Contestant("psql \\copy from", () -> {
                    empty();
                    return Contestant.timed(() -> copy(program, "\\copy target from '" + file + "' csv header"));
                })));
        contestants.add(new Contestant("Alidade, all or nothing", () -> imported(ImportMode.ALL_OR_NOTHING)));
        contestants.add(new Contestant("Alidade, bad rows left out", () -> imported(ImportMode.SKIP_REJECTS)));
        contestants.add(new Contestant("Alidade, resumable", () -> imported(ImportMode.RESUMABLE)));
        return new Race("Importing " + rows + " rows", "one CSV file into one table", contestants);
    }

    private Path out() {
        return server.folder().resolve("out");
    }

    private void copy(Path program, String command) throws Exception {
        new Psql(program).run(target, List.of("-c", command));
    }

    private Duration exported(TransferFormat format) throws Exception {
        try (var database = Database.open(target, () -> {})) {
            return Contestant.timed(() -> export(database, format, out()));
        }
    }

    private static void export(Database database, TransferFormat format, Path place) {
        var exporter = new Exporter(database);
        exporter.toFile(
                exporter.source(SOURCE, null, null, new Cancellation()),
                ExportOptions.of(format),
                new Exporter.Place(place, true),
                TransferListener.NONE,
                new Cancellation());
    }

    private AppFolders folders() {
        return new AppFolders(server.folder(), server.folder(), server.folder());
    }

    private Duration imported(ImportMode mode) throws Exception {
        empty();
        try (var database = Database.open(target, () -> {})) {
            return Contestant.timed(() -> {
                var plan =
                        new ImportPlanner(database).into(file, TARGET, ReadOptions.USUAL, Map.of(), new Cancellation());
                var outcome = new Importer(database, folders())
                        .run(plan, ImportRequest.of(mode), TransferListener.NONE, new Cancellation());
                if (outcome.rows() != rows) {
                    throw new IllegalStateException(outcome.rows() + " rows");
                }
            });
        }
    }

    private void empty() throws IOException {
        Files.deleteIfExists(ImportRequest.progressBeside(file));
        try (var database = Database.open(target, () -> {})) {
            execute(database, "truncate target");
        }
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            for (var statement : sql.split(";")) {
                if (!statement.isBlank()) {
                    session.execute(statement);
                }
            }
            return true;
        });
    }
}
