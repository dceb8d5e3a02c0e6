package dev.alidade.connection;

import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.ServerFacts;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import java.time.Duration;

/** Tries a connection and says how it went; keeps nothing open. */
public final class ConnectionTester {
    private final Database.ThreadGuard guard;

    public ConnectionTester(Database.ThreadGuard guard) {
        this.guard = guard;
    }

    /** How a test went. */
    public sealed interface Outcome {
        /**
         * The server let us in.
         *
         * @param facts what it said of itself
         * @param took from the first packet to its first answer
         */
        record Works(ServerFacts facts, Duration took) implements Outcome {}

        /**
         * No connection came about.
         *
         * @param problem one sentence and a next step, of kind CONNECTION
         */
        record Fails(Problem problem) implements Outcome {}
    }

    /**
     * Logs in, asks the server for its facts and leaves. Waits on the calling thread, at most the login timeout.
     *
     * @throws AppException for anything that is not a matter of the connection
     */
    public Outcome test(DatabaseTarget target) {
        long start = System.nanoTime();
        try (var database = Database.open(target, guard)) {
            return new Outcome.Works(database.facts(), Duration.ofNanos(System.nanoTime() - start));
        } catch (AppException e) {
            if (e.problem().kind() == ProblemKind.CONNECTION) {
                return new Outcome.Fails(e.problem());
            }
            throw e;
        }
    }

    /** Whether a problem is cured by typing a password. */
    public static boolean asksForPassword(Problem problem) {
        return problem.code().equals("connection.passwordNeeded")
                || problem.code().equals("connection.wrongPassword");
    }
}
