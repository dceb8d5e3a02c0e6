package dev.alidade.console.ui;

import dev.alidade.console.Binding;
import dev.alidade.console.ConsoleSession;
import dev.alidade.console.ConsoleStatement;
import dev.alidade.console.DidYouMean;
import dev.alidade.console.ExplainOptions;
import dev.alidade.console.History;
import dev.alidade.console.RunOptions;
import dev.alidade.console.TransactionMode;
import dev.alidade.console.TransactionStatus;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.statement.Piece;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.RunningTask;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Runs what the user asks for, after what has to be asked first. Lives on the JavaFX thread. */
final class RunModel {
    private final ConsoleSession session;
    private final BackgroundTasks tasks;
    private final History history;
    private final ConsoleSetting setting;
    private final NamesModel names;
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(new RunState.Idle());
    private final ObjectProperty<TransactionStatus> transaction = new SimpleObjectProperty<>(TransactionStatus.NONE);
    private final ObjectProperty<TransactionMode> mode = new SimpleObjectProperty<>(TransactionMode.AUTO);
    private final ObjectProperty<Long> rowLimit = new SimpleObjectProperty<>((long) RunOptions.USUAL_ROWS);
    private final ReadOnlyObjectWrapper<@Nullable RunQuestion> question = new ReadOnlyObjectWrapper<>();
    private final Map<String, RunQuestion.Field> remembered = new LinkedHashMap<>();
    private @Nullable Wish pending;
    private @Nullable RunningTask<?> running;

    /** What is to be run. */
    private record Wish(
            EditorBuffer buffer,
            List<ConsoleStatement> statements,
            @Nullable ExplainOptions explain) {}

    RunModel(ConsoleSession session, BackgroundTasks tasks, History history, ConsoleSetting setting, NamesModel names) {
        this.session = session;
        this.tasks = tasks;
        this.history = history;
        this.setting = setting;
        this.names = names;
        mode.addListener((_, _, wanted) -> session.choose(wanted));
    }

    ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RunQuestion> questionProperty() {
        return question.getReadOnlyProperty();
    }

    ObjectProperty<TransactionMode> modeProperty() {
        return mode;
    }

    /** To be set on the JavaFX thread when the session says so. */
    ObjectProperty<TransactionStatus> transactionProperty() {
        return transaction;
    }

    ObjectProperty<Long> rowLimitProperty() {
        return rowLimit;
    }

    boolean isReadOnly() {
        return session.isReadOnly();
    }

    /** Runs statements; asks first where production would change at once or values are missing. */
    void run(EditorBuffer buffer, List<ConsoleStatement> statements) {
        begin(new Wish(buffer, List.copyOf(statements), null));
    }

    /** Shows the plan of a statement. */
    void explain(EditorBuffer buffer, ConsoleStatement statement, boolean analyze) {
        begin(new Wish(buffer, List.of(statement), new ExplainOptions(analyze)));
    }

    /** Asks the server to stop. */
    void cancel() {
        var task = running;
        if (task != null && state.get() instanceof RunState.Running now) {
            state.set(new RunState.Running(now.sinceNanos(), now.number(), now.count(), true));
            task.requestCancel();
        }
    }

    /** Commits or rolls back what is open. */
    void end(EditorBuffer buffer, boolean keep) {
        if (state.get().isRunning() || !transaction.get().isOpen()) {
            return;
        }
        busy(1);
        track(tasks.start(Messages.text(keep ? "console.task.commit" : "console.task.rollback"), context -> {
                    session.end(keep, context.cancellation());
                    return true;
                })
                .onSuccess(_ -> buffer.messages()
                        .add(new RunMessage(
                                RunMessage.Kind.DONE,
                                Messages.text(
                                        keep ? "console.transaction.committed" : "console.transaction.rolledBack"),
                                "",
                                null)))
                .onFailure(problem -> failed(buffer, problem)));
    }

    /** Production is to be changed: in a transaction that is committed by hand, or at once. */
    void answerProduction(boolean inTransaction) {
        var wish = take();
        if (wish != null) {
            if (inTransaction) {
                mode.set(TransactionMode.MANUAL);
            }
            askValues(wish);
        }
    }

    /** A statement may be measured on production. */
    void answerMeasure() {
        var wish = take();
        if (wish != null) {
            askValues(wish);
        }
    }

    /** The values are entered. */
    void answerValues() {
        var wish = take();
        if (wish != null) {
            execute(wish);
        }
    }

    /** Runs nothing. */
    void dismiss() {
        take();
    }

    void close() {
        session.close();
    }

    private @Nullable Wish take() {
        var wish = pending;
        pending = null;
        question.set(null);
        return wish;
    }

    private void begin(Wish wish) {
        if (state.get().isRunning() || wish.statements().isEmpty()) {
            return;
        }
        take();
        var unsafe = wish.statements().stream().filter(s -> !s.looksHarmless()).findFirst();
        boolean atOnce =
                mode.get() == TransactionMode.AUTO && !transaction.get().isOpen();
        if (!setting.production().isEmpty()
                && wish.explain() == null
                && atOnce
                && !session.isReadOnly()
                && unsafe.isPresent()) {
            pending = wish;
            question.set(new RunQuestion.Production(
                    setting.production(), unsafe.get().piece().summary(80)));
        } else if (!setting.production().isEmpty()
                && wish.explain() != null
                && wish.explain().analyze()) {
            pending = wish;
            question.set(new RunQuestion.Measure(
                    setting.production(),
                    wish.statements().getFirst().piece().summary(80),
                    unsafe.isPresent() && !session.isReadOnly()));
        } else {
            askValues(wish);
        }
    }

    private void askValues(Wish wish) {
        var fields = new LinkedHashMap<String, RunQuestion.Field>();
        for (var statement : wish.statements()) {
            if (statement.piece().kind() == Piece.Kind.STATEMENT) {
                for (var name : Binding.of(statement.sql()).distinctNames()) {
                    fields.computeIfAbsent(
                            name, n -> remembered.computeIfAbsent(n, _ -> new RunQuestion.Field(n, "", false)));
                }
            }
        }
        if (fields.isEmpty()) {
            execute(wish);
            return;
        }
        pending = wish;
        question.set(new RunQuestion.Values(List.copyOf(fields.values())));
        var bindings = wish.statements().stream().map(s -> Binding.of(s.sql())).toList();
        tasks.start(Messages.text("console.task.types"), _ -> types(bindings))
                .onSuccess(types -> types.forEach((name, type) -> {
                    var field = fields.get(name);
                    if (field != null) {
                        field.typeProperty().set(type);
                    }
                }));
    }

    private Map<String, String> types(List<Binding> bindings) {
        var types = new LinkedHashMap<String, String>();
        for (var binding : bindings) {
            var found = binding.names().isEmpty() ? List.<String>of() : session.parameterTypes(binding);
            for (int i = 0; i < found.size() && i < binding.names().size(); i++) {
                types.putIfAbsent(binding.names().get(i), found.get(i));
            }
        }
        return types;
    }

    private RunOptions options() {
        var values = new LinkedHashMap<String, @Nullable String>();
        remembered.forEach((name, field) -> values.put(
                name, field.nullProperty().get() ? null : field.valueProperty().get()));
        return RunOptions.rows(rowLimit.get()).with(values);
    }

    private void execute(Wish wish) {
        var buffer = wish.buffer();
        buffer.wrongProperty().set(null);
        buffer.results().clear();
        buffer.messages().clear();
        busy(wish.statements().size());
        var explain = wish.explain();
        if (explain == null) {
            runAll(wish);
        } else {
            plan(wish, explain);
        }
    }

    private void runAll(Wish wish) {
        var collector = new RunCollector(
                new BufferReceiver(wish.buffer(), wish.statements(), history, setting, names, this::begins));
        var options = options();
        track(tasks.start(Messages.text("console.task.run"), context -> {
                    session.run(wish.statements(), options, context.cancellation(), collector);
                    return true;
                })
                .onFailure(problem -> failed(wish.buffer(), problem)));
    }

    private void begins(int number) {
        if (state.get() instanceof RunState.Running now) {
            state.set(new RunState.Running(now.sinceNanos(), number, now.count(), now.stopping()));
        }
    }

    private void plan(Wish wish, ExplainOptions explain) {
        var statement = wish.statements().getFirst();
        var options = options();
        track(tasks.start(
                        Messages.text("console.task.explain"),
                        context -> session.explain(statement, explain, options, context.cancellation()))
                .onSuccess(plan -> wish.buffer()
                        .results()
                        .add(new ResultEntry.Planned(
                                wish.buffer().keep(statement.sql(), plan, LocalTime.now(setting.clock())))))
                .onCancelled(() -> wish.buffer()
                        .messages()
                        .add(new RunMessage(RunMessage.Kind.STOPPED, Messages.text("console.run.stopped"), "", null)))
                .onFailure(problem -> failed(wish.buffer(), DidYouMean.in(problem, statement.sql(), names.known()))));
    }

    private void busy(int count) {
        state.set(new RunState.Running(System.nanoTime(), 1, count, false));
    }

    private void track(RunningTask<?> task) {
        running = task;
        task.onFinished(() -> {
            running = null;
            state.set(new RunState.Idle());
        });
    }

    private static void failed(EditorBuffer buffer, Problem problem) {
        buffer.messages().add(new RunMessage(RunMessage.Kind.FAILED, problem.message(), "", problem));
    }
}
