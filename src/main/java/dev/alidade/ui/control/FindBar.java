package dev.alidade.ui.control;

import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.CodeArea;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Find and replace in one text: the places are counted, Enter goes to the next, Shift+Enter to the one before. */
final class FindBar extends VBox {
    private final CodeArea area;
    private final TextField wanted = new TextField();
    private final TextField instead = new TextField();
    private final ToggleButton exact = new ToggleButton("Aa");
    private final Label count = new Label();
    private final HBox second;

    FindBar(CodeArea area, Runnable close) {
        this.area = area;
        getStyleClass().add("find-bar");
        wanted.setId("find-text");
        wanted.setPromptText(Messages.text("control.find.find"));
        instead.setId("find-instead");
        instead.setPromptText(Messages.text("control.find.replace"));
        exact.setTooltip(new Tooltip(Messages.text("control.find.exact")));
        exact.setAccessibleText(Messages.text("control.find.exact"));
        exact.getStyleClass().add("small");
        count.setId("find-count");
        count.getStyleClass().addAll("muted", "small");
        count.setMinWidth(64);
        var first = line(
                wanted,
                exact,
                count,
                button(Feather.CHEVRON_UP, "control.find.previous", () -> go(false)),
                button(Feather.CHEVRON_DOWN, "control.find.next", () -> go(true)),
                button(Feather.X, "control.find.close", close));
        second = line(
                instead,
                worded("find-replace", "control.find.replaceOne", this::replaceOne),
                worded("find-replace-all", "control.find.replaceAll", this::replaceAll));
        getChildren().addAll(first, second);
        wanted.textProperty().addListener((_, _, _) -> show());
        exact.selectedProperty().addListener((_, _, _) -> show());
        wanted.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                go(!key.isShiftDown());
                key.consume();
            }
        });
        instead.setOnAction(_ -> replaceOne());
    }

    void open(String selected, boolean replacing) {
        second.setVisible(replacing);
        second.setManaged(replacing);
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            wanted.setText(selected);
        }
        wanted.requestFocus();
        wanted.selectAll();
        show();
    }

    private List<Integer> places() {
        var found = new ArrayList<Integer>();
        var sought = folded(wanted.getText());
        var text = folded(area.getText());
        if (!sought.isEmpty()) {
            for (int i = text.indexOf(sought); i >= 0; i = text.indexOf(sought, i + sought.length())) {
                found.add(i);
            }
        }
        return found;
    }

    /** Letter by letter, so that places stay where they are. */
    private String folded(String text) {
        if (exact.isSelected()) {
            return text;
        }
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.length() == text.length() ? lower : text;
    }

    private void show() {
        var found = places();
        int here = found.indexOf(area.getSelection().getStart());
        count.setText(
                wanted.getText().isEmpty()
                        ? ""
                        : found.isEmpty()
                                ? Messages.text("control.find.none")
                                : here < 0
                                        ? Messages.text("control.find.places", found.size())
                                        : Messages.text("control.find.count", here + 1, found.size()));
    }

    private void go(boolean forward) {
        var found = places();
        if (!found.isEmpty()) {
            var selection = area.getSelection();
            int next = forward
                    ? found.stream()
                            .filter(i -> i >= selection.getEnd())
                            .findFirst()
                            .orElse(found.getFirst())
                    : found.reversed().stream()
                            .filter(i -> i < selection.getStart())
                            .findFirst()
                            .orElse(found.getLast());
            area.selectRange(next, next + wanted.getText().length());
            area.requestFollowCaret();
        }
        show();
    }

    private void replaceOne() {
        if (folded(area.getSelectedText()).equals(folded(wanted.getText()))
                && !wanted.getText().isEmpty()) {
            area.replaceSelection(instead.getText());
        }
        go(true);
    }

    private void replaceAll() {
        var found = places();
        if (found.isEmpty()) {
            return;
        }
        var text = new StringBuilder(area.getText());
        for (int place : found.reversed()) {
            text.replace(place, place + wanted.getText().length(), instead.getText());
        }
        area.replaceText(text.toString());
        show();
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(nodes);
        line.getStyleClass().add("find-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Button worded(String id, String key, Runnable action) {
        var button = new Button(Messages.text(key));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Button button(Ikon icon, String key, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setTooltip(new Tooltip(Messages.text(key)));
        button.setAccessibleText(Messages.text(key));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
