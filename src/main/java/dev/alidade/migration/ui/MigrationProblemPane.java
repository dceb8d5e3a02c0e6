package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.MigrationFailure;
import dev.alidade.ui.FileOpening;
import dev.alidade.ui.control.SqlPane;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The failure of one file: where, what the server said, what to do, and what is left in the database. */
final class MigrationProblemPane extends VBox {
    private final SqlPane statement = new SqlPane();

    private final MigrationViewModel model;
    private final FileOpening opening;
    private @Nullable MigrationFailure shown;
    private String caret = "";

    MigrationProblemPane(MigrationViewModel model, FileOpening opening) {
        this.model = model;
        this.opening = opening;
        getStyleClass().add("migration-problem");
        setId("migration-problem");
        VBox.setVgrow(statement, Priority.ALWAYS);
    }

    /**
     * Shows a failure; the text is the file's when it failed, for the line with the caret. What stands there already
     * stays, so that nothing moves under the mouse when the file is mended.
     */
    void show(@Nullable MigrationFailure failure, String text) {
        if (failure != null && failure.equals(shown) && !caret.isEmpty()) {
            return;
        }
        shown = failure;
        caret = failure == null ? "" : CaretLine.of(text, failure.line(), failure.column());
        getChildren().clear();
        if (failure == null) {
            getChildren().add(line(Messages.text("migration.problem.none"), "muted"));
            return;
        }
        var problem = failure.problem();
        var message = line(problem.message(), "migration-problem-message");
        message.setId("migration-problem-message");
        var where = line(place(failure), "mono");
        where.setId("migration-problem-place");
        getChildren().addAll(message, where);
        if (!caret.isEmpty()) {
            var place = new Label(caret);
            place.setId("migration-problem-caret");
            place.getStyleClass().addAll("mono", "migration-caret");
            place.setMinHeight(USE_PREF_SIZE);
            getChildren().add(place);
        }
        if (problem.nextStep() != null) {
            getChildren().add(line(Messages.text("migration.problem.hint", problem.nextStep()), "migration-hint"));
        }
        if (problem.detail() != null && !problem.detail().equals(problem.nextStep())) {
            getChildren().add(line(problem.detail(), "muted"));
        }
        if (!failure.isProgram()) {
            getChildren().add(line(committed(failure), "muted"));
        }
        getChildren().add(buttons(failure));
        if (!failure.statement().isEmpty()) {
            statement.setText(failure.statement());
            getChildren().add(statement);
        }
    }

    private HBox buttons(MigrationFailure failure) {
        var retry = new Button(Messages.text("migration.action.retry"), new FontIcon(Feather.PLAY));
        retry.setId("migration-retry");
        retry.getStyleClass().add("accent");
        retry.setOnAction(_ -> model.apply().askToRetry());
        retry.disableProperty().bind(model.apply().canApply().not());
        retry.setVisible(!model.run().isRollback());
        retry.managedProperty().bind(retry.visibleProperty());
        var open = new Button(Messages.text("migration.action.openFile"), new FontIcon(Feather.EXTERNAL_LINK));
        open.setId("migration-open-file");
        open.setOnAction(_ -> opening.open(failure.script().file()));
        var back = new Button(Messages.text("migration.action.rollbackApplied"), new FontIcon(Feather.ROTATE_CCW));
        back.setId("migration-rollback-applied");
        back.setOnAction(_ -> model.rollback().askForJustApplied());
        back.setVisible(model.run().hasJustApplied());
        back.managedProperty().bind(back.visibleProperty());
        var buttons = new HBox(retry, open, back);
        buttons.getStyleClass().add("migration-buttons");
        return buttons;
    }

    private static String committed(MigrationFailure failure) {
        return failure.committedStatements() == 0
                ? Messages.text("migration.problem.takenBack")
                : Messages.text("migration.problem.halfDone", Integer.toString(failure.committedStatements()));
    }

    private static String place(MigrationFailure failure) {
        var state = failure.problem().sqlState();
        var where = failure.line() == 0
                ? failure.script().name()
                : Messages.text(
                        "migration.problem.place",
                        failure.script().name(),
                        Integer.toString(failure.line()),
                        Integer.toString(failure.column()));
        return state == null ? where : where + " · SQLSTATE " + state;
    }

    private static Label line(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
