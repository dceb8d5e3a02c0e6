package dev.alidade.browser.ui.transfer;

import dev.alidade.browser.transfer.ImportField;
import dev.alidade.browser.transfer.ImportPlan;
import dev.alidade.i18n.Excerpt;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Each column of the file with its first values, the column it goes to, and the type of that. */
final class PlanPane extends VBox {
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
        var type = new Label(field.isRead() ? field.type() : "");
        type.getStyleClass().addAll("muted", "small");
        table.add(new VBox(name, values), 0, row);
        table.add(new VBox(column, type), 1, row);
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
        var line = new StringBuilder();
        text.codePoints().limit(200).forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? '·' : c));
        return line.toString();
    }
}
