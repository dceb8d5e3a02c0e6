package dev.alidade.console.ui;

import dev.alidade.console.SnippetText;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.SqlEditor;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The texts, each in a tab with an editor of its own. */
final class EditorTabs extends StackPane {
    private final ConsoleViewModel model;
    private final TabPane tabs = new TabPane();
    private final Map<EditorBuffer, Open> editors = new HashMap<>();

    private record Open(SqlEditor editor, TabStops stops) {}

    EditorTabs(ConsoleViewModel model) {
        this.model = model;
        getStyleClass().add("console-editors");
        tabs.setId("console-tabs");
        tabs.getStyleClass().add("dense");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        var more = new Button(null, new FontIcon(Feather.PLUS));
        more.setId("console-new");
        more.getStyleClass().addAll("flat", "button-icon", "small");
        more.setTooltip(new Tooltip(Messages.text("console.buffer.new")));
        more.setAccessibleText(Messages.text("console.buffer.new"));
        more.setOnAction(_ -> model.newBuffer(""));
        StackPane.setAlignment(more, Pos.TOP_RIGHT);
        getChildren().addAll(tabs, more);
        model.buffers().addListener((ListChangeListener<EditorBuffer>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::remove);
                change.getAddedSubList().forEach(this::add);
            }
        });
        model.currentProperty().addListener((_, _, buffer) -> select(buffer));
        tabs.getSelectionModel().selectedItemProperty().addListener((_, _, tab) -> {
            if (tab != null && tab.getUserData() instanceof EditorBuffer buffer) {
                model.currentProperty().set(buffer);
            }
        });
    }

    /** The editor in front; null while there is none. */
    @Nullable
    SqlEditor editor() {
        var buffer = model.currentProperty().get();
        var open = buffer == null ? null : editors.get(buffer);
        return open == null ? null : open.editor();
    }

    /** Writes a snippet at the caret of the editor in front and leads through its places. */
    void write(SnippetText snippet) {
        var buffer = model.currentProperty().get();
        var open = buffer == null ? null : editors.get(buffer);
        if (open != null) {
            var selection = open.editor().area().getSelection();
            open.editor().area().requestFocus();
            open.stops().write(selection.getStart(), selection.getEnd(), snippet);
        }
    }

    private void add(EditorBuffer buffer) {
        var editor = new SqlEditor();
        editor.area().setId("editor-" + buffer.id());
        editor.load(buffer.text(), buffer.caret());
        editor.textProperty().addListener((_, _, text) -> {
            if (!text.equals(buffer.text())) {
                buffer.textProperty().set(text);
            }
        });
        buffer.textProperty().addListener((_, _, text) -> {
            if (!text.equals(editor.getText())) {
                editor.replace(0, editor.getText().length(), text);
            }
        });
        editor.area().caretPositionProperty().addListener((_, _, place) -> model.caret(buffer, place));
        buffer.wrongProperty().addListener((_, _, wrong) -> {
            if (wrong == null) {
                editor.clearMark();
            } else {
                editor.mark(wrong.from(), wrong.to());
            }
        });
        var around = new StackPane(editor);
        var stops = new TabStops(editor);
        var popup = new CompletionPopup(model.names(), editor, stops);
        popup.install();
        stops.install(around, popup::isShowing);
        new EditorShortcuts(model, buffer, editor).install();
        editors.put(buffer, new Open(editor, stops));
        var tab = new Tab();
        tab.textProperty().bind(buffer.titleProperty());
        tab.setContent(around);
        tab.setUserData(buffer);
        tab.setOnCloseRequest(close -> {
            close.consume();
            model.close(buffer);
        });
        tabs.getTabs().add(tab);
        select(model.currentProperty().get());
    }

    private void remove(EditorBuffer buffer) {
        editors.remove(buffer);
        tabs.getTabs().removeIf(tab -> Objects.equals(tab.getUserData(), buffer));
    }

    private void select(@Nullable EditorBuffer buffer) {
        for (var tab : tabs.getTabs()) {
            if (buffer != null && buffer.equals(tab.getUserData())) {
                tabs.getSelectionModel().select(tab);
                Objects.requireNonNull(editors.get(buffer)).editor().area().requestFocus();
            }
        }
    }
}
