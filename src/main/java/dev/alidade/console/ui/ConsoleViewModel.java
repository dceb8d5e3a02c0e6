package dev.alidade.console.ui;

import com.github.vertical_blank.sqlformatter.SqlFormatter;
import com.github.vertical_blank.sqlformatter.core.FormatConfig;
import com.github.vertical_blank.sqlformatter.languages.Dialect;
import dev.alidade.change.row.RowChanges;
import dev.alidade.console.BufferJournal;
import dev.alidade.console.ConsoleSession;
import dev.alidade.console.ConsoleText;
import dev.alidade.console.ResultRows;
import dev.alidade.console.SessionLoss;
import dev.alidade.console.SessionWatcher;
import dev.alidade.console.TransactionStatus;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the SQL screen shows and does. Lives on the JavaFX thread. */
public final class ConsoleViewModel {
    private final ConsoleTools tools;
    private final BackgroundTasks tasks;
    private final ConsoleSetting setting;
    private final NamesModel names;
    private final RunModel runs;
    private final ResultRows resultRows;
    private final LinkModel link;
    private final BufferKeeper keeper;
    private final ObservableList<EditorBuffer> buffers = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable EditorBuffer> current = new SimpleObjectProperty<>();
    private final ShelfModel shelf;
    private @Nullable ConsoleHandover handover;
    private boolean opened;

    public ConsoleViewModel(ConsoleTools tools, BackgroundTasks tasks, ConsoleSetting setting) {
        this.tools = tools;
        this.tasks = tasks;
        this.setting = setting;
        var session = new ConsoleSession(tools.database(), setting.clock(), new Watcher());
        names = new NamesModel(tools.database(), tasks);
        shelf = new ShelfModel(tools, tasks, names::snippets);
        link = new LinkModel(tools.database(), session, tasks);
        resultRows = new ResultRows(session);
        runs = new RunModel(session, tasks, tools.history(), setting, names);
        keeper = new BufferKeeper(this::kept);
        current.addListener((_, _, _) -> keeper.changed());
        runs.stateProperty().addListener((_, before, now) -> {
            if (before.isRunning() && !now.isRunning()) {
                shelf.searchAgain();
            }
        });
    }

    RunModel runs() {
        return runs;
    }

    /** Where other screens are; null where there are none. */
    @Nullable
    ConsoleHandover handover() {
        return handover;
    }

    void handOver(ConsoleHandover others) {
        handover = others;
    }

    RowChanges rowChanges() {
        return tools.rows();
    }

    ResultRows resultRows() {
        return resultRows;
    }

    BackgroundTasks tasks() {
        return tasks;
    }

    LinkModel link() {
        return link;
    }

    NamesModel names() {
        return names;
    }

    ConsoleSetting setting() {
        return setting;
    }

    ObservableList<EditorBuffer> buffers() {
        return buffers;
    }

    ObjectProperty<@Nullable EditorBuffer> currentProperty() {
        return current;
    }

    /** What was run and what was kept. */
    ShelfModel shelf() {
        return shelf;
    }

    /** The screen came to the front: the texts of last time are there again. */
    void shown() {
        if (opened) {
            return;
        }
        opened = true;
        tasks.start(Messages.text("console.task.restore"), _ -> {
                    var journal = tools.openJournal();
                    return new Restored(journal, journal.load());
                })
                .onSuccess(this::restore)
                .onFailure(_ -> newBuffer(""));
        shelf.refresh();
        names.refresh();
    }

    private record Restored(BufferJournal journal, BufferJournal.Buffers buffers) {}

    private void restore(Restored restored) {
        var kept = restored.buffers();
        keeper.opened(restored.journal(), kept.buffers());
        kept.buffers().forEach(b -> add(new EditorBuffer(b)));
        if (buffers.isEmpty()) {
            newBuffer("");
        }
        current.set(buffers.stream()
                .filter(b -> b.id().equals(kept.current()))
                .findFirst()
                .orElse(buffers.getFirst()));
    }

    /** Puts a text into a tab of its own, in front; runs nothing. */
    public void open(String text) {
        newBuffer(text);
    }

    /** A new text in front. */
    EditorBuffer newBuffer(String text) {
        int number = 1;
        while (taken(number)) {
            number++;
        }
        var id = "query-" + Long.toString(setting.clock().millis(), Character.MAX_RADIX) + "-" + number;
        return bring(new EditorBuffer(new BufferJournal.Buffer(
                id, Messages.text("console.buffer.title", Integer.toString(number)), text, text.length())));
    }

    private boolean taken(int number) {
        var title = Messages.text("console.buffer.title", Integer.toString(number));
        return buffers.stream().anyMatch(b -> b.titleProperty().get().equals(title));
    }

    private EditorBuffer bring(EditorBuffer buffer) {
        add(buffer);
        current.set(buffer);
        keeper.changed();
        return buffer;
    }

    private void add(EditorBuffer buffer) {
        buffer.textProperty().addListener((_, _, _) -> keeper.changed());
        buffer.titleProperty().addListener((_, _, _) -> keeper.changed());
        buffers.add(buffer);
    }

    /** Closes a text; the last one leaves an empty one. */
    void close(EditorBuffer buffer) {
        buffers.remove(buffer);
        keeper.closed(buffer.id());
        if (buffers.isEmpty()) {
            newBuffer("");
        }
    }

    /** Runs what is selected, else the statement at the caret. */
    void run(EditorBuffer buffer, int from, int to) {
        if (from < to) {
            runs.run(buffer, ConsoleText.within(buffer.text(), from, to));
        } else {
            ConsoleText.of(buffer.text()).at(to).ifPresent(s -> runs.run(buffer, List.of(s)));
        }
    }

    /** Runs everything. */
    void runAll(EditorBuffer buffer) {
        runs.run(buffer, ConsoleText.of(buffer.text()).statements());
    }

    /** Shows the plan of the statement at a place; with {@code analyze} it is run and taken back. */
    void explain(EditorBuffer buffer, int caret, boolean analyze) {
        ConsoleText.of(buffer.text()).at(caret).ifPresent(s -> runs.explain(buffer, s, analyze));
    }

    /** A text in the usual form; the same text where the formatter does not understand it. */
    static String formatted(String sql) {
        var config = FormatConfig.builder().indent("    ").maxColumnLength(100).build();
        var result = SqlFormatter.of(Dialect.PostgreSql).format(sql, config);
        return sameWords(sql, result) ? result : sql;
    }

    /** A formatter may move blanks and nothing else. */
    private static boolean sameWords(String before, String after) {
        return before.replaceAll("\\s+", "").equals(after.replaceAll("\\s+", ""));
    }

    /** Keeps the text under a name among the saved queries. */
    void save(EditorBuffer buffer, String name) {
        shelf.save(name, buffer.text(), kept -> buffer.titleProperty().set(kept));
    }

    /** Brings a saved query to the front, in the text that already holds it or in a new one. */
    void openSaved(String name) {
        shelf.load(name, sql -> {
            var open = buffers.stream()
                    .filter(b -> b.titleProperty().get().equals(name)
                            && b.text().strip().equals(sql.strip()))
                    .findFirst();
            if (open.isPresent()) {
                current.set(open.get());
            } else {
                newBuffer(sql).titleProperty().set(name);
            }
        });
    }

    /** The caret moved; kept with the next change. */
    void caret(EditorBuffer buffer, int place) {
        buffer.caretAt(place);
    }

    /** Everything typed is on the disk when this returns. */
    void keepNow() {
        keeper.flush();
    }

    /** The connection is being closed; called on a thread that may wait. */
    void close() {
        runs.close();
        keeper.close();
    }

    /** Reads the names for completion again. */
    void refreshNames() {
        names.refresh();
    }

    /** Carries what the session tells to the JavaFX thread. */
    private final class Watcher implements SessionWatcher {
        @Override
        public void transaction(TransactionStatus status) {
            Platform.runLater(() -> runs.transactionProperty().set(status));
        }

        @Override
        public void lost(SessionLoss loss) {
            Platform.runLater(() -> link.lost(loss));
        }
    }

    private BufferJournal.Buffers kept() {
        var front = current.get();
        return new BufferJournal.Buffers(
                buffers.stream().map(EditorBuffer::kept).toList(), front == null ? null : front.id());
    }
}
