package dev.alidade.console.ui;

import dev.alidade.console.History;
import dev.alidade.console.Snippet;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What was run and what was kept: history, saved queries, snippets. Lives on the JavaFX thread. */
final class ShelfModel {
    private static final int HISTORY_SHOWN = 300;

    private final ConsoleTools tools;
    private final BackgroundTasks tasks;
    private final Consumer<List<Snippet>> onSnippets;
    private final ObservableList<History.Remembered> history = FXCollections.observableArrayList();
    private final ObservableList<String> saved = FXCollections.observableArrayList();
    private final ObservableList<Snippet> snippets = FXCollections.observableArrayList();
    private String historyWanted = "";

    /**
     * @param onSnippets hears of the snippets whenever they were read
     */
    ShelfModel(ConsoleTools tools, BackgroundTasks tasks, Consumer<List<Snippet>> onSnippets) {
        this.tools = tools;
        this.tasks = tasks;
        this.onSnippets = onSnippets;
    }

    ObservableList<History.Remembered> history() {
        return history;
    }

    ObservableList<String> saved() {
        return saved;
    }

    ObservableList<Snippet> snippets() {
        return snippets;
    }

    /** Reads everything again. */
    void refresh() {
        searchAgain();
        refreshSaved();
        refreshSnippets();
    }

    void search(String wanted) {
        historyWanted = wanted;
        searchAgain();
    }

    void searchAgain() {
        var wanted = historyWanted;
        tasks.start(Messages.text("console.task.history"), _ -> tools.history().search(wanted, HISTORY_SHOWN))
                .onSuccess(found -> {
                    if (wanted.equals(historyWanted)) {
                        history.setAll(found);
                    }
                });
    }

    private void refreshSaved() {
        tasks.start(Messages.text("console.task.saved"), _ -> tools.saved().names())
                .onSuccess(saved::setAll);
    }

    private void refreshSnippets() {
        tasks.start(
                        Messages.text("console.task.snippets"),
                        _ -> tools.snippets().all())
                .onSuccess(all -> {
                    snippets.setAll(all);
                    onSnippets.accept(all);
                });
    }

    /** Keeps a query; tells the name it has now. */
    void save(String name, String text, Consumer<String> kept) {
        tasks.start(Messages.text("console.task.saved"), _ -> tools.saved().save(name, text))
                .onSuccess(now -> {
                    kept.accept(now);
                    refreshSaved();
                });
    }

    void load(String name, Consumer<String> text) {
        tasks.start(Messages.text("console.task.saved"), _ -> tools.saved().load(name))
                .onSuccess(text);
    }

    void delete(String name) {
        tasks.start(Messages.text("console.task.saved"), _ -> {
                    tools.saved().delete(name);
                    return true;
                })
                .onFinished(this::refreshSaved);
    }

    /** Keeps a text as an own snippet. */
    void saveSnippet(String name, String body) {
        tasks.start(
                        Messages.text("console.task.snippets"),
                        _ -> tools.snippets().save(name, body))
                .onFinished(this::refreshSnippets);
    }

    /** Removes an own snippet; a built-in one of its name is there again. */
    void deleteSnippet(Snippet snippet) {
        tasks.start(Messages.text("console.task.snippets"), _ -> {
                    tools.snippets().delete(snippet.name());
                    return true;
                })
                .onFinished(this::refreshSnippets);
    }
}
