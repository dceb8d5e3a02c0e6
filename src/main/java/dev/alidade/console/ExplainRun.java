package dev.alidade.console;

import dev.alidade.database.Cancellation;
import dev.alidade.database.DedicatedSession;
import dev.alidade.database.DedicatedSession.TransactionState;
import dev.alidade.database.Notice;
import dev.alidade.database.ResultReceiver;
import dev.alidade.database.Row;
import dev.alidade.database.SqlProblems;
import dev.alidade.database.TypedStatement;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Asks for the plan of one statement; what running it changed is taken back in every case. */
final class ExplainRun {
    private static final String SAVEPOINT = "alidade_explain";

    private final ConsoleSession console;
    private final ConsoleStatement statement;
    private final RunOptions options;

    ExplainRun(ConsoleSession console, ConsoleStatement statement, RunOptions options) {
        this.console = console;
        this.statement = statement;
        this.options = options;
    }

    Plan run(ExplainOptions wanted, int major, Cancellation cancellation) {
        var sql = explainable();
        var binding = Binding.of(sql);
        var values = StatementRun.values(binding, options);
        var typed = new TypedStatement(
                wanted.prefix(major) + binding.sql(), values, Long.MAX_VALUE, false, Integer.MAX_VALUE);
        try {
            var session = console.ready(_ -> {});
            return Plan.of(
                    wanted.analyze() && !console.isReadOnly()
                            ? takenBack(session, typed, cancellation)
                            : answer(session, typed, cancellation));
        } catch (AppException e) {
            throw SqlProblems.isConnectionLost(e) ? console.lost(e, "explain") : e;
        }
    }

    private String takenBack(DedicatedSession session, TypedStatement typed, Cancellation cancellation) {
        boolean own = session.transaction() == TransactionState.NONE;
        command(session, own ? "begin" : "savepoint " + SAVEPOINT);
        try {
            return answer(session, typed, cancellation);
        } finally {
            if (session.isAlive()) {
                command(session, own ? "rollback" : "rollback to savepoint " + SAVEPOINT);
                if (!own) {
                    command(session, "release savepoint " + SAVEPOINT);
                }
            }
        }
    }

    private static void command(DedicatedSession session, String sql) {
        session.run(TypedStatement.of(sql), new Cancellation(), new ConsoleSession.Silence());
    }

    private static String answer(DedicatedSession session, TypedStatement typed, Cancellation cancellation) {
        var json = new StringBuilder();
        session.run(typed, cancellation, new ResultReceiver() {
            @Override
            public void columns(List<Row.Column> columns) {}

            @Override
            public boolean row(Row row) {
                json.append(Objects.requireNonNull(row.textAt(0)));
                return true;
            }

            @Override
            public void count(long rows) {}

            @Override
            public void notice(Notice notice) {}
        });
        return json.toString();
    }

    /** The statement without an EXPLAIN of the user's own. */
    private String explainable() {
        var sql = statement.sql();
        if (statement.verb().equals("explain")) {
            sql = withoutExplain(sql);
        }
        var words = ConsoleText.of(sql).statements();
        var verb = words.isEmpty() ? "" : words.getFirst().verb();
        boolean known = switch (verb) {
            case "select", "insert", "update", "delete", "merge", "values", "table", "with", "execute", "declare" ->
                true;
            case "create" -> words.getFirst().piece().words().contains("as");
            default -> sql.startsWith("(");
        };
        if (!known) {
            throw new AppException(Problem.of(
                    ProblemKind.USAGE,
                    "console.explain.not",
                    Messages.text("console.explain.not", statement.piece().summary(60)),
                    Messages.text("console.explain.not.next")));
        }
        return sql;
    }

    private static String withoutExplain(String sql) {
        var rest = sql.substring("explain".length()).strip();
        if (rest.startsWith("(")) {
            return rest.substring(rest.indexOf(')') + 1).strip();
        }
        while (true) {
            var lower = rest.toLowerCase(Locale.ROOT);
            if (lower.startsWith("analyze ") || lower.startsWith("analyse ") || lower.startsWith("verbose ")) {
                rest = rest.substring("analyze ".length()).strip();
            } else {
                return rest;
            }
        }
    }
}
