package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.MigrationFailure;
import dev.alidade.ui.control.SqlPane;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The failure of one file: where, what the server said, what to do, and what is left in the database. */
final class MigrationProblemPane extends VBox {
    private final SqlPane statement = new SqlPane();

    MigrationProblemPane() {
        getStyleClass().add("migration-problem");
        setId("migration-problem");
        VBox.setVgrow(statement, Priority.ALWAYS);
    }

    void show(@Nullable MigrationFailure failure) {
        getChildren().clear();
        if (failure == null) {
            getChildren().add(line(Messages.text("migration.problem.none"), "muted"));
            return;
        }
        var problem = failure.problem();
        var message = line(problem.message(), "migration-problem-message");
        message.setId("migration-problem-message");
        var place = line(place(failure), "mono");
        place.setId("migration-problem-place");
        getChildren().addAll(message, place);
        if (problem.nextStep() != null) {
            getChildren().add(line(Messages.text("migration.problem.hint", problem.nextStep()), "migration-hint"));
        }
        if (problem.detail() != null && !problem.detail().equals(problem.nextStep())) {
            getChildren().add(line(problem.detail(), "muted"));
        }
        getChildren()
                .add(line(
                        failure.committedStatements() == 0
                                ? Messages.text("migration.problem.takenBack")
                                : Messages.text(
                                        "migration.problem.halfDone", Integer.toString(failure.committedStatements())),
                        "muted"));
        if (!failure.statement().isEmpty()) {
            statement.setText(failure.statement());
            getChildren().add(statement);
        }
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
