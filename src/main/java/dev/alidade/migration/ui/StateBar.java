package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationState;
import java.util.Objects;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Above a migration that is not as it should be: where it stands, in words, and the ways out. */
final class StateBar extends VBox {
    private final MigrationViewModel model;
    private final RepairMenu repair;

    StateBar(MigrationViewModel model) {
        this.model = model;
        this.repair = new RepairMenu(model);
        setId("migration-state");
        getStyleClass().add("migration-state");
        managedProperty().bind(visibleProperty());
        model.state().items().selectedProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        getStyleClass().removeAll("failed", "attention");
        var selected = model.state().selected();
        setVisible(selected.filter(StateBar::needsWords).isPresent());
        selected.filter(StateBar::needsWords).ifPresent(this::fill);
    }

    private static boolean needsWords(Migration migration) {
        return switch (migration.state()) {
            case CHANGED, CHANGED_COMMENTS, FAILED, INTERRUPTED, MISSING, FUTURE, BLOCKED, OUT_OF_ORDER -> true;
            case PENDING, APPLIED, BASELINE, UNDONE ->
                migration.reason() != null
                        && migration.state() != MigrationState.BASELINE
                        && migration.state() != MigrationState.UNDONE;
        };
    }

    private void fill(Migration migration) {
        var look = StateLook.of(migration.state());
        getStyleClass().add("state-failed".equals(look.style()) ? "failed" : "attention");
        var words = Controls.wrapped(Objects.requireNonNullElse(migration.reason(), look.word()));
        words.setId("migration-state-words");
        getChildren().add(Controls.note(Controls.sign(look.icon(), look.style()), words));
        var buttons = new FlowPane();
        buttons.getStyleClass().add("migration-ways");
        if (migration.state() == MigrationState.INTERRUPTED || migration.state() == MigrationState.FAILED) {
            var on = Controls.button(
                    "migration-go-on", Feather.PLAY, Messages.text("migration.action.goOn"), model.apply()::askForThis);
            on.getStyleClass().add("accent");
            on.disableProperty()
                    .bind(model.state().whenFree(() -> migration.file() != null).not());
            buttons.getChildren().add(on);
        }
        buttons.getChildren().addAll(repair.buttons(migration));
        if (!buttons.getChildren().isEmpty()) {
            getChildren().add(buttons);
        }
    }
}
