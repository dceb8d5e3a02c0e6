package dev.alidade.browser.ui.transfer;

import dev.alidade.browser.transfer.ImportField;
import dev.alidade.browser.transfer.ImportPlan;
import dev.alidade.i18n.Excerpt;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.ui.control.OneLine;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Each column of the file with its first values, the column it goes to, and the type of that. */
final class PlanPane extends VBox {
    private static final int SHOWN = 200;
    private static final int VALUES = 3;
    private static final int CHARACTERS = 60;

    PlanPane(ImportPlan plan, ImportViewModel model) {
        getStyleClass().add("transfer-options");
        var shape = plan.shape();
        var found = new Label(Messages.text(
                "transfer.import.found",
                shape.format().name(),
                shape.encoding().name(),
                Sizes.bytes(shape.bytes()),
                shape.columns().size()));
        found.setId("import-found");
        found.getStyleClass().addAll("muted", "small");
        found.setWrapText(true);
        getChildren().add(found);
        var table = new GridPane();
        table.setId("import-map");
        table.getStyleClass().add("transfer-map");
        var from = new ColumnConstraints();
        from.setHgrow(Priority.ALWAYS);
        from.setPercentWidth(52);
        var to = new ColumnConstraints();
        to.setPercentWidth(48);
        table.getColumnConstraints().addAll(from, to);
        for (int i = 0; i < plan.fields().size(); i++) {
            add(table, i, plan, model);
        }
        getChildren().add(table);
        for (var note : plan.notes()) {
            var label = new Label(note);
            label.getStyleClass().addAll("transfer-note", "small");
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            getChildren().add(label);
        }
    }

    private static void add(GridPane table, int row, ImportPlan plan, ImportViewModel model) {
        var field = plan.fields().get(row);
        var name = new Label(field.name());
        name.getStyleClass().add("strong");
        var values = new Label(values(plan, row));
        values.getStyleClass().addAll("mono", "muted", "small");
        var column = new TextField(field.column() == null ? "" : field.column());
        column.setId("import-map-" + row);
        column.setPromptText(Messages.text("transfer.import.leftOut"));
        column.getStyleClass().add("small");
        column.setOnAction(_ -> commit(field, column.getText(), model));
        column.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                commit(field, column.getText(), model);
            }
        });
        table.add(new VBox(name, values), 0, row);
        var goal = new VBox(column, plan.create() && field.isRead() ? typeField(row, field, model) : type(field));
        goal.getStyleClass().add("transfer-goal");
        table.add(goal, 1, row);
    }

    private static Node type(ImportField field) {
        var type = new Label(field.isRead() ? field.type() : "");
        type.getStyleClass().addAll("muted", "small");
        return type;
    }

    /** The type of a new table's column, which can be another than the guessed one. */
    private static Node typeField(int row, ImportField field, ImportViewModel model) {
        boolean chosen = model.isTypeChosen(field.name());
        var said = new Label(Messages.text(chosen ? "transfer.import.chosenType" : "transfer.import.guessedType"));
        said.getStyleClass().addAll("muted", "small");
        said.setMinWidth(USE_PREF_SIZE);
        var type = new TextField(field.type());
        type.setId("import-type-" + row);
        type.getStyleClass().addAll("small", "mono");
        HBox.setHgrow(type, Priority.ALWAYS);
        type.setOnAction(_ -> commitType(field, type.getText(), model));
        type.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                commitType(field, type.getText(), model);
            }
        });
        return Pieces.row(said, type);
    }

    private static void commitType(ImportField field, String text, ImportViewModel model) {
        if (!text.strip().equals(field.type())) {
            model.retype(field.name(), text.strip());
        }
    }

    private static void commit(ImportField field, String text, ImportViewModel model) {
        var before = field.column() == null ? "" : field.column();
        if (!text.strip().equals(before)) {
            model.remap(field.name(), text.strip());
        }
    }

    private static String values(ImportPlan plan, int column) {
        var text = new StringBuilder();
        List<List<@Nullable String>> sample = plan.shape().sample();
        for (int i = 0; i < Math.min(VALUES, sample.size()); i++) {
            var value = sample.get(i).get(column);
            text.append(i == 0 ? "" : " · ").append(value == null ? "NULL" : oneLine(value));
        }
        return Excerpt.of(text.toString(), CHARACTERS);
    }

    static String oneLine(String text) {
        return OneLine.of(text, SHOWN);
    }
}
