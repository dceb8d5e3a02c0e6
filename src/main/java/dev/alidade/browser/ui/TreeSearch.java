package dev.alidade.browser.ui;

import dev.alidade.browser.NamedRelation;
import dev.alidade.browser.RelationNames;
import dev.alidade.browser.RelationTree;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The tree's filter: the names of the whole database are read when something is typed, then searched in memory. */
final class TreeSearch {
    /** As many as anybody scrolls through; the rest is counted. */
    static final int SHOWN = 1000;

    /** In a list that finds other things, too. */
    private static final int OFFERED = 50;

    private final RelationTree tree;
    private final BackgroundTasks tasks;
    private final StringProperty text;
    private final BooleanProperty hidden;
    private final Consumer<Problem> failed;
    private final ReadOnlyObjectWrapper<RelationNames.@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private @Nullable RelationNames names;
    private final List<Runnable> waiting = new ArrayList<>();

    TreeSearch(
            RelationTree tree,
            BackgroundTasks tasks,
            StringProperty text,
            BooleanProperty hidden,
            Consumer<Problem> failed) {
        this.tree = tree;
        this.tasks = tasks;
        this.text = text;
        this.hidden = hidden;
        this.failed = failed;
        text.addListener((_, _, _) -> search());
        hidden.addListener((_, _, _) -> search());
    }

    /** What matches; null when nothing was typed, or the names are not known yet. */
    ReadOnlyObjectProperty<RelationNames.@Nullable Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /**
     * The relations that a search from outside of the tree finds, those of the system left out; at most {@link #OFFERED}.
     *
     * @param wanted empty when the search opens: the names are read anew, for what will be typed
     * @param again run when the names have been read, if none are known yet
     */
    List<NamedRelation> offers(String wanted, Runnable again) {
        var known = names;
        if (wanted.isEmpty()) {
            read(() -> {});
            return List.of();
        }
        if (known == null) {
            read(again);
            return List.of();
        }
        return known.matching(wanted, false, OFFERED).shown();
    }

    /** The names are out of date. */
    void forget() {
        names = null;
        search();
    }

    private void search() {
        var known = names;
        if (text.get().isBlank()) {
            found.set(null);
        } else if (known != null) {
            found.set(known.matching(text.get(), hidden.get(), SHOWN));
        } else {
            read(this::search);
        }
    }

    /** Reads the names, unless that is under way. */
    private void read(Runnable then) {
        waiting.add(then);
        if (waiting.size() > 1) {
            return;
        }
        tasks.start(Messages.text("browser.task.names"), context -> tree.names(context.cancellation()))
                .onSuccess(read -> names = read)
                .onFailure(failed)
                .onFinished(() -> {
                    var told = List.copyOf(waiting);
                    waiting.clear();
                    if (names != null) {
                        told.forEach(Runnable::run);
                    }
                });
    }
}
