package dev.alidade.browser.ui;

import dev.alidade.change.row.PastChange;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All changes that are kept for this database, newest first, with the way back of those that stand. */
final class ChangesPane extends VBox {
    private final EditViewModel edits;
    private final Clock clock = Clock.systemUTC();

    ChangesPane(EditViewModel edits, Runnable close) {
        this.edits = edits;
        setId("edit-changes");
        getStyleClass().add("tables-value");
        var list = new ListView<>(edits.past());
        list.setId("edit-changes-list");
        list.getStyleClass().add("changes-list");
        list.setCellFactory(_ -> new Line());
        var nothing = new Label(Messages.text("browser.changes.none"));
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(new SideTitle(Messages.text("browser.changes.title"), close), list);
    }

    private static String what(PastChange change) {
        var rows = change.rows();
        if (rows == null) {
            return Messages.text(
                    "browser.changes.elsewhere",
                    change.what().key(),
                    change.what().title());
        }
        var counts = rows.counts();
        return Messages.text(
                "browser.changes.rows", change.what().key(), counts.updated(), counts.inserted(), counts.deleted());
    }

    private final class Line extends ListCell<PastChange> {
        private final Label what = new Label();
        private final Label when = new Label();
        private final Button undo = new Button(Messages.text("browser.edit.undo"));
        private final HBox line;

        Line() {
            setPrefWidth(0);
            what.setWrapText(true);
            when.getStyleClass().addAll("muted", "small");
            when.setWrapText(true);
            undo.getStyleClass().add("small");
            undo.setMinWidth(Button.USE_PREF_SIZE);
            undo.setOnAction(_ -> {
                var change = getItem();
                if (change != null) {
                    edits.undo(change);
                }
            });
            var words = new VBox(what, when);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            line = new HBox(words, undo);
            line.getStyleClass().add("filter-line");
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable PastChange change, boolean empty) {
            super.updateItem(change, empty);
            setText(null);
            if (empty || change == null) {
                setGraphic(null);
                return;
            }
            what.setText(what(change));
            when.setText(when(change));
            var at = change.doneAt();
            when.setTooltip(at == null ? null : new Tooltip(Times.exact(at, ZoneId.systemDefault())));
            boolean stands = change.canBeUndone();
            undo.setVisible(stands);
            undo.setManaged(stands);
            setGraphic(line);
        }

        private String when(PastChange change) {
            var at = change.doneAt();
            var done = at == null ? change.doneBy() : ago(at) + " · " + change.doneBy();
            if (change.isUnsettled()) {
                return done + " · " + Messages.text("browser.changes.unsettled");
            }
            return change.undoneAt() == null ? done : done + " · " + Messages.text("browser.changes.undone");
        }

        private String ago(Instant at) {
            return Times.ago(at, clock.instant());
        }
    }
}
