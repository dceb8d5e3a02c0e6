package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.script.FolderWarning;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What the owner of the folder should know: one line, which opens to all warnings with what can be done about them. */
final class WarningsBanner extends VBox {
    private static final double HIGHEST = 160;

    private final FolderModel model;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private List<FolderWarning> warnings = List.of();

    WarningsBanner(MigrationViewModel model) {
        this.model = model.place();
        setId("migration-warnings");
        getStyleClass().addAll("migration-panel", "migration-warnings");
        managedProperty().bind(visibleProperty());
        model.statusProperty().addListener((_, _, status) -> show(status));
        open.addListener((_, _, _) -> fill());
        show(model.statusProperty().get());
    }

    private void show(@Nullable MigrationStatus status) {
        warnings = status == null ? List.of() : status.folder().warnings();
        fill();
    }

    private void fill() {
        getChildren().clear();
        setVisible(!warnings.isEmpty());
        if (warnings.size() == 1) {
            getChildren().add(line(warnings.getFirst(), 0));
        } else if (!warnings.isEmpty()) {
            getChildren().add(head());
            if (open.get()) {
                getChildren().add(all());
            }
        }
    }

    private Node head() {
        var count = new Label(Messages.text("migration.warning.count", warnings.size()));
        count.getStyleClass().add("strong");
        count.setMinWidth(USE_PREF_SIZE);
        var first = new Label(open.get() ? "" : warnings.getFirst().text());
        first.getStyleClass().add("muted");
        first.setMinWidth(0);
        first.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(first, Priority.ALWAYS);
        return Controls.row(Controls.sign(Feather.ALERT_TRIANGLE, "state-attention"), count, first, toggle());
    }

    private Button toggle() {
        var toggle = Controls.button(
                "migration-warnings-toggle",
                open.get() ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN,
                Messages.text(open.get() ? "migration.warning.hide" : "migration.warning.show"),
                () -> open.set(!open.get()));
        toggle.getStyleClass().addAll("flat", "migration-quiet");
        return toggle;
    }

    private Node all() {
        var lines = new ArrayList<Node>();
        for (int i = 0; i < warnings.size(); i++) {
            lines.add(line(warnings.get(i), i));
        }
        var body = new VBox();
        body.getChildren().setAll(lines);
        body.getStyleClass().add("migration-confirm-body");
        return Controls.scroll(body, HIGHEST);
    }

    private Node line(FolderWarning warning, int number) {
        var line = Controls.note(
                Controls.sign(Feather.ALERT_TRIANGLE, "state-attention"), Controls.wrapped(warning.text()));
        if (warning instanceof FolderWarning.Twin twin) {
            line.getChildren()
                    .add(Controls.button(
                            number == 0 ? "migration-move-out" : "migration-move-out-" + number,
                            Feather.CORNER_DOWN_RIGHT,
                            Messages.text("migration.action.moveOut"),
                            () -> model.moveOut(twin.twin())));
        }
        return line;
    }
}
