package dev.alidade.migration.ui;

import dev.alidade.migration.MigrationStatus;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The lines of the list: filtered, with a group that opens, and the selected one kept by its name. */
final class MigrationItems {
    private final ObservableList<MigrationItem> all = FXCollections.observableArrayList();
    private final FilteredList<MigrationItem> shown = new FilteredList<>(all);
    private final ObservableList<MigrationItem> chosen = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable MigrationItem> selected = new SimpleObjectProperty<>();

    MigrationItems() {
        filter.addListener((_, _, _) -> sift());
        open.addListener((_, _, _) -> sift());
        sift();
    }

    /** All selected lines; kept by the view. */
    ObservableList<MigrationItem> chosen() {
        return chosen;
    }

    void clear() {
        all.clear();
        selected.set(null);
    }

    /** Shows a status; selects the first of these names that is there, else what was selected, else the first line. */
    void show(MigrationStatus status, @Nullable String... wanted) {
        var kept = selected.get();
        var lines = MigrationItem.ordered(status);
        if (!lines.equals(all)) {
            all.setAll(lines);
        }
        var names = Stream.concat(Stream.of(wanted), Stream.of(kept == null ? "" : kept.name()))
                .filter(name -> name != null && !name.isEmpty())
                .toList();
        selected.set(names.stream()
                .flatMap(name -> all.stream().filter(line -> line.name().equals(name)))
                .findFirst()
                .orElse(all.isEmpty() ? null : all.getFirst()));
    }

    private void sift() {
        var text = filter.get();
        boolean opened = open.get();
        shown.setPredicate(item -> item.isShown(text, opened));
    }

    /** Opens or closes the group of files that are no migrations. */
    void toggle() {
        open.set(!open.get());
    }

    ObservableList<MigrationItem> shown() {
        return shown;
    }

    List<MigrationItem> all() {
        return all;
    }

    StringProperty filterProperty() {
        return filter;
    }

    BooleanProperty openProperty() {
        return open;
    }

    ObjectProperty<@Nullable MigrationItem> selectedProperty() {
        return selected;
    }
}
