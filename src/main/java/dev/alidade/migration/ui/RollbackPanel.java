package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.ui.ScreenState.Asking;
import dev.alidade.ui.control.SqlPane;
import java.util.stream.Collectors;
import org.kordamp.ikonli.feather.Feather;

/** What a rollback will run, before it does. */
final class RollbackPanel extends QuestionPanel {
    private static final double SCRIPT_HEIGHT = 180;

    RollbackPanel(MigrationViewModel model) {
        super("rollback", Asking.ROLLBACK, model.state(), Feather.ROTATE_CCW, model.rollback()::confirm);
        var flow = model.rollback();
        go().getStyleClass().add("danger");
        offWhile(flow.planProperty().isNull());
        var scripts = Controls.wrapped("", "mono");
        var text = Controls.wrapped(Messages.text("migration.rollback.text"), "muted");
        var sql = new SqlPane();
        sql.setId("migration-rollback-preview");
        sql.setMinHeight(SCRIPT_HEIGHT);
        sql.setPrefHeight(SCRIPT_HEIGHT);
        getChildren().addAll(text, scripts, sql, nameLine());
        flow.planProperty().addListener((_, _, plan) -> {
            if (plan != null) {
                var versions = plan.scripts().stream()
                        .map(script -> script.version().text())
                        .collect(Collectors.joining(", "));
                title().setText(Messages.text("migration.rollback.title", versions));
                go().setText(Messages.text("migration.action.rollback", versions));
                scripts.setText(
                        plan.scripts().stream().map(MigrationScript::name).collect(Collectors.joining("\n")));
                sql.setText(plan.text());
                no().requestFocus();
            }
        });
    }
}
