package dev.alidade.monitoring.check;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
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
 * One run through a list of checks. Ours share a READ ONLY transaction, whose beginning and end would otherwise take
 * longer than the question; a refusal ends it, and the next check begins another. Compiling such queries (jit) would take
 * the server longer than running them.
 */
final class CheckRound {
    static final String PATIENCE = "set local lock_timeout = '2s'; set local statement_timeout = '30s';"
            + " set local jit = off; set local search_path = ";
    private static final String PATH = "set local search_path = ";
    private static final String NOT_CHECKED = "not_checked";

    private final Database database;
    private final List<? extends Check> wanted;
    private final CheckSettings settings;
    private final CheckFacts facts;
    private final CheckListener listener;
    private final Cancellation cancellation;
    private final List<CheckResult> results = new ArrayList<>();
    private long began;

    CheckRound(
            Database database,
            List<? extends Check> wanted,
            CheckSettings settings,
            CheckFacts facts,
            CheckListener listener,
            Cancellation cancellation) {
        this.database = database;
        this.wanted = wanted;
        this.settings = settings;
        this.facts = facts;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    List<CheckResult> run() {
        while (results.size() < wanted.size()) {
            var next = next();
            try {
                // before PostgreSQL 16 a READ ONLY transaction lets functions write large objects: of what others wrote
                // nothing is committed
                if (next instanceof OwnCheck) {
                    database.readOnce(cancellation, session -> one(session, next, PATIENCE));
                } else {
                    database.read(cancellation, this::several);
                }
            } catch (AppException e) {
                throwWhenOver(e);
                end(CheckResult.notChecked(next(), e.problem().message(), took()));
            }
        }
        return results;
    }

    private boolean several(Session session) {
        var path = "";
        while (results.size() < wanted.size() && !(next() instanceof OwnCheck)) {
            var check = next();
            one(session, check, path.isEmpty() ? PATIENCE : path.equals(path(check)) ? "" : PATH);
            path = path(check);
        }
        return true;
    }

    /** Asks one question, after a setting of the search path that is added to what is given; none for nothing. */
    private boolean one(Session session, Check check, String before) {
        cancellation.check();
        began = System.nanoTime();
        listener.begins(check, results.size() + 1, wanted.size());
        if (!before.isEmpty()) {
            session.execute(before + path(check));
        }
        var thresholds = settings.thresholds(check);
        var missing = missing(check, thresholds);
        end(
                missing == null
                        ? answer(check, check.ask(session, parameters(thresholds)))
                        : CheckResult.notChecked(check, missing, Duration.ZERO));
        return true;
    }

    private Check next() {
        return wanted.get(results.size());
    }

    private void end(CheckResult result) {
        results.add(result);
        listener.ended(result);
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private CheckResult answer(Check check, List<CheckRow> rows) {
        var severity = settings.severity(check);
        var findings = rows.stream()
                .filter(row -> row.textOrNull(NOT_CHECKED) == null)
                .map(row -> Finding.of(check, severity, row))
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        var reasons = rows.stream()
                .filter(row -> row.textOrNull(NOT_CHECKED) != null)
                .map(row -> reason(check, row))
                .distinct()
                .toList();
        var verdict = !findings.isEmpty()
                ? CheckResult.Verdict.FINDING
                : reasons.isEmpty() ? CheckResult.Verdict.FINE : CheckResult.Verdict.NOT_CHECKED;
        return new CheckResult(check, verdict, findings, reasons, assumptions(check), took());
    }

    /** Who writes a check of his own says it in words. */
    private static String reason(Check check, CheckRow row) {
        return check instanceof OwnCheck
                ? row.text(NOT_CHECKED)
                : Messages.text("check.reason." + row.text(NOT_CHECKED), Subjects.of(row));
    }

    private @Nullable String missing(Check check, Map<String, Long> thresholds) {
        return check.rule().needs().stream()
                .map(need -> need.missing(facts, thresholds))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private List<String> assumptions(Check check) {
        return check.rule().aboutApi() && !facts.exposed().known()
                ? List.of(Messages.text("check.assumed.public"))
                : List.of();
    }

    private Parameters parameters(Map<String, Long> thresholds) {
        var parameters = Parameters.of(
                        "exposed_schemas", facts.exposed().names().toArray(String[]::new))
                .and("api_known", facts.exposed().known())
                .and("platform_schemas", facts.platformSchemas().toArray(String[]::new));
        for (var threshold : thresholds.entrySet()) {
            parameters = parameters.and(threshold.getKey(), threshold.getValue());
        }
        return parameters;
    }

    /** Where names are looked up: the schemas of the extensions that the check needs. */
    private String path(Check check) {
        var schemas = check.rule().needs().stream()
                .flatMap(need -> need instanceof Need.Extension extension
                        ? Stream.ofNullable(facts.extensions().get(extension.name()))
                        : Stream.empty())
                .map(Identifiers::quote)
                .collect(Collectors.joining(", "));
        return schemas.isEmpty() ? "''" : schemas;
    }

    static void throwWhenOver(AppException failure) {
        var kind = failure.problem().kind();
        if (kind == ProblemKind.CONNECTION || kind == ProblemKind.CANCELLED) {
            throw failure;
        }
    }
}
