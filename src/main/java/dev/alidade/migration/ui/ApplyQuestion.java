package dev.alidade.migration.ui;

import dev.alidade.migration.ApplyPreview;
import dev.alidade.migration.Migration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is about to be applied, and what the user has agreed to. */
final class ApplyQuestion {
    private final String production;
    private final ReadOnlyObjectWrapper<List<Migration>> asked = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable ApplyPreview> preview = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty lateAgreed = new SimpleBooleanProperty();
    private final BooleanProperty leavingAgreed = new SimpleBooleanProperty();
    private final StringProperty typedName = new SimpleStringProperty("");

    /**
     * @param production the name to be typed; empty when none is
     */
    ApplyQuestion(String production) {
        this.production = production;
    }

    void ask(List<Migration> wanted) {
        lateAgreed.set(false);
        leavingAgreed.set(false);
        typedName.set("");
        preview.set(null);
        asked.set(List.copyOf(wanted));
    }

    /** What the files would do; dropped when something else is asked meanwhile. */
    void explain(List<Migration> wanted, ApplyPreview found) {
        if (wanted.equals(asked.get())) {
            preview.set(found);
        }
    }

    void decline() {
        asked.set(List.of());
        preview.set(null);
    }

    /** True when everything that needs a yes has one. */
    BooleanBinding answered() {
        return Bindings.createBooleanBinding(
                () -> {
                    var known = preview.get();
                    return known != null
                            && (known.late().isEmpty() || lateAgreed.get())
                            && (known.leaving().isEmpty() || leavingAgreed.get())
                            && production.equals(production.isEmpty() ? "" : typedName.get());
                },
                preview,
                lateAgreed,
                leavingAgreed,
                typedName);
    }

    String production() {
        return production;
    }

    ReadOnlyObjectProperty<List<Migration>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable ApplyPreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    BooleanProperty lateAgreedProperty() {
        return lateAgreed;
    }

    BooleanProperty leavingAgreedProperty() {
        return leavingAgreed;
    }

    StringProperty typedNameProperty() {
        return typedName;
    }
}
