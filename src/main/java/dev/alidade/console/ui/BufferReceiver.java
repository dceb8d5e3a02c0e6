package dev.alidade.console.ui;

import dev.alidade.console.ConsoleStatement;
import dev.alidade.console.DidYouMean;
import dev.alidade.console.History;
import dev.alidade.console.HistoryEntry;
import dev.alidade.console.StatementOutcome;
import dev.alidade.i18n.Messages;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.application.Platform;

/** Hands results to the buffer on the JavaFX thread, and to the history on the one that runs. */
final class BufferReceiver implements RunCollector.Receiver {
    private final EditorBuffer buffer;
    private final List<ConsoleStatement> statements;
    private final History history;
    private final ConsoleSetting setting;
    private final NamesModel names;
    private final IntConsumer begins;

    /**
     * @param begins hears on the JavaFX thread which statement begins, from 1
     */
    BufferReceiver(
            EditorBuffer buffer,
            List<ConsoleStatement> statements,
            History history,
            ConsoleSetting setting,
            NamesModel names,
            IntConsumer begins) {
        this.buffer = buffer;
        this.statements = List.copyOf(statements);
        this.history = history;
        this.setting = setting;
        this.names = names;
        this.begins = begins;
    }

    @Override
    public void begins(ConsoleStatement statement) {
        int number = statements.indexOf(statement) + 1;
        Platform.runLater(() -> begins.accept(number));
    }

    @Override
    public void result(ResultEntry.Grid grid) {
        Platform.runLater(() -> buffer.results().add(grid));
    }

    @Override
    public void message(RunMessage message) {
        Platform.runLater(() -> buffer.messages().add(guessed(message)));
    }

    @Override
    public void ended(ConsoleStatement statement, StatementOutcome outcome) {
        history.add(entry(statement, outcome));
        Platform.runLater(() -> {
            if (outcome instanceof StatementOutcome.Failed failed
                    && failed.offset().isPresent()) {
                int from = failed.offset().getAsInt();
                buffer.wrongProperty().set(new EditorBuffer.WrongPlace(from, wordEnd(buffer.text(), from)));
            }
            if (statement.changesDefinitions()) {
                names.refresh();
            }
        });
    }

    private RunMessage guessed(RunMessage message) {
        var problem = message.problem();
        return problem == null
                ? message
                : new RunMessage(
                        message.kind(),
                        message.text(),
                        message.statement(),
                        DidYouMean.in(problem, buffer.text(), names.known()));
    }

    private HistoryEntry entry(ConsoleStatement statement, StatementOutcome outcome) {
        return new HistoryEntry(
                setting.clock().instant().minus(outcome.timing().total()),
                setting.connection(),
                setting.place(),
                statement.sql(),
                outcome.timing().total().toMillis(),
                switch (outcome) {
                    case StatementOutcome.Rows rows -> rows.rows();
                    case StatementOutcome.Done done -> done.rows() < 0 ? null : done.rows();
                    default -> null;
                },
                switch (outcome) {
                    case StatementOutcome.Failed failed -> failed.problem().message();
                    case StatementOutcome.Stopped _ -> Messages.text("console.run.stopped");
                    default -> null;
                });
    }

    /** The end of the word or sign that begins at a place; one character at least. */
    static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return Math.min(text.length(), Math.max(end, from + 1));
    }
}
