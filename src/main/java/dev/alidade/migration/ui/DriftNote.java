package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What was changed outside of migrations since the last one: it stays, and the user says that he has seen it. */
final class DriftNote extends VBox {
    private static final int SHOWN = 6;

    private final CheckBox seen = new CheckBox(Messages.text("migration.agree.drift"));
    private List<String> shown = List.of();

    DriftNote() {
        setId("migration-drift");
        getStyleClass().add("migration-confirm-body");
        seen.setId("migration-agree-drift");
        seen.setMnemonicParsing(false);
        seen.setWrapText(true);
        seen.setMinHeight(USE_PREF_SIZE);
    }

    void show(List<String> lines) {
        if (!lines.equals(shown)) {
            seen.setSelected(false);
        }
        shown = lines;
        getChildren().clear();
        setVisible(!lines.isEmpty());
        setManaged(!lines.isEmpty());
        if (lines.isEmpty()) {
            return;
        }
        var text = new VBox(Controls.wrapped(Messages.text("migration.drift.text"), "strong"));
        lines.stream().limit(SHOWN).forEach(line -> text.getChildren().add(Controls.wrapped(line, "mono", "small")));
        if (lines.size() > SHOWN) {
            text.getChildren()
                    .add(Controls.wrapped(Messages.text("migration.drift.more", lines.size() - SHOWN), "small"));
        }
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().setAll(Controls.row(Controls.sign(Feather.EDIT_3, "state-attention"), text), seen);
    }

    /** Whether the user agreed. */
    boolean isSeen() {
        return seen.isSelected();
    }

    ObservableBooleanValue seenProperty() {
        return seen.selectedProperty();
    }
}
