package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.SqlPane;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How the selected migration can be rolled back: the evidence, the button, and the folder's own script. */
final class RollbackTab extends VBox {
    private static final double LOWEST = 96;

    private final MigrationViewModel model;
    private final SqlPane sql = new SqlPane();
    private final EvidencePane evidence;
    private final Button back;
    private final Label hint = Controls.wrapped(Messages.text("migration.rollback.hint"), "small", "muted");
    private final Label none = Controls.wrapped("", "muted");
    private final HBox bar;

    RollbackTab(MigrationViewModel model) {
        this.model = model;
        getStyleClass().add("migration-rollback-place");
        evidence = new EvidencePane(model);
        sql.setId("migration-rollback");
        sql.setMinHeight(LOWEST);
        VBox.setVgrow(sql, Priority.ALWAYS);
        back = Controls.button("migration-rollback-ask", Feather.ROTATE_CCW, "", model.rollback()::askFromSelected);
        back.getStyleClass().add("danger");
        back.disableProperty().bind(model.rollback().canRollBack().not());
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMaxWidth(Double.MAX_VALUE);
        bar = new HBox(hint, back);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().addAll("migration-buttons", "migration-rollback-bar");
        model.items().selectedProperty().addListener((_, _, _) -> fill());
        model.texts().rollbackProperty().addListener((_, _, _) -> fill());
        model.state().proofsProperty().addListener((_, _, _) -> fill());
        fill();
    }

    /** What the folder's own script says; empty when there is none. */
    String text() {
        return sql.getText();
    }

    private void fill() {
        var text = model.texts().rollbackProperty().get();
        sql.setText(text);
        if (!(model.items().selectedProperty().get() instanceof MigrationItem.Entry entry)) {
            getChildren().clear();
            return;
        }
        var migration = entry.migration();
        back.setText(
                Messages.text("migration.action.rollback", migration.version().text()));
        evidence.show(migration, model.state().proofOf(migration));
        getChildren().setAll(bar, evidence);
        none.setText(Messages.text(migration.hasRollback() ? "migration.rollback.itself" : "migration.rollback.none"));
        getChildren().add(text.isEmpty() ? none : sql);
    }
}
