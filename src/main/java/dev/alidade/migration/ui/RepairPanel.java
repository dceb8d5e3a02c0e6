package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.ui.ScreenState.Asking;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a repair will change in the histories, and what will be true afterwards. */
final class RepairPanel extends QuestionPanel {
    private static final double HIGHEST = 220;

    RepairPanel(MigrationViewModel model) {
        super("repair", Asking.REPAIR, model.state(), Feather.TOOL, model.repair()::confirm);
        var flow = model.repair();
        title().setText(Messages.text("migration.repair.title"));
        go().setText(Messages.text("migration.action.repair"));
        go().getStyleClass().add("accent");
        var sentence = Controls.wrapped("");
        sentence.setId("migration-repair-sentence");
        var rowsTitle = new Label();
        rowsTitle.getStyleClass().addAll("small", "strong", "muted");
        var rows = new VBox();
        rows.setId("migration-repair-rows");
        rows.getStyleClass().add("migration-confirm-body");
        offWhile(flow.planProperty().isNull());
        getChildren().addAll(sentence, rowsTitle, Controls.scroll(rows, HIGHEST), nameLine());
        flow.planProperty().addListener((_, _, plan) -> {
            if (plan != null) {
                sentence.setText(plan.sentence());
                rowsTitle.setText(
                        Messages.text("migration.edit.title", plan.edits().size()));
                rows.getChildren().setAll(EditLines.of(plan.edits()));
            }
        });
    }
}
