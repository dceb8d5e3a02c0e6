package dev.alidade.migration;

import dev.alidade.bench.BenchServer;
import dev.alidade.bench.Contestant;
import dev.alidade.bench.Psql;
import dev.alidade.bench.Race;
import dev.alidade.bench.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Applies one file that is a dump: rows in COPY blocks and in INSERT statements. Finds the smallest heap that does. */
public final class DumpBench {
    private static final List<Integer> HEAPS = List.of(64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536);
    private static final int ROWS = 1000;

    private final BenchServer server;
    private final Path folder;
    private final int megabytes;

    public DumpBench(BenchServer server, Size size) throws IOException {
        this.server = server;
        this.megabytes = size.dump();
        this.folder = Files.createDirectories(server.folder().resolve("dump"));
        write(folder.resolve("V1__dump.sql"), megabytes);
    }

    /** The time without the start of Java and of a server. */
    public Race race() throws Exception {
        int least = leastHeap();
        var contestants = new ArrayList<Contestant>();
        server.client("psql").ifPresent(psql -> contestants.add(new Contestant("psql -1 -f", () -> psql(psql))));
        contestants.add(
                new Contestant("Alidade, proof too, -Xmx" + least + "m (least)", () -> DumpChild.run(folder, least)));
        contestants.add(
                new Contestant("Alidade, proof too, -Xmx" + 4 * least + "m", () -> DumpChild.run(folder, 4 * least)));
        return new Race(
                "Applying a dump of " + megabytes + " MB",
                "one file into an empty database, by a Java just started",
                contestants);
    }

    private int leastHeap() throws Exception {
        for (int heap : HEAPS) {
            if (DumpChild.fits(folder, heap)) {
                return heap;
            }
        }
        throw new IllegalStateException("no heap up to " + HEAPS.getLast() + " MB is enough");
    }

    private Duration psql(Path program) throws Exception {
        var target = server.database();
        try {
            return Contestant.timed(() -> new Psql(program)
                    .run(
                            target,
                            List.of("-1", "-f", folder.resolve("V1__dump.sql").toString())));
        } finally {
            server.drop(target);
        }
    }

    private static void write(Path file, int megabytes) throws IOException {
        long half = megabytes * 500_000L;
        try (var out = Files.newBufferedWriter(file)) {
            long written = 0;
            for (int table = 1; written < half; table++) {
                out.write("create table copied_%1$d (id bigint, name text);%ncopy copied_%1$d from stdin;%n"
                        .formatted(table));
                for (int row = 1; row <= 20 * ROWS && written < half; row++) {
                    var line = row + "\tthe quick brown fox jumps over the lazy dog number " + row + "\n";
                    out.write(line);
                    written += line.length();
                }
                out.write("\\.\n");
            }
            out.write("create table inserted (id bigint, name text);\n");
            for (written = 0; written < half; ) {
                var statement = new StringBuilder("insert into inserted values\n");
                for (int row = 1; row <= ROWS; row++) {
                    statement
                            .append("(")
                            .append(row)
                            .append(", 'it''s a quick; brown fox that jumps over lazy dogs')")
                            .append(row == ROWS ? ";\n" : ",\n");
                }
                out.write(statement.toString());
                written += statement.length();
            }
        }
    }
}
