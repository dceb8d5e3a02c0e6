package dev.alidade.console.ui;

import dev.alidade.console.SnippetText;
import dev.alidade.console.completion.Suggestion;
import dev.alidade.console.completion.Suggestions;
import dev.alidade.ui.control.SqlEditor;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The list below the caret: with Ctrl+Space and while names are typed; Enter or Tab writes the chosen one. */
final class CompletionPopup {
    private static final int ROWS = 12;
    private static final double ROW_HEIGHT = 24;
    private static final double WIDTH = 460;

    private final NamesModel names;
    private final SqlEditor editor;
    private final TabStops stops;
    private final Popup popup = new Popup();
    private final ListView<Suggestion> list = new ListView<>();
    private @Nullable Suggestions shown;

    CompletionPopup(NamesModel names, SqlEditor editor, TabStops stops) {
        this.names = names;
        this.editor = editor;
        this.stops = stops;
        list.setId("completion");
        list.getStyleClass().add("completion");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setPrefWidth(WIDTH);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> accept());
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.getContent().add(list);
    }

    /** Listens to the editor's keys; to be called before others do. */
    void install() {
        editor.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        editor.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        editor.area().focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                popup.hide();
            }
        });
        names.knownProperty().addListener((_, _, _) -> {
            if (popup.isShowing()) {
                open(true);
            }
        });
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /** What is offered now; empty where nothing is. */
    ListView<Suggestion> list() {
        return list;
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.SPACE && key.isControlDown()) {
            open(true);
            key.consume();
            return;
        }
        if (!popup.isShowing()) {
            return;
        }
        switch (key.getCode()) {
            case ESCAPE -> popup.hide();
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(ROWS);
            case PAGE_UP -> move(-ROWS);
            case ENTER, TAB -> {
                if (key.isShortcutDown()) {
                    popup.hide();
                    return;
                }
                accept();
            }
            case LEFT, RIGHT, HOME, END -> {
                popup.hide();
                return;
            }
            case BACK_SPACE, DELETE -> {
                Platform.runLater(() -> open(true));
                return;
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void typed(KeyEvent key) {
        var text = key.getCharacter();
        if (key.isShortcutDown() || text.isEmpty() || Character.isISOControl(text.charAt(0))) {
            return;
        }
        char c = text.charAt(0);
        if (Character.isLetter(c) || c == '_' || c == '.' || (c == ' ' && !popup.isShowing() && afterTableWord())) {
            Platform.runLater(() -> open(false));
        } else if (popup.isShowing() && Character.isDigit(c)) {
            Platform.runLater(() -> open(true));
        } else {
            popup.hide();
        }
    }

    /** Behind {@code from}, {@code join} and {@code on} the list comes by itself. */
    private boolean afterTableWord() {
        int caret = editor.area().getCaretPosition();
        var before = editor.area()
                .getText(Math.max(0, caret - 7), caret)
                .toLowerCase(Locale.ROOT)
                .strip();
        return before.matches("(?s)(.*\\s)?(from|join|on|into|update)");
    }

    private void open(boolean asked) {
        if (!editor.area().isFocused()) {
            return;
        }
        int caret = editor.area().getCaretPosition();
        var found = names.at(editor.getText(), caret);
        boolean complete = found.all().size() == 1
                && found.all().getFirst().insert().equals(editor.getText().substring(found.from(), found.to()));
        if (found.all().isEmpty() || (!asked && complete)) {
            popup.hide();
            return;
        }
        shown = found;
        list.getItems().setAll(found.all());
        list.setPrefHeight(Math.min(ROWS, found.all().size()) * ROW_HEIGHT + 4);
        list.getSelectionModel().select(0);
        if (!popup.isShowing()) {
            editor.caretBounds()
                    .ifPresent(caretBounds -> popup.show(editor, caretBounds.getMinX(), caretBounds.getMaxY() + 2));
        }
        // lays the lines out, which know their colours only where they are seen
        list.scrollTo(0);
    }

    private void move(int by) {
        int last = list.getItems().size() - 1;
        int now = list.getSelectionModel().getSelectedIndex() + by;
        int next = now < 0 ? (by == -1 ? last : 0) : now > last ? (by == 1 ? 0 : last) : now;
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - ROWS / 2));
    }

    private void accept() {
        var chosen = list.getSelectionModel().getSelectedItem();
        var place = shown;
        popup.hide();
        if (chosen == null || place == null) {
            return;
        }
        int to = Math.max(place.to(), editor.area().getCaretPosition());
        if (chosen.kind() == Suggestion.Kind.SNIPPET) {
            stops.write(place.from(), to, SnippetText.of(chosen.insert()));
            return;
        }
        editor.replace(place.from(), to, chosen.insert());
        editor.area().moveTo(place.from() + chosen.insert().length() - chosen.caretBack());
        if (chosen.kind() == Suggestion.Kind.SCHEMA) {
            Platform.runLater(() -> open(false));
        }
    }

    private static final class Cell extends ListCell<Suggestion> {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label detail = new Label();
        private final HBox line = new HBox(icon, name, detail);

        Cell() {
            setPrefWidth(0);
            name.getStyleClass().add("mono");
            name.setMinWidth(40);
            detail.getStyleClass().addAll("muted", "small");
            detail.setMaxWidth(Double.MAX_VALUE);
            detail.setAlignment(Pos.CENTER_RIGHT);
            detail.setMinWidth(0);
            HBox.setHgrow(detail, Priority.ALWAYS);
            line.getStyleClass().add("completion-line");
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Suggestion item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            icon.setIconCode(Objects.requireNonNull(icon(item.kind())));
            name.setText(item.label());
            detail.setText(item.detail());
            setGraphic(line);
        }

        private static Feather icon(Suggestion.Kind kind) {
            return switch (kind) {
                case JOIN -> Feather.LINK_2;
                case COLUMN -> Feather.COLUMNS;
                case RELATION -> Feather.GRID;
                case VIEW -> Feather.EYE;
                case ALIAS -> Feather.AT_SIGN;
                case SCHEMA -> Feather.FOLDER;
                case FUNCTION -> Feather.ZAP;
                case TYPE -> Feather.TAG;
                case KEYWORD -> Feather.TYPE;
                case SNIPPET -> Feather.CODE;
            };
        }
    }
}
