package dev.alidade.catalog.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.witness.RandomMigrations.Case;
import dev.alidade.catalog.witness.Reversal.Verdict;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.sandbox.OwnServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A sample of the random migrations, committed one after another with pg_dump between: what is called exact leaves
 * pg_dump nothing to say, and what pg_dump sees of a migration the witness sees, too.
 */
class DumpIT {
    private static final int SAMPLE = 10;
    private static final int MANY = 250;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pgDumpAgreesWithTheWitness(boolean superuser) throws IOException, SQLException {
        compare(superuser, SAMPLE);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pgDumpAgreesWithTheWitnessEveryTime(boolean superuser) throws IOException, SQLException {
        compare(superuser, MANY);
    }

    private static void compare(boolean superuser, int wanted) throws IOException, SQLException {
        long seed = Long.getLong("alidade.seed", new Random().nextLong());
        int exact = 0;
        try (var server = new OwnServer()) {
            for (var found : cases(server, superuser, seed, wanted)) {
                exact += compare(server, superuser, found, "seed " + seed) ? 1 : 0;
            }
        }
        assertThat(exact).as("seed %d", seed).isGreaterThan(wanted / 3);
    }

    private static List<Case> cases(OwnServer server, boolean superuser, long seed, int wanted) throws SQLException {
        var cases = new ArrayList<Case>();
        var moves = new Moves(superuser);
        try (var database = RandomDatabase.prepare(server, superuser);
                var connection = database.unpooled().getConnection()) {
            var trial = new Trial(Session.over(connection, new Cancellation()), new ScriptReversal());
            var seeds = new Random(seed);
            while (cases.size() < wanted) {
                int before = cases.size();
                new RandomMigrations(trial, moves, new Tally(moves.cells())).schema(seeds.nextLong(), found -> {
                    if (cases.size() < before + 3) {
                        cases.add(found);
                    }
                });
            }
        }
        return cases;
    }

    /** Whether the migration came back exactly, by all accounts. */
    private static boolean compare(OwnServer server, boolean superuser, Case found, String seed)
            throws IOException, SQLException {
        var name = "dumped";
        var cluster = server.server();
        cluster.createDatabase(name);
        try (var admin = Database.open(cluster.superuser(name), () -> {});
                var database =
                        Database.open(superuser ? cluster.superuser(name) : cluster.supabaseLike(name), () -> {});
                var connection = database.unpooled().getConnection()) {
            var session = Session.over(connection, new Cancellation());
            var trial = new Trial(session, new ScriptReversal());
            commit(trial, found.base());
            var start = trial.inTransaction(trial::start);
            var first = Dump.of(cluster, admin, name);
            commit(trial, found.migration());
            var then = Dump.of(cluster, admin, name);
            var as = seed + "\n" + String.join(";\n", found.base()) + ";\n-- migration\n"
                    + String.join(";\n", found.migration());
            if (!then.equals(first)) {
                assertThat(trial.inTransaction(trial::start).lines()).as(as).isNotEqualTo(start.lines());
            }
            session.execute("begin");
            var outcome = new ScriptReversal().reverse(session, start.snapshot(), new CatalogReader().read(session));
            if (outcome.verdict() != Verdict.EXACT) {
                session.execute("rollback");
                return false;
            }
            session.execute("commit");
            assertThat(Dump.of(cluster, admin, name))
                    .as(as + "\n-- reverse\n" + outcome.script())
                    .isEqualTo(first);
            return true;
        } finally {
            cluster.dropDatabase(name);
        }
    }

    private static void commit(Trial trial, List<String> statements) {
        trial.session().execute("begin");
        statements.forEach(trial::accepts);
        trial.session().execute("commit");
    }
}
