package dev.alidade.monitoring.report;

import dev.alidade.monitoring.check.Finding;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What changed between two runs.
 *
 * @param opened findings that were not there before
 * @param closed keys of those that are gone, and were looked for
 * @param unknown keys of those that nobody could look for this time
 */
public record Comparison(List<Finding> opened, List<String> closed, List<String> unknown) {
    /** {@code check:schema.table} and what may follow; a schema in quotes may hold anything. */
    private static final Pattern HISTORY =
            Pattern.compile("\\w+:(?:\\w+|\"(?:[^\"]|\"\")+\")\\.(?:flyway_schema_history(?:_pk|_s_idx)?"
                    + "|(?:schema_migrations|goose_db_version|_sqlx_migrations|__diesel_schema_migrations"
                    + "|atlas_schema_revisions|databasechangelog|databasechangeloglock|alembic_version"
                    + "|__drizzle_migrations|_prisma_migrations)(?:_pkey)?)(?::.*)?");

    public Comparison {
        opened = List.copyOf(opened);
        closed = List.copyOf(closed);
        unknown = List.copyOf(unknown);
    }

    /**
     * Compares with the keys of an earlier run, ignored findings included. What was found and is now ignored neither
     * opened nor closed.
     */
    public static Comparison between(Set<String> before, HealthReport now) {
        var present = now.results().stream()
                .flatMap(result -> result.findings().stream())
                .map(Finding::key)
                .collect(Collectors.toSet());
        var looked = now.results().stream()
                .filter(result -> result.reasons().isEmpty())
                .map(result -> result.check().id())
                .collect(Collectors.toSet());
        var gone =
                before.stream().filter(key -> !present.contains(key)).sorted().toList();
        return new Comparison(
                now.findings().stream()
                        .filter(finding -> !before.contains(finding.key()))
                        .toList(),
                gone.stream().filter(key -> looked.contains(check(key))).toList(),
                gone.stream().filter(key -> !looked.contains(check(key))).toList());
    }

    /**
     * The same without what concerns the table in which a migration tool keeps its history. It comes with the first
     * migration and goes with the last, whatever that is about, and its form is the tool's: what the checks find in it is
     * listed among the findings, but was neither opened nor closed by the migration.
     */
    public Comparison withoutHistories() {
        return new Comparison(
                opened.stream().filter(finding -> !isOfHistory(finding.key())).toList(),
                closed.stream().filter(key -> !isOfHistory(key)).toList(),
                unknown.stream().filter(key -> !isOfHistory(key)).toList());
    }

    /** Whether a key names a tool's history, its primary key or Flyway's index. */
    private static boolean isOfHistory(String key) {
        return HISTORY.matcher(key).matches();
    }

    /** Whether anything changed. */
    public boolean isEmpty() {
        return opened.isEmpty() && closed.isEmpty();
    }

    private static String check(String key) {
        int end = key.indexOf(':');
        return end < 0 ? key : key.substring(0, end);
    }
}
