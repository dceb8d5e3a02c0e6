package dev.alidade.console;

import dev.alidade.database.Cancellation;
import dev.alidade.database.DedicatedSession;
import dev.alidade.database.Notice;
import dev.alidade.database.ResultReceiver;
import dev.alidade.database.Row;
import dev.alidade.database.SqlProblems;
import dev.alidade.database.TypedStatement;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.statement.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Runs one statement in the console's session. Used once. */
final class StatementRun implements ResultReceiver {
    private final ConsoleSession console;
    private final ConsoleStatement statement;
    private final RunOptions options;
    private final long began = System.nanoTime();
    private @Nullable RunListener listener;
    private @Nullable Duration server;
    private boolean hasRows;
    private long rows;
    private long changed = -1;
    private boolean more;
    private int width;

    StatementRun(ConsoleSession console, ConsoleStatement statement, RunOptions options) {
        this.console = console;
        this.statement = statement;
        this.options = options;
    }

    StatementOutcome run(Cancellation cancellation, RunListener hears) {
        listener = hears;
        if (statement.piece().kind() == Piece.Kind.PSQL_COMMAND) {
            return new StatementOutcome.Failed(
                    PsqlWords.explain(statement.sql()), OptionalInt.of(statement.start()), timing());
        }
        var binding = binding();
        try {
            cancellation.check();
            var values = values(binding, options);
            var session = console.ready(hears::told);
            console.beginFor(statement, session, hears);
            send(session, binding, values, cancellation);
            return hasRows
                    ? new StatementOutcome.Rows(rows, more, timing())
                    : new StatementOutcome.Done(statement.verb(), changed, timing());
        } catch (AppException e) {
            if (e.problem().kind() == ProblemKind.CANCELLED) {
                return new StatementOutcome.Stopped(timing());
            }
            var problem = SqlProblems.isConnectionLost(e) ? console.lost(e, statement.verb()) : e;
            return new StatementOutcome.Failed(problem.problem(), place(e, binding), timing());
        }
    }

    private Binding binding() {
        // the body of a routine may hold what looks like a parameter only outside quotes, where SQL has none either
        return statement.data() == null
                ? Binding.of(statement.sql())
                : new Binding(statement.sql(), List.of(), statement.sql());
    }

    private void send(
            DedicatedSession session, Binding binding, List<@Nullable String> values, Cancellation cancellation) {
        if (statement.piece().kind() == Piece.Kind.COPY) {
            changed = session.copyIn(statement.sql(), statement.data() == null ? "" : statement.data(), cancellation);
        } else if (statement.verb().equals("copy") && statement.piece().words().contains("stdout")) {
            columns(List.of(new Row.Column("copy", "text")));
            session.copyOut(statement.sql(), options.cellBytes(), cancellation, this::copied);
        } else {
            session.run(
                    new TypedStatement(
                            binding.sql(), values, options.rowLimit(), statement.asksForRows(), options.cellBytes()),
                    cancellation,
                    this);
        }
    }

    /** The values of a statement's parameters, in the order of their question marks. */
    static List<@Nullable String> values(Binding binding, RunOptions options) {
        var values = new ArrayList<@Nullable String>();
        for (var name : binding.names()) {
            if (!options.parameters().containsKey(name)) {
                throw new AppException(Problem.of(
                        ProblemKind.USAGE,
                        "console.parameter.missing",
                        Messages.text("console.parameter.missing", name),
                        Messages.text("console.parameter.missing.next")));
            }
            values.add(options.parameters().get(name));
        }
        return values;
    }

    private OptionalInt place(AppException failure, Binding binding) {
        var position = SqlProblems.position(failure);
        return position.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(statement.start() + binding.sourceOffset(position.getAsInt()));
    }

    private Timing timing() {
        var total = Duration.ofNanos(System.nanoTime() - began);
        return server == null ? new Timing(total, Duration.ZERO) : new Timing(server, total.minus(server));
    }

    @Override
    public void answered(Duration first) {
        server = Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public void columns(List<Row.Column> columns) {
        hasRows = true;
        width = columns.size();
        hears().columns(columns.stream()
                .map(c -> new ResultColumn(c.name(), c.type(), c.origin()))
                .toList());
    }

    @Override
    public boolean row(Row row) {
        if (rows >= options.rowLimit()) {
            more = true;
            return false;
        }
        var values = new ArrayList<@Nullable String>(width);
        List<Integer> cut = List.of();
        for (int i = 0; i < width; i++) {
            var value = row.beginningAt(i, options.cellBytes());
            values.add(value == null ? null : value.text());
            if (value != null && !value.whole()) {
                cut = cut.isEmpty() ? new ArrayList<>() : cut;
                cut.add(i);
            }
        }
        rows++;
        more = !hears().row(new ResultRow(values, cut));
        return !more;
    }

    private boolean copied(Row.Beginning line) {
        if (rows >= options.rowLimit()) {
            more = true;
            return false;
        }
        rows++;
        var text = line.text();
        more = !hears().row(new ResultRow(
                List.of(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text),
                line.whole() ? List.of() : List.of(0)));
        return !more;
    }

    @Override
    public void count(long count) {
        changed = switch (statement.verb()) {
            case "insert", "update", "delete", "merge", "copy", "move", "with", "execute", "select", "refresh" -> count;
            case "create" -> statement.piece().words().contains("as") && count > 0 ? count : -1;
            default -> -1;
        };
    }

    @Override
    public void notice(Notice notice) {
        hears().notice(notice);
    }

    private RunListener hears() {
        var hears = listener;
        if (hears == null) {
            throw new IllegalStateException("not running");
        }
        return hears;
    }
}
