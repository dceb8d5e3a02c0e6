package dev.alidade.console.ui;

import dev.alidade.console.ConsoleStatement;
import dev.alidade.console.ResultColumn;
import dev.alidade.console.ResultRow;
import dev.alidade.console.RunListener;
import dev.alidade.console.StatementOutcome;
import dev.alidade.database.Notice;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what a run brings, one statement after the other, on the thread that runs it. */
final class RunCollector implements RunListener {
    /** What all results of one run may hold in memory, as UTF-16. */
    private static final long MOST_CHARACTERS = 128L << 20;

    private final Receiver receiver;
    private List<ResultColumn> columns = List.of();
    private List<ResultRow> rows = new ArrayList<>();
    private String statement = "";
    private String sql = "";
    private long characters;
    private boolean full;

    /** Takes what is ready to be shown; called on the thread that runs. */
    interface Receiver {
        void begins(ConsoleStatement statement);

        void result(ResultEntry.Grid grid);

        void message(RunMessage message);

        void ended(ConsoleStatement statement, StatementOutcome outcome);
    }

    private final List<ConsoleStatement> current = new ArrayList<>();

    RunCollector(Receiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void begins(ConsoleStatement next) {
        current.clear();
        current.add(next);
        columns = List.of();
        rows = new ArrayList<>();
        statement = next.piece().summary(80);
        sql = next.sql();
        receiver.begins(next);
    }

    @Override
    public void columns(List<ResultColumn> came) {
        columns = came;
    }

    @Override
    public boolean row(ResultRow row) {
        rows.add(row);
        for (var value : row.values()) {
            characters += 16 + (value == null ? 0 : value.length());
        }
        full = characters > MOST_CHARACTERS;
        return !full;
    }

    @Override
    public void notice(Notice notice) {
        var hint = notice.hint() == null ? "" : "\n" + notice.hint();
        receiver.message(new RunMessage(
                RunMessage.Kind.NOTICE, notice.severity() + ": " + notice.message() + hint, statement, null));
    }

    @Override
    public void told(String text) {
        receiver.message(new RunMessage(RunMessage.Kind.TOLD, text, "", null));
    }

    @Override
    public void ended(StatementOutcome outcome) {
        switch (outcome) {
            case StatementOutcome.Rows came -> {
                receiver.result(new ResultEntry.Grid(sql, columns, rows, came.more(), came.timing()));
                if (full) {
                    told(Messages.text("console.run.full", Sizes.count(came.rows())));
                }
                say(RunMessage.Kind.DONE, rowsText(came.rows(), came.more()) + " · " + time(outcome));
            }
            case StatementOutcome.Done done -> say(RunMessage.Kind.DONE, doneText(done) + " · " + time(outcome));
            case StatementOutcome.Failed failed ->
                receiver.message(new RunMessage(
                        RunMessage.Kind.FAILED, failed.problem().message(), statement, failed.problem()));
            case StatementOutcome.Stopped _ ->
                say(RunMessage.Kind.STOPPED, Messages.text("console.run.stopped") + " · " + time(outcome));
        }
        receiver.ended(current.getFirst(), outcome);
    }

    /** {@code 1,000 rows (more on the server)}. */
    static String rowsText(long rows, boolean more) {
        return Messages.text(more ? "console.run.rowsMore" : "console.run.rows", rows);
    }

    private static String doneText(StatementOutcome.Done done) {
        var verb = done.verb().toUpperCase(Locale.ROOT);
        return done.rows() < 0 ? verb : verb + " · " + rowsText(done.rows(), false);
    }

    private static String time(StatementOutcome outcome) {
        return Times.duration(
                outcome.timing().total().compareTo(Duration.ZERO) < 0
                        ? Duration.ZERO
                        : outcome.timing().total());
    }

    private void say(RunMessage.Kind kind, String text) {
        receiver.message(new RunMessage(kind, text, statement, null));
    }
}
