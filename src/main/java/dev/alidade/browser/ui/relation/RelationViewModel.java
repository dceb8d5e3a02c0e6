package dev.alidade.browser.ui.relation;

import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.relation.PageRow;
import dev.alidade.browser.relation.RelationPage;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.Job;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What is known of the chosen relation besides its rows. A page is read when it is looked at, and kept until then. */
public final class RelationViewModel {
    private final RelationPages pages;
    private final BackgroundTasks tasks;
    private final Consumer<RelationName> opener;
    private final ReadOnlyObjectWrapper<@Nullable RelationEntry> relation = new ReadOnlyObjectWrapper<>();
    private final Map<RelationPage, ReadOnlyObjectWrapper<PageState<List<PageRow>>>> states =
            new EnumMap<>(RelationPage.class);
    private final ReadOnlyObjectWrapper<PageState<String>> definition =
            new ReadOnlyObjectWrapper<>(new PageState.Unread<>());

    /**
     * @param opener opens another relation by name
     */
    public RelationViewModel(RelationPages pages, BackgroundTasks tasks, Consumer<RelationName> opener) {
        this.pages = pages;
        this.tasks = tasks;
        this.opener = opener;
        for (var page : RelationPage.values()) {
            states.put(page, new ReadOnlyObjectWrapper<>(new PageState.Unread<>()));
        }
    }

    /** The chosen relation; null before one was chosen. */
    public ReadOnlyObjectProperty<@Nullable RelationEntry> relationProperty() {
        return relation.getReadOnlyProperty();
    }

    /** What is known of a page. */
    public ReadOnlyObjectProperty<PageState<List<PageRow>>> stateProperty(RelationPage page) {
        return state(page).getReadOnlyProperty();
    }

    /** The statements that make the relation. */
    public ReadOnlyObjectProperty<PageState<String>> definitionProperty() {
        return definition.getReadOnlyProperty();
    }

    /** Turns to a relation; what was known of another one is forgotten. */
    public void choose(@Nullable RelationEntry entry) {
        var before = relation.get();
        relation.set(entry);
        if (entry == null || before == null || !entry.name().equals(before.name())) {
            forget();
        }
    }

    /** Whatever was read is out of date. */
    public void forget() {
        states.values().forEach(state -> state.set(new PageState.Unread<>()));
        definition.set(new PageState.Unread<>());
    }

    /** Reads a page unless it is there. */
    public void look(RelationPage page) {
        var entry = relation.get();
        if (entry != null && state(page).get() instanceof PageState.Unread) {
            read(
                    state(page),
                    Messages.text("browser.task.page", entry.name().label()),
                    context -> pages.read(entry.name(), page, context.cancellation()));
        }
    }

    /** Reads the definition unless it is there. */
    public void lookAtDefinition() {
        var entry = relation.get();
        if (entry != null && definition.get() instanceof PageState.Unread) {
            read(
                    definition,
                    Messages.text("browser.task.definition", entry.name().label()),
                    context -> pages.definition(entry.name(), entry.kind(), context.cancellation()));
        }
    }

    /** Opens another relation. */
    public void follow(RelationName target) {
        opener.accept(target);
    }

    private ReadOnlyObjectWrapper<PageState<List<PageRow>>> state(RelationPage page) {
        var state = states.get(page);
        if (state == null) {
            throw new IllegalStateException("no such page: " + page);
        }
        return state;
    }

    private <T> void read(ReadOnlyObjectWrapper<PageState<T>> state, String title, Job<T> job) {
        var asked = new PageState.Loading<T>();
        state.set(asked);
        tasks.start(title, job)
                .onSuccess(content -> answer(state, asked, new PageState.Shown<>(content)))
                .onFailure(problem -> answer(state, asked, new PageState.Failed<>(problem)))
                .onCancelled(() -> answer(state, asked, new PageState.Unread<>()));
    }

    /** A late answer to an older question is dropped. */
    @SuppressWarnings("ReferenceEquality") // two questions look the same
    private static <T> void answer(
            ReadOnlyObjectWrapper<PageState<T>> state, PageState.Loading<T> asked, PageState<T> answer) {
        if (state.get() == asked) {
            state.set(answer);
        }
    }
}
