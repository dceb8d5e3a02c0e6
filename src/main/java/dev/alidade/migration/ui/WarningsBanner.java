package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.script.FolderWarning;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What the owner of the folder should know, with what can be done about it. */
final class WarningsBanner extends VBox {
    private static final int SHOWN = 3;

    private final FolderModel model;

    WarningsBanner(MigrationViewModel model) {
        this.model = model.place();
        setId("migration-warnings");
        getStyleClass().addAll("migration-panel", "migration-warnings");
        managedProperty().bind(visibleProperty());
        model.statusProperty().addListener((_, _, status) -> show(status));
        show(model.statusProperty().get());
    }

    private void show(@Nullable MigrationStatus status) {
        getChildren().clear();
        if (status != null) {
            var warnings = status.folder().warnings();
            for (int i = 0; i < Math.min(SHOWN, warnings.size()); i++) {
                getChildren().add(line(warnings.get(i), i));
            }
            if (warnings.size() > SHOWN) {
                getChildren()
                        .add(Controls.wrapped(
                                Messages.text("migration.warning.more", warnings.size() - SHOWN), "small", "muted"));
            }
        }
        setVisible(!getChildren().isEmpty());
    }

    private Node line(FolderWarning warning, int number) {
        var text = Controls.wrapped(warning.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(Controls.sign(Feather.ALERT_TRIANGLE, "state-attention"), text);
        if (warning instanceof FolderWarning.Twin twin) {
            line.getChildren()
                    .add(Controls.button(
                            number == 0 ? "migration-move-out" : "migration-move-out-" + number,
                            Feather.CORNER_DOWN_RIGHT,
                            Messages.text("migration.action.moveOut"),
                            () -> model.moveOut(twin.twin())));
        }
        line.getStyleClass().add("migration-buttons");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
