package dev.alidade.cli;

import dev.alidade.console.ConsoleSession;
import dev.alidade.console.ConsoleStatement;
import dev.alidade.console.ConsoleText;
import dev.alidade.console.ResultColumn;
import dev.alidade.console.ResultRow;
import dev.alidade.console.RunListener;
import dev.alidade.console.RunOptions;
import dev.alidade.console.StatementOutcome;
import dev.alidade.console.TransactionMode;
import dev.alidade.database.Notice;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sql}: runs statements as the console does, one result for each. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = {
            "Runs SQL and writes one result for each statement.",
            "The first statement that fails ends the run; its error is written as the last object in JSON."
        })
public final class SqlCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private DatabaseOptions database;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Source source;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "The value of :NAME; the server infers its type.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--null", paramLabel = "NAME", description = "NULL as the value of :NAME.")
    private List<String> nulls = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}; table is the default.")
    private SqlOutput.Format format = SqlOutput.Format.table;

    @Option(names = "--limit", paramLabel = "ROWS", description = "Rows of each result at most; all by default.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--transaction",
            description = "All statements in one transaction: kept when every one succeeds, else rolled back.")
    private boolean transaction;

    static final class Source {
        @Option(names = "-c", paramLabel = "TEXT", description = "The statements themselves.")
        @Nullable
        String text;

        @Option(names = "-f", paramLabel = "FILE", description = "A file with the statements; - reads standard input.")
        @Nullable
        Path file;
    }

    public SqlCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var wanted = database.json() ? SqlOutput.Format.json : format;
        var output = new SqlOutput(context.out(), wanted);
        try {
            return run(output);
        } catch (AppException e) {
            return failed(output, e.problem(), null);
        }
    }

    private int run(SqlOutput output) {
        var text = text();
        var statements = ConsoleText.of(text).statements();
        var values = new LinkedHashMap<String, @Nullable String>(parameters);
        nulls.forEach(name -> values.put(name, null));
        var options = new RunOptions(limit, Integer.MAX_VALUE, values);
        var last = new Printing(output);
        try (var opened = context.open(database.connection());
                var session = new ConsoleSession(opened, InstantSource.system(), _ -> {})) {
            if (transaction) {
                session.choose(TransactionMode.MANUAL);
            }
            boolean done = session.run(statements, options, context.cancellation(), last);
            if (transaction) {
                session.end(done, context.cancellation());
            }
        }
        context.out().flush();
        var problem = last.problem;
        return problem == null
                ? 0
                : failed(output, problem, last.offset < 0 ? null : SqlOutput.Spot.of(text, last.offset));
    }

    private String text() {
        var typed = source.text;
        if (typed != null) {
            return typed;
        }
        var file = source.file == null ? Path.of("-") : source.file;
        try {
            return file.equals(Path.of("-"))
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
        } catch (IOException e) {
            throw new AppException(
                    Problem.of(ProblemKind.USAGE, "sql.file", Messages.text("cli.sql.file", file.toString()), null), e);
        }
    }

    private int failed(SqlOutput output, Problem problem, SqlOutput.@Nullable Spot spot) {
        if (output.isJson()) {
            output.error(problem, spot);
        } else {
            context.out().flush();
            var place = spot == null ? "" : " " + Messages.text("cli.sql.spot", spot.line(), spot.column());
            context.progress("alidade: " + SqlOutput.visible(problem.message()) + place);
            if (problem.detail() != null) {
                problem.detail().lines().forEach(line -> context.progress("  " + SqlOutput.visible(line)));
            }
            if (problem.nextStep() != null) {
                context.progress("  → " + SqlOutput.visible(problem.nextStep()));
            }
        }
        return problem.kind().exitCode();
    }

    /** Writes results as they come and remembers a failure. */
    private final class Printing implements RunListener {
        private final SqlOutput output;
        private @Nullable Problem problem;
        private int offset = -1;

        Printing(SqlOutput output) {
            this.output = output;
        }

        @Override
        public void begins(ConsoleStatement statement) {
            output.begin(statement.sql());
        }

        @Override
        public void columns(List<ResultColumn> columns) {
            output.columns(columns);
        }

        @Override
        public boolean row(ResultRow row) {
            output.row(row);
            return true;
        }

        @Override
        public void notice(Notice notice) {
            context.progress(notice.severity() + ": " + SqlOutput.visible(notice.message()));
        }

        @Override
        public void told(String text) {
            context.progress(text);
        }

        @Override
        public void ended(StatementOutcome outcome) {
            switch (outcome) {
                case StatementOutcome.Rows rows -> output.end(rows.rows(), rows.more(), rows.timing());
                case StatementOutcome.Done done -> {
                    output.done(done.verb(), done.rows(), done.timing());
                    if (!output.isJson()) {
                        context.progress(
                                done.verb().toUpperCase(Locale.ROOT) + (done.rows() < 0 ? "" : " " + done.rows()));
                    }
                }
                case StatementOutcome.Failed failed -> {
                    output.cutOff();
                    problem = failed.problem();
                    offset = failed.offset().orElse(-1);
                }
                case StatementOutcome.Stopped _ -> {
                    output.cutOff();
                    problem = Problem.of(
                            ProblemKind.CANCELLED, "database.cancelled", Messages.text("database.cancelled"), null);
                }
            }
        }
    }
}
