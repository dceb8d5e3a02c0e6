package dev.alidade.monitoring.metric;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.database.UserStatementGuard;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.Measured;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server's statistics. Each question is one short read-only transaction that waits for no lock longer than two
 * seconds. Thread-safe; blocks, so not for the UI thread.
 */
public final class MetricReader {
    private static final Pattern VALUE = Pattern.compile("\\$(\\d{1,4})\\b");
    private static final String PATIENCE = "set local lock_timeout = '2s'";

    private final Database database;
    private final Clock clock;

    public MetricReader(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The SQL behind a metric, as this server gets it, comment included. */
    public String sql(Metric metric) {
        return metric.on(database.facts().major()).source();
    }

    /** The database that is looked at. */
    public String databaseName() {
        return database.facts().database();
    }

    /** The SQL behind {@link #sample}. */
    public String sampleSql() {
        return MetricQuery.SAMPLE.source();
    }

    /**
     * What the server does now. Measured at about 2 ms of server time, whatever the number of tables.
     *
     * @throws AppException of kind CONNECTION when the server cannot be reached
     */
    public Sample sample(Cancellation cancellation) {
        return database.read(cancellation, session -> {
            session.execute(PATIENCE);
            return session.first(MetricQuery.SAMPLE, Parameters.none(), row -> Sample.of(row, clock.instant()))
                    .orElseThrow();
        });
    }

    /**
     * A metric, or why it cannot be looked at: a right that is missing, an extension that is not there.
     *
     * @throws AppException of kind CONNECTION or CANCELLED
     */
    public Measured<MetricTable> read(Metric metric, Cancellation cancellation) {
        try {
            return new Measured.Known<>(table(metric, cancellation));
        } catch (AppException e) {
            var kind = e.problem().kind();
            if (kind == ProblemKind.CONNECTION || kind == ProblemKind.CANCELLED) {
                throw e;
            }
            return new Measured.Unknown<>(e.problem());
        }
    }

    /**
     * What tells this database from every other that this user may meet, copies on other hosts included.
     *
     * @throws AppException of kind CONNECTION or CANCELLED
     */
    public String identity(Cancellation cancellation) {
        var host = database.target().host();
        try {
            return host
                    + "/"
                    + database.read(
                            cancellation,
                            session -> session.first(
                                            MetricQuery.DATABASE_IDENTITY,
                                            Parameters.none(),
                                            row -> row.text("identity"))
                                    .orElseThrow());
        } catch (AppException e) {
            if (e.problem().kind() != ProblemKind.PERMISSION) {
                throw e;
            }
            return host + ":" + database.target().port() + "/"
                    + database.facts().database();
        }
    }

    /**
     * How the server would run a statement whose values are {@code $1}, {@code $2}: the plan for values it does not know.
     * Nothing is run.
     *
     * @throws AppException of kind REFUSED for more than one statement; STATEMENT when the server cannot plan it
     */
    public String plan(String statement, Cancellation cancellation) {
        UserStatementGuard.check(statement);
        var lines = new ArrayList<String>();
        database.readFragment(cancellation, session -> {
            // EXPLAIN (GENERIC_PLAN) would want its values bound where the driver sends a statement apart from them
            int values = values(statement);
            if (values == 0) {
                session.typed("explain " + statement, 0, row -> lines.add(row.textAt(0)));
                return true;
            }
            var name = Identifiers.quote("plan " + UUID.randomUUID());
            session.execute("set local plan_cache_mode = force_generic_plan");
            session.typed("prepare " + name + " as " + statement, 0, _ -> {});
            var nulls = String.join(", ", Collections.nCopies(values, "null"));
            session.typed("explain execute " + name + "(" + nulls + ")", 0, row -> lines.add(row.textAt(0)));
            session.execute("deallocate " + name);
            return true;
        });
        return String.join("\n", lines);
    }

    /** The largest number of a {@code $1}. */
    private static int values(String statement) {
        var found = VALUE.matcher(statement);
        int largest = 0;
        while (found.find()) {
            largest = Math.max(largest, Integer.parseInt(found.group(1)));
        }
        return largest;
    }

    private MetricTable table(Metric metric, Cancellation cancellation) {
        long started = System.nanoTime();
        var columns = new ArrayList<MetricColumn>();
        var rows = new ArrayList<MetricTable.Line>();
        database.read(cancellation, session -> {
            columns.clear();
            rows.clear();
            session.execute(PATIENCE);
            reach(metric.extension(), session);
            session.each(metric.on(database.facts().major()), Parameters.none(), 0, row -> {
                if (columns.isEmpty()) {
                    row.columns().forEach(column -> columns.add(MetricColumn.of(column)));
                }
                var values = new ArrayList<@Nullable Object>(columns.size());
                columns.forEach(column -> values.add(column.value(row)));
                rows.add(new MetricTable.Line(values));
            });
            return true;
        });
        int mark = columns.stream().map(MetricColumn::name).toList().indexOf("is_hidden");
        int hidden = mark < 0
                ? 0
                : (int) rows.stream()
                        .filter(line -> Boolean.TRUE.equals(line.at(mark)))
                        .count();
        var took = Duration.ofNanos(System.nanoTime() - started);
        return new MetricTable(metric, clock.instant(), took, columns, rows, hidden);
    }

    /** Makes an extension's views known by their bare names, wherever it lies. */
    private static void reach(@Nullable String extension, Session session) {
        if (extension == null) {
            return;
        }
        List<String> places = session.list(
                MetricQuery.EXTENSION_PLACE, Parameters.of("extension", extension), row -> row.text("schema_name"));
        if (places.isEmpty()) {
            throw new AppException(Problem.of(
                    ProblemKind.FAILED,
                    "metric.extension",
                    Messages.text("metric.extension", extension),
                    Messages.text("metric.extension.next", extension)));
        }
        session.execute("set local search_path to " + Identifiers.quote(places.getFirst()) + ", pg_catalog");
    }
}
