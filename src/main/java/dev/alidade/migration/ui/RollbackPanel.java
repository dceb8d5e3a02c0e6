package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.ui.control.SqlPane;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a rollback will run, before it does, and the two buttons. */
final class RollbackPanel extends VBox {
    private static final double SCRIPT_HEIGHT = 180;

    RollbackPanel(MigrationViewModel model) {
        var question = model.rollback();
        getStyleClass().addAll("migration-panel", "migration-rollback-panel");
        setId("migration-rollback-panel");
        var title = new Label();
        title.setId("migration-rollback-title");
        title.getStyleClass().add("strong");
        var go = Controls.button("migration-rollback-confirm", Feather.ROTATE_CCW, "", model::confirmRollback);
        go.getStyleClass().add("danger");
        var no = Controls.button(
                "migration-rollback-cancel", Feather.X, Messages.text("migration.action.notNow"), question::decline);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(title, space, no, go);
        var scripts = Controls.wrapped("", "mono");
        var text = Controls.wrapped(Messages.text("migration.rollback.text"), "muted");
        var sql = new SqlPane();
        sql.setId("migration-rollback-preview");
        sql.setMinHeight(SCRIPT_HEIGHT);
        sql.setPrefHeight(SCRIPT_HEIGHT);
        var name = new TextField();
        name.setId("migration-rollback-name");
        var production = model.setting().production();
        name.setPromptText(production);
        name.textProperty().bindBidirectional(question.typedNameProperty());
        var line = new HBox(
                Controls.sign(Feather.ALERT_OCTAGON, "state-failed"),
                Controls.wrapped(Messages.text("migration.agree.production", production), "strong"),
                name);
        line.setVisible(!production.isEmpty());
        line.setManaged(!production.isEmpty());
        for (var box : new HBox[] {head, line}) {
            box.getStyleClass().add("migration-buttons");
            box.setAlignment(Pos.CENTER_LEFT);
        }
        getChildren().addAll(head, scripts, text, sql, line);
        go.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !production.isEmpty()
                                && !production.equals(
                                        question.typedNameProperty().get()),
                        question.typedNameProperty()));
        question.planProperty().addListener((_, _, plan) -> {
            if (plan != null) {
                var versions = plan.scripts().stream()
                        .map(script -> script.version().text())
                        .collect(Collectors.joining(", "));
                title.setText(Messages.text("migration.rollback.title", versions));
                go.setText(Messages.text("migration.action.rollback", versions));
                scripts.setText(
                        plan.scripts().stream().map(MigrationScript::name).collect(Collectors.joining("\n")));
                sql.setText(plan.text());
                no.requestFocus();
            }
        });
        visibleProperty().bind(question.planProperty().isNotNull());
        managedProperty().bind(visibleProperty());
    }
}
