package dev.alidade.ui;

import dev.alidade.i18n.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Ctrl+K: finds screens and actions by a few letters. Lies over the window; Esc or a click beside it closes it. */
public final class CommandPalette extends StackPane {
    private final TextField query = new TextField();
    private final ObservableList<PaletteAction> found = FXCollections.observableArrayList();
    private final ListView<PaletteAction> list = new ListView<>(found);
    private final Source actions;
    private @Nullable Node before;

    /** Where the lines come from, as {@link Screen#offers} says. */
    @FunctionalInterface
    public interface Source {
        List<PaletteAction> offers(String text, Runnable again);
    }

    public CommandPalette(Source actions) {
        this.actions = actions;
        getStyleClass().add("palette-veil");
        setAlignment(Pos.TOP_CENTER);
        setVisible(false);
        query.setId("palette-query");
        query.setPromptText(Messages.text("shell.palette.prompt"));
        query.textProperty().addListener((_, _, text) -> search(text));
        list.setId("palette-list");
        list.setAccessibleText(Messages.text("shell.palette.prompt"));
        list.setCellFactory(_ -> new ActionCell());
        list.setPlaceholder(new Label(Messages.text("shell.palette.none")));
        list.setFocusTraversable(false);
        var box = new VBox(query, list);
        box.getStyleClass().add("palette");
        getChildren().add(box);
        setOnMousePressed(event -> {
            if (this.equals(event.getTarget())) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Opens with an empty query and the caret in it. */
    public void open() {
        if (!isVisible()) {
            before = getScene().getFocusOwner();
        }
        query.clear();
        search("");
        setVisible(true);
        query.requestFocus();
    }

    /** Closes without running anything; the keys go where they went before. */
    public void close() {
        setVisible(false);
        if (before != null) {
            before.requestFocus();
            before = null;
        }
    }

    private void search(String text) {
        var words = text.toLowerCase(Locale.ROOT).strip().split("\\s+");
        found.setAll(actions.offers(text.strip(), () -> more(text)).stream()
                .filter(action -> Arrays.stream(words).allMatch(action.text().toLowerCase(Locale.ROOT)::contains))
                .toList());
        list.getSelectionModel().selectFirst();
    }

    /** Something was read: the same search once more, unless the user has typed on or left. */
    private void more(String text) {
        if (isVisible() && query.getText().equals(text)) {
            search(text);
        }
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> runSelected();
            case DOWN -> move(1);
            case UP -> move(-1);
            default -> {
                if (event.getCode() == KeyCode.K && event.isShortcutDown()) {
                    close();
                    break;
                }
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        var selection = list.getSelectionModel();
        selection.select(Math.clamp(selection.getSelectedIndex() + by, 0, Math.max(0, found.size() - 1)));
        list.scrollTo(selection.getSelectedIndex());
    }

    private void runSelected() {
        var action = list.getSelectionModel().getSelectedItem();
        if (action != null) {
            close();
            action.run().run();
        }
    }

    private final class ActionCell extends ListCell<PaletteAction> {
        private final Label text = new Label();
        private final Label keys = new Label();
        private final HBox line;

        ActionCell() {
            var between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            line = new HBox(text, between, keys);
            line.setAlignment(Pos.CENTER_LEFT);
            // the cell's own width, not that of its longest text
            line.setPrefWidth(0);
            keys.getStyleClass().add("palette-keys");
            setOnMouseClicked(_ -> {
                if (!isEmpty()) {
                    runSelected();
                }
            });
        }

        @Override
        protected void updateItem(PaletteAction action, boolean empty) {
            super.updateItem(action, empty);
            if (empty || action == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            text.setText(action.text());
            text.setGraphic(new FontIcon(action.icon()));
            keys.setText(action.keys());
            setGraphic(line);
            setAccessibleText((action.text() + " " + action.keys()).strip());
        }
    }
}
