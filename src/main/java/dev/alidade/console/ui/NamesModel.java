package dev.alidade.console.ui;

import dev.alidade.console.ConsoleText;
import dev.alidade.console.Snippet;
import dev.alidade.console.completion.CatalogNames;
import dev.alidade.console.completion.Completion;
import dev.alidade.console.completion.NamesReader;
import dev.alidade.console.completion.Suggestion;
import dev.alidade.console.completion.Suggestions;
import dev.alidade.database.Database;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The names that completion knows, read in the background and again after they changed. Lives on the JavaFX thread. */
final class NamesModel {
    private final NamesReader reader;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<CatalogNames> known = new ReadOnlyObjectWrapper<>(CatalogNames.NONE);
    private List<Snippet> snippets = List.of();
    private boolean reading;
    private boolean again;

    NamesModel(Database database, BackgroundTasks tasks) {
        this.reader = new NamesReader(database);
        this.tasks = tasks;
    }

    CatalogNames known() {
        return known.get();
    }

    ReadOnlyObjectProperty<CatalogNames> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** What may begin a statement besides keywords. */
    void snippets(List<Snippet> all) {
        snippets = List.copyOf(all);
    }

    /** Reads again; a wish that comes meanwhile is fulfilled afterwards. */
    void refresh() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        tasks.start(Messages.text("console.task.names"), context -> reader.read(context.cancellation()))
                .onSuccess(known::set)
                .onFailure(_ -> {
                    // completion knows then what it knew before; the statement itself will tell what is wrong
                })
                .onFinished(() -> {
                    reading = false;
                    if (again) {
                        again = false;
                        refresh();
                    }
                });
    }

    /** What could stand at a place of a text, with its offsets in the whole text. */
    Suggestions at(String text, int caret) {
        var around = ConsoleText.of(text).statements().stream()
                .filter(s -> s.start() <= caret && (caret < s.end() || (caret == s.end() && isOpen(text, s.end()))))
                .findFirst();
        int from = around.map(s -> s.start()).orElse(caret);
        int to = around.map(s -> s.end()).orElse(caret);
        if (around.isEmpty()) {
            while (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
                from--;
            }
        }
        var found = Completion.at(known.get(), text.substring(from, to), caret - from);
        boolean begins = text.substring(from, found.from() + from).isBlank();
        return new Suggestions(
                found.from() + from,
                found.to() + from,
                begins ? withSnippets(found.all(), text.substring(found.from() + from, caret)) : found.all());
    }

    /** Where a statement begins: the snippet whose name is written comes first, others after the keywords. */
    private List<Suggestion> withSnippets(List<Suggestion> words, String written) {
        var all = new ArrayList<>(words);
        for (var snippet : snippets) {
            var suggestion = new Suggestion(Suggestion.Kind.SNIPPET, snippet.name(), snippet.body(), snippet.title());
            if (snippet.name().equalsIgnoreCase(written)) {
                all.addFirst(suggestion);
            } else if (snippet.name().toLowerCase(Locale.ROOT).startsWith(written.toLowerCase(Locale.ROOT))) {
                all.add(suggestion);
            }
        }
        return all;
    }

    private static boolean isOpen(String text, int end) {
        return end == 0 || text.charAt(end - 1) != ';';
    }
}
