package dev.alidade.console.ui;

import dev.alidade.change.row.KeptRows;
import dev.alidade.change.row.SideEffect;
import dev.alidade.i18n.Messages;
import dev.alidade.statement.PlainNames;
import dev.alidade.ui.control.ProblemPane;
import dev.alidade.ui.control.SqlPane;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Below a result that is edited: how much is staged, the preview, and the way back. */
final class ResultEditBar extends VBox {
    private final ResultEditModel model;
    private final String production;

    /**
     * @param production the database's name when it is production, else empty
     */
    ResultEditBar(ResultEditModel model, String production) {
        this.model = model;
        this.production = production;
        setId("console-edit-bar");
        getStyleClass().add("console-edit-bar");
        model.stateProperty().addListener((_, _, state) -> show(state));
        show(model.stateProperty().get());
    }

    private void show(ResultEdit state) {
        boolean seen = !(state instanceof ResultEdit.Off);
        setVisible(seen);
        setManaged(seen);
        getChildren().clear();
        switch (state) {
            case ResultEdit.Off _ -> {}
            case ResultEdit.Editing _ -> editing();
            case ResultEdit.Working _ -> say(Messages.text("console.edit.working"));
            case ResultEdit.Preview preview -> preview(preview.sql());
            case ResultEdit.Applied applied -> {
                int rows = applied.kept().counts().updated();
                var words = Messages.text(applied.fresh() ? "console.edit.fresh" : "console.edit.applied", rows);
                say(
                        applied.fresh() && model.hasComputed()
                                ? words + " " + Messages.text("console.edit.computedStay")
                                : words,
                        undo(applied.kept()));
            }
            case ResultEdit.Undone _ -> say(Messages.text("console.edit.undone"));
            case ResultEdit.Conflicted conflicted -> {
                var back = button("console-edit-back", Messages.text("console.edit.back"), "small");
                back.setOnAction(_ -> model.dismiss());
                say(Messages.text("console.edit.conflict", conflicted.rows()), back);
            }
            case ResultEdit.Spreading spreading -> {
                var all = button("console-edit-spread", Messages.text("console.edit.spread"), "danger");
                all.setOnAction(_ -> spreading.goAhead().run());
                var back = button("console-edit-back", Messages.text("console.edit.back"), "small");
                back.setOnAction(_ -> model.dismiss());
                say(
                        Messages.text(
                                "console.edit.spreading",
                                spreading.effects().stream()
                                        .map(SideEffect::text)
                                        .collect(Collectors.joining(" "))),
                        all,
                        back);
            }
            case ResultEdit.Failed failed -> {
                getChildren().add(new ProblemPane(failed.problem(), null));
                if (!model.label().isEmpty()) {
                    var back = button("console-edit-back", Messages.text("console.edit.back"), "small");
                    back.setOnAction(_ -> model.dismiss());
                    getChildren().add(back);
                }
            }
        }
    }

    private void editing() {
        if (model.size() == 0) {
            var last = model.undoable();
            say(
                    Messages.text("console.edit.hint", model.label()),
                    last == null ? new Button[0] : new Button[] {undo(last)});
            return;
        }
        var preview = button("console-edit-preview", Messages.text("console.edit.preview"), "accent");
        preview.setOnAction(_ -> model.preview());
        var discard = button("console-edit-discard", Messages.text("console.edit.discard"), "flat");
        discard.setOnAction(_ -> model.discard());
        say(Messages.text("console.edit.staged", model.size(), model.label()), preview, discard);
    }

    private Button undo(KeptRows kept) {
        var undo = button("console-edit-undo", Messages.text("console.edit.undo"), "accent");
        undo.setOnAction(_ -> model.undo(kept));
        return undo;
    }

    private void preview(String sql) {
        var text = new SqlPane();
        text.setEditable(false);
        text.setText(PlainNames.of(sql));
        text.getStyleClass().add("console-edit-sql");
        var apply = button(
                "console-edit-apply",
                production.isEmpty()
                        ? Messages.text("console.edit.apply", model.size())
                        : Messages.text("console.edit.applyProduction", model.size(), production),
                production.isEmpty() ? "accent" : "danger");
        apply.setOnAction(_ -> model.apply());
        var back = button("console-edit-back", Messages.text("console.edit.back"), "flat");
        back.setOnAction(_ -> model.dismiss());
        // the buttons stay in sight where there is little room
        say(Messages.text("console.edit.transaction"), apply, back);
        getChildren().add(text);
    }

    private void say(String words, Button... buttons) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var line = new HBox(label);
        line.getChildren().addAll(buttons);
        line.getStyleClass().add("console-question-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
    }

    private static Button button(String id, String words, String style) {
        var button = new Button(words);
        button.setId(id);
        button.getStyleClass().addAll(style, "small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
