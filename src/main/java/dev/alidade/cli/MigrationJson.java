package dev.alidade.cli;

import dev.alidade.change.Reason;
import dev.alidade.migration.History;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationFailure;
import dev.alidade.migration.MigrationOutcome;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.RollbackOutcome;
import dev.alidade.migration.proof.Proof;
import dev.alidade.migration.replay.RehearsalOutcome;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.MigrationTemplate;
import dev.alidade.migration.script.ScriptVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Migrations in the shapes that the command line promises to pipelines. */
final class MigrationJson {
    private MigrationJson() {}

    static Map<String, @Nullable Object> status(MigrationStatus status, Map<ScriptVersion, Proof> proofs) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("convention", status.folder().convention().id());
        json.put(
                "migrations",
                status.migrations().stream()
                        .map(m -> migration(m, proofs.get(m.version())))
                        .toList());
        json.put(
                "ignored",
                status.folder().ignored().stream()
                        .map(i -> Map.of("file", i.file(), "reason", i.reason()))
                        .toList());
        json.put(
                "histories",
                status.histories().stream().map(MigrationJson::history).toList());
        return json;
    }

    static Map<String, @Nullable Object> made(MigrationTemplate.Made made) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        var rollback = made.rollback();
        json.put("version", made.version().text());
        json.put("script", made.script().toString());
        json.put("rollback", rollback == null ? null : rollback.toString());
        return json;
    }

    /** One line of {@code apply --json}. */
    static Map<String, @Nullable Object> event(MigrationEvent event) {
        return switch (event) {
            case MigrationEvent.Started e ->
                line("start", e.script(), null, null, null, e.script().name());
            case MigrationEvent.StatementStarted e -> line("statement", e.script(), e.line(), null, null, e.summary());
            case MigrationEvent.StatementDone e ->
                line("statement", e.script(), e.line(), e.elapsedMs(), e.rows() < 0 ? null : e.rows(), null);
            case MigrationEvent.Said e ->
                line("notice", e.script(), e.line(), null, null, e.notice().message());
            case MigrationEvent.Warned e -> warned(e);
            case MigrationEvent.Blocked e -> line("blocked", null, null, null, null, e.message());
            case MigrationEvent.Building e ->
                line("notice", e.script(), e.line(), null, null, MigrationText.building(e));
            case MigrationEvent.Proved e -> proved(e);
            case MigrationEvent.Applied e ->
                line(
                        "applied",
                        e.script(),
                        null,
                        e.elapsedMs(),
                        null,
                        e.script().name());
            case MigrationEvent.Undone e ->
                line("undone", e.script(), null, e.elapsedMs(), null, e.script().name());
            case MigrationEvent.Overtaken e ->
                line("notice", e.script(), null, null, null, MigrationText.overtaken(e.script()));
            case MigrationEvent.Failed e -> failed(e.failure(), e.elapsedMs());
            case MigrationEvent.Summary e -> summary(e.outcome());
        };
    }

    private static Map<String, @Nullable Object> warned(MigrationEvent.Warned event) {
        var json = line("notice", null, null, null, null, event.message());
        json.put("code", event.code());
        json.put("hint", event.nextStep().isEmpty() ? null : event.nextStep());
        json.put("files", event.files());
        return json;
    }

    private static Map<String, @Nullable Object> proved(MigrationEvent.Proved event) {
        var json = line(
                "proof",
                event.script(),
                null,
                null,
                null,
                event.computed().verdict().id());
        var script = event.byScript();
        json.put("proof", event.computed().verdict().id());
        json.put(
                "reasons", event.computed().reasons().stream().map(Reason::text).toList());
        json.put("scriptProof", script == null ? null : script.verdict().id());
        json.put(
                "scriptReasons",
                script == null
                        ? List.of()
                        : script.reasons().stream().map(Reason::text).toList());
        return json;
    }

    private static Map<String, @Nullable Object> migration(Migration migration, @Nullable Proof proof) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        var appliedAt = migration.appliedAt();
        json.put("version", migration.version().number());
        json.put("description", migration.description());
        json.put("script", migration.script());
        json.put("state", migration.state().id());
        json.put("reason", migration.reason());
        json.put("appliedAt", appliedAt == null ? null : appliedAt.toString());
        json.put("durationMs", migration.durationMs());
        var ways = RollbackWays.of(migration, proof);
        json.put("rollback", ways.way());
        json.put("proof", ways.verdict().id());
        json.put("proofReasons", ways.reasons());
        json.put("warnings", ways.warnings());
        return json;
    }

    private static Map<String, @Nullable Object> history(History history) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        var problem = history.problem();
        json.put("tool", history.tool().id());
        json.put("table", history.label());
        json.put("rows", history.rows().size());
        json.put("problem", problem == null ? null : problem.message());
        return json;
    }

    private static Map<String, @Nullable Object> failed(MigrationFailure failure, long elapsedMs) {
        var json = line(
                "failed",
                failure.script(),
                failure.line() == 0 ? null : failure.line(),
                elapsedMs,
                null,
                failure.problem().message());
        json.put("file", failure.script().name());
        json.put("column", failure.column() == 0 ? null : failure.column());
        json.put("statement", failure.statement());
        json.put("sqlstate", failure.problem().sqlState());
        json.put("hint", failure.problem().nextStep());
        json.put("committedStatements", failure.committedStatements());
        json.put("code", failure.problem().code());
        return json;
    }

    private static Map<String, @Nullable Object> summary(MigrationOutcome outcome) {
        var json = line("summary", null, null, outcome.elapsedMs(), null, MigrationText.summary(outcome));
        json.put(
                "applied", outcome.applied().stream().map(MigrationScript::name).toList());
        json.put("notRun", outcome.notRun().stream().map(MigrationScript::name).toList());
        return json;
    }

    /** What a copy has shown, before {@code rollback --json} begins. */
    static Map<String, @Nullable Object> rehearsal(RehearsalOutcome outcome) {
        var obstacle = outcome.obstacle();
        var refusal = outcome.refusal();
        var json = line(
                "copy",
                null,
                null,
                null,
                null,
                obstacle != null ? obstacle.message() : refusal == null ? null : refusal.message());
        json.put("proof", refusal == null ? outcome.verdict().id() : "refused");
        json.put("differences", outcome.differences());
        return json;
    }

    /** The last line of {@code rollback --json}. */
    static Map<String, @Nullable Object> summary(RollbackOutcome outcome, List<String> drift) {
        var json = line("summary", null, null, outcome.elapsedMs(), null, MigrationText.summary(outcome));
        var undone = outcome.undone().stream().map(MigrationScript::name).toList();
        var failure = outcome.failure();
        json.put("undone", undone);
        json.put("notRun", outcome.notRun().stream().map(MigrationScript::name).toList());
        json.put(
                "rolledBack",
                outcome.undone().stream().map(s -> s.version().text()).toList());
        json.put("proof", outcome.proof());
        json.put("differences", outcome.differences());
        json.put("rowsLost", outcome.rowsLost());
        json.put("rebuilt", outcome.rebuilt());
        json.put(
                "unattributed",
                outcome.unattributed().stream()
                        .map(part -> Map.of(
                                "object", part.name(),
                                "effect", part.line(),
                                "decision", part.included() ? "include" : "leave"))
                        .toList());
        json.put("drift", drift);
        json.put("refusal", failure == null ? null : failure.problem().code());
        return json;
    }

    private static Map<String, @Nullable Object> line(
            String event,
            @Nullable MigrationScript script,
            @Nullable Integer line,
            @Nullable Long elapsedMs,
            @Nullable Long rows,
            @Nullable String message) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("event", event);
        json.put("version", script == null ? null : script.version().number());
        json.put("line", line);
        json.put("elapsedMs", elapsedMs);
        json.put("rows", rows);
        json.put("message", message);
        return json;
    }
}
