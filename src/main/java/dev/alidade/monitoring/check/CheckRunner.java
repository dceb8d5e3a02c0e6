package dev.alidade.monitoring.check;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.Measured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs checks, each in a READ ONLY transaction of its own that waits two seconds for a lock and works thirty at most: a
 * check that the server refuses could not be checked, and the others are none the wiser. Compiling such queries (jit)
 * would take the server longer than running them. Changes nothing. Thread-safe;
 * blocks.
 */
public final class CheckRunner {
    private static final String NOT_CHECKED = "not_checked";
    private static final String PATIENCE = "set local lock_timeout = '2s'; set local statement_timeout = '30s';"
            + " set local jit = off; set local search_path = ";

    private final Database database;

    public CheckRunner(Database database) {
        this.database = database;
    }

    /** Runs checks one after the other; those that the settings turn off are told as such, after the others. */
    public List<CheckResult> run(
            List<? extends Check> checks, CheckSettings settings, CheckListener listener, Cancellation cancellation) {
        var wanted = checks.stream().filter(settings::runs).toList();
        var results = new ArrayList<CheckResult>();
        var facts = facts(wanted, cancellation);
        for (var check : wanted) {
            cancellation.check();
            listener.begins(check, results.size() + 1, wanted.size());
            var result = switch (facts) {
                case Measured.Known<CheckFacts> known ->
                    run(check, settings.applied(known.value()), settings, cancellation);
                case Measured.Unknown<CheckFacts> unknown ->
                    CheckResult.notChecked(check, unknown.reason().message(), Duration.ZERO);
            };
            results.add(result);
            listener.ended(result);
        }
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
                session.execute(PATIENCE + "''");
                return FactReader.read(session, database.facts().major(), checks);
            }));
        } catch (AppException e) {
            throwWhenOver(e);
            return new Measured.Unknown<>(e.problem());
        }
    }

    private CheckResult run(Check check, CheckFacts facts, CheckSettings settings, Cancellation cancellation) {
        long started = System.nanoTime();
        var thresholds = settings.thresholds(check);
        var missing = missing(check, facts, thresholds);
        if (missing != null) {
            return CheckResult.notChecked(check, missing, Duration.ZERO);
        }
        try {
            Database.Work<List<CheckRow>> question = session -> {
                session.execute(PATIENCE + path(check, facts));
                return check.ask(session, parameters(facts, thresholds));
            };
            // before PostgreSQL 16 a READ ONLY transaction lets functions write large objects: of what others wrote
            // nothing is committed
            var rows = check instanceof OwnCheck
                    ? database.readOnce(cancellation, question)
                    : database.read(cancellation, question);
            var took = Duration.ofNanos(System.nanoTime() - started);
            return result(check, settings.severity(check), rows, facts, took);
        } catch (AppException e) {
            throwWhenOver(e);
            return CheckResult.notChecked(check, e.problem().message(), Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private static CheckResult result(
            Check check, Severity severity, List<CheckRow> rows, CheckFacts facts, Duration took) {
        var findings = rows.stream()
                .filter(row -> row.textOrNull(NOT_CHECKED) == null)
                .map(row -> Finding.of(check, severity, row))
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        var reasons = rows.stream()
                .filter(row -> row.textOrNull(NOT_CHECKED) != null)
                .map(row -> Messages.text("check.reason." + row.text(NOT_CHECKED), Subjects.of(row)))
                .distinct()
                .toList();
        var verdict = !findings.isEmpty()
                ? CheckResult.Verdict.FINDING
                : reasons.isEmpty() ? CheckResult.Verdict.FINE : CheckResult.Verdict.NOT_CHECKED;
        return new CheckResult(check, verdict, findings, reasons, assumptions(check, facts), took);
    }

    private static @Nullable String missing(Check check, CheckFacts facts, Map<String, Long> thresholds) {
        return check.rule().needs().stream()
                .map(need -> need.missing(facts, thresholds))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<String> assumptions(Check check, CheckFacts facts) {
        return check.rule().aboutApi() && !facts.exposed().known()
                ? List.of(Messages.text("check.assumed.public"))
                : List.of();
    }

    private static Parameters parameters(CheckFacts facts, Map<String, Long> thresholds) {
        var parameters = Parameters.of(
                        "exposed_schemas", facts.exposed().names().toArray(String[]::new))
                .and("platform_schemas", facts.platformSchemas().toArray(String[]::new));
        for (var threshold : thresholds.entrySet()) {
            parameters = parameters.and(threshold.getKey(), threshold.getValue());
        }
        return parameters;
    }

    /** Where names are looked up: the schemas of the extensions that the check needs. */
    private static String path(Check check, CheckFacts facts) {
        var schemas = check.rule().needs().stream()
                .flatMap(need -> need instanceof Need.Extension extension
                        ? Stream.ofNullable(facts.extensions().get(extension.name()))
                        : Stream.empty())
                .map(Identifiers::quote)
                .collect(Collectors.joining(", "));
        return schemas.isEmpty() ? "''" : schemas;
    }

    private static void throwWhenOver(AppException failure) {
        var kind = failure.problem().kind();
        if (kind == ProblemKind.CONNECTION || kind == ProblemKind.CANCELLED) {
            throw failure;
        }
    }
}
