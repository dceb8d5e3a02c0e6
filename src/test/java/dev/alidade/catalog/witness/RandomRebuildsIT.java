package dev.alidade.catalog.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.change.Acceptance;
import dev.alidade.change.Acceptance.Order;
import dev.alidade.change.Evidence;
import dev.alidade.change.Limits;
import dev.alidade.change.Undo;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.sandbox.OwnServer;
import dev.alidade.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random tables that lose a column, among other random changes, and are built anew when that is taken back: pg_dump must
 * print the same as before, and the rows must be the same. What is refused must be refused in words beforehand. A run is
 * repeated by {@code -Dalidade.seed=…}; the report is written to {@code target/proof}.
 */
class RandomRebuildsIT {
    private static final int SAMPLE = 10;
    private static final int MANY = 300;
    private static final int TRIES_OF_A_SCHEMA = 40;
    private static final int REBUILDS_OF_A_SCHEMA = 12;
    private static final Acceptance REBUILT = new Acceptance(Order.REBUILT, true);

    private final Map<String, Integer> came = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int rebuilt;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsBuiltAnewIsExact(boolean superuser) throws IOException, SQLException {
        prove(superuser, Integer.getInteger("alidade.rebuilds", SAMPLE));
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsBuiltAnewIsExactManyTimes(boolean superuser) throws IOException, SQLException {
        prove(superuser, MANY);
    }

    private void prove(boolean superuser, int wanted) throws IOException, SQLException {
        long seed = Long.getLong("alidade.seed", new Random().nextLong());
        var seeds = new Random(seed);
        try (var server = new OwnServer()) {
            RandomDatabase.prepare(server, superuser).close();
            for (int schema = 0; rebuilt < wanted && schema < 10 + wanted; schema++) {
                var name = "schema" + schema;
                server.server().createDatabase(name);
                var target = superuser
                        ? server.server().superuser(name)
                        : server.server().supabaseLike(name);
                try (var database = Database.open(target, () -> {})) {
                    schema(new Bench(server.server(), database, name, superuser), seeds.nextLong(), wanted);
                }
                server.server().dropDatabase(name);
            }
        }
        var report = "seed " + seed + (superuser ? ", superuser" : ", like Supabase") + ": " + rebuilt + " rebuilt, "
                + came + "\n" + String.join("\n\n", wrong);
        var file = Path.of("target/proof/rebuilds-" + (superuser ? "superuser" : "supabase") + ".txt");
        Files.createDirectories(file.getParent());
        Files.write(file, report.getBytes(StandardCharsets.UTF_8));
        assertThat(wrong).as(report).isEmpty();
        assertThat(rebuilt).as(report).isGreaterThanOrEqualTo(wanted);
    }

    private record Bench(SandboxServer server, Database database, String name, boolean superuser) {
        Set<String> dump() throws IOException {
            return new TreeSet<>(Dump.of(server, database, name));
        }
    }

    /** One random schema, and columns dropped in it until enough has been built anew. */
    private void schema(Bench bench, long seed, int wanted) throws IOException, SQLException {
        try (var connection = bench.database().unpooled().getConnection()) {
            var session = Session.over(connection, new Cancellation());
            var moves = new Moves(bench.superuser());
            var trial = new Trial(session, (_, _) -> {
                throw new UnsupportedOperationException();
            });
            var random = new RandomMigrations(trial, moves, new Tally(moves.cells()));
            var scene = new Scene(new Random(seed), new ArrayList<>(), 0);
            scene.things.add(new Thing("schema", null, null, "public"));
            session.execute("begin");
            random.base(scene);
            scene.things.stream()
                    .filter(thing -> thing.kind.equals("table"))
                    .forEach(thing -> trial.accepts("insert into " + thing.sql() + " default values"));
            boolean stands = trial.accepts("set constraints all immediate");
            session.execute(stands ? "commit" : "rollback");
            if (!stands) {
                return;
            }
            var dump = bench.dump();
            int mine = 0;
            for (int i = 0; i < TRIES_OF_A_SCHEMA && mine < REBUILDS_OF_A_SCHEMA && rebuilt < wanted; i++) {
                var done = one(bench, trial, random, scene.copy(new Random(seed + i + 1)));
                if (done.isEmpty()) {
                    continue;
                }
                mine++;
                rebuilt++;
                var difference = Witness.difference(dump, bench.dump());
                if (!difference.isEmpty()) {
                    wrong.add("schema " + seed + "/" + i + "\n" + done + "\n" + String.join("\n", difference));
                    break;
                }
            }
        }
    }

    /** Drops a column that is not the last, takes it back, and commits when the table was built anew; else nothing. */
    private String one(Bench bench, Trial trial, RandomMigrations random, Scene scene) {
        var session = trial.session();
        var table = scene.pick("table");
        if (table == null || table.fields.size() < 2) {
            return "";
        }
        var column = table.fields.get(scene.random.nextInt(table.fields.size() - 1));
        boolean alone = scene.chance(50);
        var statements = new ArrayList<String>();
        session.execute("begin");
        boolean kept = false;
        try {
            var rows = alone ? rows(bench, table, column) : List.<String>of();
            var attempt = dev.alidade.change.Trial.begin(bench.database(), session, Limits.USUAL);
            var drop = "alter table " + table.sql() + " drop column " + column.sql() + " cascade";
            if (!trial.accepts(drop)) {
                return "";
            }
            statements.add(drop);
            if (!alone) {
                random.migration(scene, statements, new ArrayList<>());
            }
            if (!trial.accepts("set constraints all immediate")) {
                return "";
            }
            kept = isTakenBack(session, attempt.finish(), statements);
            if (kept) {
                session.execute("commit");
                if (alone && !rows(bench, table, column).equals(rows)) {
                    wrong.add("other rows: " + drop);
                }
            }
            return kept ? String.join(";\n", statements) : "";
        } finally {
            if (!kept) {
                session.execute("rollback");
            }
        }
    }

    private boolean isTakenBack(Session session, Evidence evidence, List<String> statements) {
        var undo = new Undo(evidence.before(), evidence.after(), Duration.ofSeconds(5));
        var result = undo.run(session, REBUILT);
        if (result.isDone()) {
            return !result.rebuilt().isEmpty();
        }
        var refusal = Objects.requireNonNull(result.refusal());
        boolean foreseen = refusal.code().equals("change.undo.rebuild")
                || refusal.message().contains("its rows");
        came.merge(foreseen ? "refused in words" : "no way back", 1, Integer::sum);
        if (!foreseen && undo.run(session, new Acceptance(true, true)).isDone()) {
            wrong.add("not foreseen: " + result + "\n" + String.join(";\n", statements));
        }
        return false;
    }

    /** What is in the other columns, seen by somebody from whom no policy hides anything. */
    private static List<String> rows(Bench bench, Thing table, Thing.Field column) {
        try (var admin = Database.open(bench.server().superuser(bench.name()), () -> {})) {
            return admin.session(new Cancellation(), session -> {
                var found = new ArrayList<String>();
                session.each(
                        "select (to_jsonb(t) - " + Identifiers.literal(column.name) + ")::text from " + table.sql()
                                + " t order by 1",
                        Parameters.none(),
                        0,
                        row -> found.add(String.valueOf(row.textAt(0))));
                return found;
            });
        }
    }
}
