package dev.alidade.browser.ui;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/** The place right of the rows: one value, the SQL of what is staged, conflicts, or the list of changes; one at a time. */
final class GridSide {
    private static final double SHARE = 0.66;

    /** Three values beside each other need more room than one. */
    private static final double SHARE_OF_CONFLICTS = 0.5;

    private final GridViewModel model;
    private final EditViewModel edits;
    private final SplitPane split;
    private final ValuePane value;
    private final PreviewPane preview = new PreviewPane(this::close);
    private final ConflictPane conflicts;
    private final ChangesPane changes;

    GridSide(GridViewModel model, SplitPane split) {
        this.model = model;
        this.edits = model.edits();
        this.split = split;
        this.value = new ValuePane(model);
        this.conflicts = new ConflictPane(edits, this::close);
        this.changes = new ChangesPane(edits, this::close);
        model.detailProperty().addListener((_, _, detail) -> {
            if (detail != null) {
                show(value);
            } else if (isShown(value)) {
                show(null);
            }
        });
        edits.revisionProperty().addListener((_, _, _) -> {
            if (isShown(preview)) {
                showPreview();
            }
        });
        edits.stateProperty().addListener((_, _, state) -> {
            if (state instanceof EditState.Conflict conflict) {
                conflicts.show(conflict);
                show(conflicts);
            } else if (isShown(conflicts)) {
                show(null);
            } else if (state instanceof EditState.Applied && isShown(preview)) {
                show(null);
            }
        });
    }

    /** Shows the exact SQL of what is staged. */
    void showPreview() {
        preview.show(edits.preview());
        if (edits.size() == 0) {
            show(null);
        } else {
            show(preview);
        }
    }

    /** Shows all changes, or closes their list. */
    void toggleChanges() {
        if (isShown(changes)) {
            show(null);
        } else {
            edits.loadPast();
            show(changes);
        }
    }

    /** Closes whatever is shown. */
    void close() {
        show(null);
        model.closeDetail();
    }

    private boolean isShown(Node node) {
        return split.getItems().contains(node);
    }

    private void show(@Nullable Node node) {
        if (node != null && isShown(node)) {
            return;
        }
        if (split.getItems().size() > 1) {
            split.getItems().remove(1, split.getItems().size());
        }
        if (node != null) {
            split.getItems().add(node);
            split.setDividerPositions(node.equals(conflicts) ? SHARE_OF_CONFLICTS : SHARE);
            if (!node.equals(value)) {
                model.closeDetail();
            }
        }
    }
}
