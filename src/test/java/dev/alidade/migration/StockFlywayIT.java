package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever we do to a folder that Flyway can read, Flyway itself agrees with it. */
@ExtendWith(SandboxExtension.class)
class StockFlywayIT {
    private static final int SEQUENCES = 40;
    private static final List<String> EVENTS = List.of(
            "beforeEachMigrate",
            "afterEachMigrate",
            "afterVersioned",
            "beforeRepeatables",
            "afterMigrateApplied",
            "afterMigrate");
    private static final String ROWS = """
            select pg_catalog.concat_ws('|', coalesce(version, '-'), description, type, script, checksum, success)
            from flyway_schema_history order by installed_rank
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @Test
    void agreesAfterAnySequenceOfActionsAndWritesTheSameRows(TestDatabase test) throws IOException {
        long seed = System.nanoTime();
        var bench = new Workbench(test.asSuperuser(), place);
        try (var stock = new StockFlyway(test.superuserTarget(), bench.folder)) {
            for (int i = 0; i < SEQUENCES; i++) {
                new Sequence(bench, stock, new Random(seed + i), "seed " + seed + " sequence " + i).run();
            }
        }
    }

    /** One folder as it grows. */
    private static final class Sequence {
        private final Workbench bench;
        private final StockFlyway stock;
        private final Random random;
        private final String name;
        private int version = 10;
        private int text;

        Sequence(Workbench bench, StockFlyway stock, Random random, String name) {
            this.bench = bench;
            this.stock = stock;
            this.random = random;
            this.name = name;
        }

        void run() throws IOException {
            empty();
            if (random.nextBoolean()) {
                callbacks();
            }
            if (random.nextInt(3) == 0) {
                write("B" + (8 + random.nextInt(4)) + "__begin here.sql", "create table b_" + ++text + " (id int);");
            }
            versioned();
            for (int step = 1 + random.nextInt(2); step > 0; step--) {
                change();
                assertThat(bench.apply(options()).failure()).as(name).isNull();
                agree();
                if (random.nextInt(3) == 0) {
                    takeBack();
                    agree();
                }
            }
            change();
            agree();
            sameRows();
        }

        private static ApplyOptions options() {
            return Workbench.all(LedgerPlace.LOCAL)
                    .with(ApplyOptions.Consent.ALL)
                    .withProof(false);
        }

        private void sameRows() {
            clear();
            assertThat(stock.ask("migrate")).as(name).isEmpty();
            var rows = bench.texts(ROWS);
            var calls = calls();
            clear();
            assertThat(bench.apply(options()).failure()).as(name).isNull();
            assertThat(bench.texts(ROWS)).as(name).isEqualTo(rows);
            assertThat(calls()).as(name).isEqualTo(calls);
            assertThat(stock.ask("validate")).as(name).isEmpty();
        }

        private List<String> calls() {
            boolean logged = bench.texts("select to_regclass('public.calls')::text is not null")
                    .contains("t");
            return logged ? bench.texts("select what from calls order by place") : List.of();
        }

        private void clear() {
            bench.execute("drop schema public cascade; create schema public");
            bench.forgetLedger();
        }

        private void empty() throws IOException {
            clear();
            try (var files = Files.list(bench.folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }

        private void change() {
            switch (random.nextInt(4)) {
                case 0 -> versioned();
                case 1 -> repeatable();
                case 2 -> {
                    repeatable();
                    versioned();
                }
                default -> {
                    versioned();
                    versioned();
                    repeatable();
                }
            }
        }

        private void versioned() {
            version += 2 + random.nextInt(3);
            int number = random.nextInt(4) == 0 ? version - 1 : version;
            write("V" + number + "__step_" + number + ".sql", "create table v_" + number + " (id int);");
            write("U" + number + "__step_" + number + ".sql", "drop table v_" + number + ";");
        }

        private void repeatable() {
            int which = random.nextInt(3);
            write(
                    "R__view_" + which + ".sql",
                    "create or replace view r_" + which + " as select " + ++text + " as n;\n");
        }

        private void callbacks() {
            write("beforeMigrate.sql", "create table if not exists calls (place serial, what text);");
            for (var event : EVENTS) {
                if (random.nextBoolean()) {
                    write(
                            event + "__tell.sql",
                            "insert into calls (what) select '" + event + " ' || count(*) from flyway_schema_history;");
                }
            }
        }

        private void takeBack() {
            var applied = bench.status().migrations().stream()
                    .filter(m ->
                            m.state() == MigrationState.APPLIED && !m.version().isRepeatable())
                    .toList();
            if (!applied.isEmpty() && applied.getLast().script().startsWith("V")) {
                assertThat(bench.rollback(new RollbackSelection.Last()).failure())
                        .as(name)
                        .isNull();
            }
        }

        private void agree() {
            var ours = new TreeMap<String, String>();
            bench.status().migrations().forEach(m -> ours.put(m.script(), spelled(m.state())));
            var theirs = new TreeMap<String, String>();
            for (var line : stock.ask("info")) {
                var parts = line.split("\t", 2);
                var state = Map.of(
                                "SUCCESS", "applied",
                                "OUT_OF_ORDER", "applied",
                                "BASELINE", "applied",
                                "PENDING", "pending",
                                "BELOW_BASELINE", "baseline",
                                "BASELINE_IGNORED", "baseline",
                                "IGNORED", "baseline")
                        .getOrDefault(parts[1], parts[1]);
                boolean over = "SUPERSEDED".equals(state) || "OUTDATED".equals(state);
                if (!over && !parts[0].startsWith("<<")) {
                    theirs.put(parts[0], state);
                }
            }
            assertThat(ours).as(name).isEqualTo(theirs);
            var complaints = stock.ask("validate");
            assertThat(complaints).as(name).allMatch(c -> ours.containsValue("pending") && c.contains("not applied"));
        }

        private static String spelled(MigrationState state) {
            return state == MigrationState.OUT_OF_ORDER || state == MigrationState.UNDONE
                    ? MigrationState.PENDING.id()
                    : state.id();
        }

        private void write(String file, String sql) {
            bench.write(file, sql);
        }
    }
}
