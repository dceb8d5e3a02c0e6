package dev.alidade.catalog.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.sandbox.OwnServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random migrations taken back by the computed script: whenever that says "exact", the witness must agree. A run is
 * repeated by {@code -Dalidade.seed=…}; the report is written to {@code target/proof}.
 */
class RandomMigrationsIT {
    private static final int SAMPLE = 120;
    private static final int SAMPLE_OF_TRIALS = 48;
    private static final int MANY = 5_200;
    private static final int LEAST_OF_A_KIND = 50;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsCalledExactIsExact(boolean superuser) throws IOException, SQLException {
        prove(superuser, _ -> new ScriptReversal(), Integer.getInteger("alidade.migrations", SAMPLE), 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatATrialPromisesIsKept(boolean superuser) throws IOException, SQLException {
        prove(superuser, ChangeReversal::new, Integer.getInteger("alidade.migrations", SAMPLE_OF_TRIALS), 0);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsCalledExactIsExactTenThousandTimes(boolean superuser) throws IOException, SQLException {
        prove(superuser, ChangeReversal::new, MANY, LEAST_OF_A_KIND);
    }

    private static void prove(boolean superuser, Function<Database, Reversal> reversal, int wanted, int least)
            throws IOException, SQLException {
        long seed = Long.getLong("alidade.seed", new Random().nextLong());
        var moves = new Moves(superuser);
        var tally = new Tally(moves.cells());
        var contradicted = new ArrayList<String>();
        try (var server = new OwnServer()) {
            try (var database = RandomDatabase.prepare(server, superuser);
                    var connection = database.unpooled().getConnection()) {
                var trial = new Trial(Session.over(connection, new Cancellation()), reversal.apply(database));
                new RandomMigrations(trial, moves, tally).run(seed, wanted, found -> {
                    if (found.judgement().isContradicted() && contradicted.size() < 5) {
                        contradicted.add(shrunk(trial, found));
                    }
                });
            }
        }
        var report = "seed " + seed + (superuser ? ", superuser" : ", like Supabase") + "\n" + tally.table() + "\n"
                + String.join("\n\n", contradicted);
        var file = Path.of("target/proof/" + (superuser ? "superuser" : "supabase") + ".txt");
        Files.createDirectories(file.getParent());
        Files.write(file, report.getBytes(StandardCharsets.UTF_8)); // any text, also what is none
        assertThat(contradicted).as(report).isEmpty();
        assertThat(tally.below(least)).as(report).isEmpty();
    }

    /** The fewest statements that the witness still contradicts, and what it says. */
    private static String shrunk(Trial trial, RandomMigrations.Case found) {
        var small = Shrinker.of(
                found.base(),
                found.migration(),
                (base, migration) -> trial.judge(base, migration).isContradicted());
        var judgement = trial.judge(small.base(), small.migration());
        return "schema seed " + found.seed() + "\n" + small.text() + "\n-- "
                + judgement.outcome().why() + "\n-- reverse\n"
                + judgement.outcome().script() + "-- but\n"
                + String.join("\n", judgement.contradiction());
    }
}
