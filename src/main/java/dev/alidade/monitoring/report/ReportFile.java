package dev.alidade.monitoring.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.CheckResult;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.Fix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A report as JSON: {@code findings}, {@code notChecked}, {@code ignored}, {@code assumed}, {@code off}. */
public final class ReportFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReportFile() {}

    /** The report as maps and lists, in the order in which it is written. */
    public static Map<String, @Nullable Object> values(HealthReport report) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put(
                "findings", report.findings().stream().map(ReportFile::finding).toList());
        values.put(
                "notChecked",
                report.notChecked().stream()
                        .flatMap(result -> reasons(result).stream())
                        .toList());
        values.put("ignored", report.ignored().stream().map(ReportFile::ignored).toList());
        values.put("assumed", report.assumptions());
        values.put("checked", report.asked().size());
        values.put(
                "off", report.off().stream().map(result -> result.check().id()).toList());
        return values;
    }

    /** One finding; several fixes to choose from are listed, and none is called the fix. */
    public static Map<String, @Nullable Object> finding(Finding finding) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("check", finding.check().id());
        values.put("severity", finding.severity().word());
        values.put("category", finding.check().rule().category().word());
        values.put("subject", finding.subject());
        values.put("detail", finding.detail());
        var evidence = new LinkedHashMap<String, String>();
        finding.evidence().forEach(fact -> evidence.put(fact.name(), fact.value()));
        values.put("evidence", evidence);
        var only = finding.fixes().size() == 1 ? finding.fixes().getFirst() : null;
        values.put("fix", only == null ? null : only.sql());
        values.put("undo", only == null || !only.canBeUndone() ? null : only.undoSql());
        if (finding.fixes().size() > 1) {
            values.put(
                    "choices", finding.fixes().stream().map(ReportFile::choice).toList());
        }
        values.put("key", finding.key());
        return values;
    }

    /**
     * The keys in a report that was written earlier, those of ignored findings included.
     *
     * @throws AppException of kind USAGE when it is no such file
     */
    public static Set<String> keys(Path file) {
        try {
            var root = JSON.readTree(Files.readString(file));
            var keys = new HashSet<String>();
            if (root == null || !root.path("findings").isArray()) {
                throw broken(file, null);
            }
            for (JsonNode finding : root.path("findings")) {
                keys.add(finding.path("key").asText());
            }
            for (JsonNode finding : root.path("ignored")) {
                keys.add(finding.path("key").asText());
            }
            return keys;
        } catch (JsonProcessingException e) {
            throw broken(file, e);
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    private static Map<String, @Nullable Object> ignored(HealthReport.IgnoredFinding one) {
        var values = finding(one.finding());
        values.put("reason", one.entry().reason());
        values.put("author", one.entry().author());
        values.put("until", one.entry().until());
        return values;
    }

    private static Map<String, String> choice(Fix fix) {
        var values = new LinkedHashMap<String, String>();
        values.put("choice", fix.choice());
        values.put("fix", fix.sql());
        values.put("undo", fix.undoSql());
        return values;
    }

    private static List<Map<String, String>> reasons(CheckResult result) {
        var reasons = new ArrayList<Map<String, String>>();
        for (var reason : result.reasons()) {
            var values = new LinkedHashMap<String, String>();
            values.put("check", result.check().id());
            values.put("reason", reason);
            reasons.add(values);
        }
        return reasons;
    }

    private static AppException broken(Path file, @Nullable Exception cause) {
        var problem = Problem.of(
                ProblemKind.USAGE,
                "monitoring.report.broken",
                Messages.text("monitoring.report.broken", file.toString()),
                Messages.text("monitoring.report.broken.next"));
        return cause == null ? new AppException(problem) : new AppException(problem, cause);
    }
}
