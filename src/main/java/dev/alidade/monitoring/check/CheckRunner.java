package dev.alidade.monitoring.check;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.monitoring.Measured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs checks, one after the other in READ ONLY transactions that wait two seconds for a lock and thirty for an answer:
 * a check that the server refuses could not be checked, and the others are none the wiser. Changes nothing. Thread-safe;
 * blocks.
 */
public final class CheckRunner {
    private final Database database;

    public CheckRunner(Database database) {
        this.database = database;
    }

    /** Runs checks one after the other; those that the settings turn off are told as such, after the others. */
    public List<CheckResult> run(
            List<? extends Check> checks, CheckSettings settings, CheckListener listener, Cancellation cancellation) {
        var wanted = checks.stream().filter(settings::runs).toList();
        var results = switch (facts(wanted, cancellation)) {
            case Measured.Known<CheckFacts> known ->
                new CheckRound(database, wanted, settings, settings.applied(known.value()), listener, cancellation)
                        .run();
            case Measured.Unknown<CheckFacts> unknown ->
                unknown(wanted, unknown.reason().message(), listener);
        };
        checks.stream()
                .filter(check -> !settings.runs(check))
                .map(CheckResult::off)
                .forEach(results::add);
        return results;
    }

    /** What is known beforehand. */
    private Measured<CheckFacts> facts(List<? extends Check> checks, Cancellation cancellation) {
        try {
            return new Measured.Known<>(database.read(cancellation, session -> {
                session.execute(CheckRound.PATIENCE + "''");
                return FactReader.read(session, database.facts().major(), checks);
            }));
        } catch (AppException e) {
            CheckRound.throwWhenOver(e);
            return new Measured.Unknown<>(e.problem());
        }
    }

    private static List<CheckResult> unknown(List<? extends Check> wanted, String why, CheckListener listener) {
        var results = new ArrayList<CheckResult>();
        for (var check : wanted) {
            listener.begins(check, results.size() + 1, wanted.size());
            var result = CheckResult.notChecked(check, why, Duration.ZERO);
            results.add(result);
            listener.ended(result);
        }
        return results;
    }
}
