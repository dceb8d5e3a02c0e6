package dev.alidade.migration.ui;

import dev.alidade.change.Uncertain;
import dev.alidade.i18n.Messages;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What may be somebody else's doing: stays as it is, unless its box is ticked. */
final class UnattributedChoice extends VBox {
    private final RollbackFlow flow;

    UnattributedChoice(RollbackFlow flow) {
        this.flow = flow;
        setId("migration-unattributed");
        getStyleClass().add("migration-confirm-body");
    }

    void show(List<Uncertain.Part> parts) {
        getChildren().clear();
        setVisible(!parts.isEmpty());
        setManaged(!parts.isEmpty());
        if (parts.isEmpty()) {
            return;
        }
        getChildren()
                .add(Controls.note(
                        Controls.sign(Feather.USERS, "state-attention"),
                        Controls.wrapped(Messages.text("migration.unattributed.text"), "strong")));
        parts.forEach(part -> getChildren().add(box(part)));
    }

    private CheckBox box(Uncertain.Part part) {
        var box = new CheckBox(Messages.text("migration.unattributed.include", part.line()));
        box.getStyleClass().add("migration-unattributed-part");
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        box.setSelected(part.included());
        box.setOnAction(_ -> flow.include(part.name(), box.isSelected()));
        return box;
    }
}
