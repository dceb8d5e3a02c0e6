package dev.alidade.browser.ui;

import dev.alidade.change.row.SideEffect;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** "3 changes · Preview · Apply · Discard", and what came of applying them. */
final class EditBar extends HBox {
    private static final List<String> TONES = List.of("edit-staged", "edit-done", "edit-failed");

    private final EditViewModel edits;
    private final Runnable preview;
    private final Label text = new Label();
    private boolean awaited;

    /** @param preview shows the exact SQL */
    EditBar(EditViewModel edits, Runnable preview) {
        this.edits = edits;
        this.preview = preview;
        setId("edit-bar");
        getStyleClass().add("edit-bar");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("edit-text");
        text.setWrapText(true);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.SOMETIMES);
        edits.revisionProperty().addListener((_, _, _) -> show());
        edits.stateProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        var state = edits.stateProperty().get();
        boolean shown = !(state instanceof EditState.Editing) || edits.size() > 0;
        setVisible(shown);
        setManaged(shown);
        if (!shown) {
            return;
        }
        switch (state) {
            case EditState.Editing _ -> staged();
            case EditState.Refused refused -> put("edit-staged", refused.sentence(), withStaged(close()));
            case EditState.Asking asking ->
                put(
                        "edit-failed",
                        Messages.text("browser.edit.production", edits.size(), asking.database()),
                        button("edit-cancel", "browser.edit.back", "flat", edits::dismiss),
                        button("edit-apply-production", "browser.edit.applyProduction", "danger", edits::apply));
            case EditState.Applying _ -> put("edit-staged", Messages.text("browser.edit.applying"));
            case EditState.Conflict conflict ->
                put(
                        "edit-failed",
                        Messages.text(
                                conflict.undo() ? "browser.edit.undoConflict" : "browser.edit.conflict",
                                conflict.conflicted().conflicts().size()),
                        close());
            case EditState.Spreading spreading ->
                put(
                        "edit-failed",
                        Messages.text("browser.edit.spreading") + " "
                                + spreading.spreading().effects().stream()
                                        .map(SideEffect::text)
                                        .collect(Collectors.joining(" ")),
                        button("edit-cancel", "browser.edit.back", "flat", edits::dismiss),
                        button("edit-accept", "browser.edit.accept", "danger", spreading.goAhead()));
            case EditState.Failed failed -> {
                var next = failed.problem().nextStep();
                var detail = failed.problem().detail();
                text.setTooltip(detail == null ? null : new Tooltip(detail));
                put(
                        "edit-failed",
                        failed.problem().message() + (next == null ? "" : " – " + next),
                        withStaged(close()));
            }
            case EditState.Applied applied ->
                put(
                        "edit-done",
                        sentence(
                                "browser.edit.applied",
                                applied.applied().kept().what().key(),
                                applied.applied().changes().size(),
                                applied.applied().notes()),
                        button(
                                "edit-undo",
                                "browser.edit.undo",
                                "accent",
                                () -> edits.undo(applied.applied().kept())),
                        close());
            case EditState.Undone undone ->
                put(
                        "edit-done",
                        sentence(
                                "browser.edit.undone",
                                undone.applied().kept().what().key(),
                                undone.applied().changes().size(),
                                undone.applied().notes()),
                        close());
        }
    }

    private static String sentence(String key, String relation, int rows, List<String> notes) {
        return Messages.text(key, rows, relation) + (notes.isEmpty() ? "" : " " + String.join(" ", notes));
    }

    private void staged() {
        var words = Messages.text("browser.edit.changes", edits.size());
        put(
                "edit-staged",
                edits.elsewhere() == 0
                        ? words
                        : words + " " + Messages.text("browser.edit.elsewhere", edits.elsewhere()),
                withStaged());
    }

    private Node[] withStaged(Node... more) {
        var nodes = new ArrayList<Node>();
        if (edits.size() > 0) {
            nodes.add(button("edit-preview", "browser.edit.preview", "flat", preview));
            nodes.add(button("edit-discard", "browser.edit.discard", "flat", edits::discard));
            nodes.add(button("edit-apply", "browser.edit.apply", "accent", edits::apply));
        }
        nodes.addAll(List.of(more));
        return nodes.toArray(Node[]::new);
    }

    private void put(String tone, String words, Node... nodes) {
        getStyleClass().removeAll(TONES);
        getStyleClass().add(tone);
        text.setText(words);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        boolean mine = awaited || holdsKeys();
        getChildren().setAll(text, space);
        getChildren().addAll(nodes);
        // whoever applies by key goes on by key: the button is gone, the next step takes its place
        awaited = mine && nodes.length == 0;
        if (mine && nodes.length > 0) {
            nodes[0].requestFocus();
        }
    }

    private boolean holdsKeys() {
        for (Node at = getScene() == null ? null : getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at.equals(this)) {
                return true;
            }
        }
        return false;
    }

    private Button button(String id, String key, String style, Runnable action) {
        var button = new Button(id.equals("edit-apply") ? Messages.text(key, edits.size()) : Messages.text(key));
        button.setId(id);
        button.getStyleClass().addAll(style, "small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Button close() {
        var close = new Button(null, new FontIcon(Feather.X));
        close.setId("edit-close");
        close.getStyleClass().addAll("flat", "button-icon");
        close.setAccessibleText(Messages.text("browser.edit.close"));
        close.setTooltip(new Tooltip(Messages.text("browser.edit.close")));
        close.setOnAction(_ -> edits.dismiss());
        return close;
    }
}
