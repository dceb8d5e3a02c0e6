package dev.alidade.browser.ui.object;

import dev.alidade.browser.object.ObjectFacts;
import dev.alidade.browser.object.ObjectReader;
import dev.alidade.browser.object.SchemaObject;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The object whose page is open. A late answer about another one is dropped. */
public final class ObjectViewModel {
    private final ObjectReader reader;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable SchemaObject> object = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ObjectFacts> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    public ObjectViewModel(ObjectReader reader, BackgroundTasks tasks) {
        this.reader = reader;
        this.tasks = tasks;
    }

    /** The object; null while no page is open. */
    public ReadOnlyObjectProperty<@Nullable SchemaObject> objectProperty() {
        return object.getReadOnlyProperty();
    }

    /** What is known of it; null until then. */
    public ReadOnlyObjectProperty<@Nullable ObjectFacts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** Why nothing is known; null when all is well. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Opens the page of an object. */
    public void show(SchemaObject what) {
        facts.set(null);
        problem.set(null);
        object.set(what);
        tasks.start(
                        Messages.text("browser.task.object", what.label()),
                        context -> reader.facts(what, context.cancellation()))
                .onSuccess(found -> {
                    if (what.equals(object.get())) {
                        facts.set(found);
                    }
                })
                .onFailure(reason -> {
                    if (what.equals(object.get())) {
                        problem.set(reason);
                    }
                });
    }

    /** Reads the open page again. */
    public void refresh() {
        var what = object.get();
        if (what != null) {
            show(what);
        }
    }

    /** Closes the page. */
    public void close() {
        object.set(null);
    }
}
