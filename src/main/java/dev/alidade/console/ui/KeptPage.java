package dev.alidade.console.ui;

import dev.alidade.i18n.Messages;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Texts that were kept by a name: a filter, the list, and the line by which the text in front becomes one of them.
 *
 * @param <T> what is kept
 */
abstract class KeptPage<T> extends VBox {
    private final Words words;
    private final ListView<T> list;
    private final TextField name = new TextField();

    /** What it says: its name, in an empty filter, in an empty list, in an empty name, and of the button that keeps. */
    record Words(String title, String filter, String empty, String name, String tip) {}

    /**
     * @param id begins the ids of its parts: {@code console-saved}
     * @param searched what the filter looks in
     * @param chosen takes what is chosen by a double click
     */
    KeptPage(String id, Words words, ObservableList<T> kept, Function<T, String> searched, Consumer<T> chosen) {
        this.words = words;
        var filter = new TextField();
        filter.setId(id + "-filter");
        filter.setPromptText(words.filter());
        var shown = new FilteredList<>(kept);
        filter.textProperty().addListener((_, _, text) -> {
            var wanted = text.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(
                    one -> searched.apply(one).toLowerCase(Locale.ROOT).contains(wanted));
        });
        list = new ListView<>(shown);
        list.setAccessibleText(words.title());
        list.setPlaceholder(new Label(words.empty()));
        SidePane.onChosen(list, chosen);
        SidePane.fill(this, filter, list);
        getChildren().add(line(id));
    }

    /** Keeps the text in front by a name that is not blank. */
    abstract void keep(String wanted);

    ListView<T> list() {
        return list;
    }

    TextField name() {
        return name;
    }

    private HBox line(String id) {
        name.setId(id + "-name");
        name.setPromptText(words.name());
        HBox.setHgrow(name, Priority.ALWAYS);
        var keep = new Button(Messages.text("console.saved.save"));
        keep.setId(id + "-save");
        keep.getStyleClass().add("small");
        keep.setMinWidth(USE_PREF_SIZE);
        keep.disableProperty().bind(name.textProperty().isEmpty());
        keep.setTooltip(new Tooltip(words.tip()));
        keep.setOnAction(_ -> keepNamed());
        name.setOnAction(_ -> keepNamed());
        var line = new HBox(name, keep);
        line.getStyleClass().add("console-value-line");
        return line;
    }

    private void keepNamed() {
        if (!name.getText().isBlank()) {
            keep(name.getText());
        }
    }

    /** A line of the list: what it is, and the button that deletes it. */
    abstract static class KeptCell<T> extends ListCell<T> {
        private final Button delete = new Button(null, new FontIcon(Feather.TRASH_2));
        private final HBox line;

        KeptCell(Region facts, String deleteWords, Consumer<T> deleted) {
            setPrefWidth(0);
            facts.setMinWidth(0);
            HBox.setHgrow(facts, Priority.ALWAYS);
            line = new HBox(facts, delete);
            line.setAlignment(Pos.CENTER_LEFT);
            delete.getStyleClass().addAll("flat", "button-icon", "small");
            delete.setTooltip(new Tooltip(deleteWords));
            delete.setAccessibleText(deleteWords);
            delete.setOnAction(_ -> {
                if (!isEmpty()) {
                    deleted.accept(Objects.requireNonNull(getItem()));
                }
            });
        }

        void showLine(boolean deletable) {
            delete.setVisible(deletable);
            delete.setManaged(deletable);
            setGraphic(line);
        }
    }
}
