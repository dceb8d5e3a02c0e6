package dev.alidade.console.ui;

import dev.alidade.i18n.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Asks in place, between editor and results, what has to be known before statements run. */
final class QuestionPane extends VBox {
    private final RunModel runs;

    QuestionPane(RunModel runs) {
        this.runs = runs;
        setId("console-question");
        getStyleClass().add("console-question");
        runs.questionProperty().addListener((_, _, question) -> show(question));
        show(runs.questionProperty().get());
    }

    private void show(@Nullable RunQuestion question) {
        setVisible(question != null);
        setManaged(question != null);
        getStyleClass().remove("danger");
        switch (question) {
            case null -> getChildren().clear();
            case RunQuestion.Production production -> ask(production);
            case RunQuestion.Measure measure -> ask(measure);
            case RunQuestion.Values values -> ask(values.fields());
        }
    }

    private void ask(RunQuestion.Production production) {
        var line = warning(Messages.text("console.production.ask", production.database(), production.statement()));
        var inTransaction = button("console-production-transaction", "console.production.transaction", "accent");
        inTransaction.setOnAction(_ -> runs.answerProduction(true));
        var atOnce = button("console-production-once", "console.production.once", "danger");
        atOnce.setOnAction(_ -> runs.answerProduction(false));
        getChildren().setAll(line, buttons(inTransaction, atOnce));
        inTransaction.requestFocus();
    }

    private void ask(RunQuestion.Measure measure) {
        var key = measure.changes() ? "console.production.measureChange" : "console.production.measure";
        var line = warning(Messages.text(key, measure.database(), measure.statement()));
        var go = button("console-production-measure", "console.production.measureGo", "danger");
        go.setOnAction(_ -> runs.answerMeasure());
        getChildren().setAll(line, buttons(go));
    }

    private HBox warning(String words) {
        getStyleClass().add("danger");
        var icon = new FontIcon(Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add("problem-icon");
        var text = new Label(words);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var line = new HBox(icon, text);
        line.getStyleClass().add("console-question-line");
        return line;
    }

    private void ask(List<RunQuestion.Field> fields) {
        var all = new FlowPane();
        all.getStyleClass().add("console-values");
        for (var field : fields) {
            all.getChildren().add(field(field));
        }
        var run = button("console-values-run", "console.values.run", "accent");
        run.setOnAction(_ -> runs.answerValues());
        getChildren().setAll(all, buttons(run));
        var first = all.lookup(".text-field");
        if (first != null) {
            first.requestFocus();
        }
    }

    private Node field(RunQuestion.Field field) {
        var name = new Label(":" + field.name());
        name.getStyleClass().addAll("mono", "strong");
        var type = new Label();
        type.getStyleClass().addAll("muted", "small");
        type.textProperty().bind(field.typeProperty());
        var head = new HBox(name, type);
        head.getStyleClass().add("console-value-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        var value = new TextField();
        value.setId("value-" + field.name());
        value.getStyleClass().add("mono");
        value.textProperty().bindBidirectional(field.valueProperty());
        value.promptTextProperty().bind(field.typeProperty().map(QuestionPane::example));
        value.disableProperty().bind(field.nullProperty());
        value.setOnAction(_ -> runs.answerValues());
        HBox.setHgrow(value, Priority.ALWAYS);
        var none = new CheckBox("NULL");
        none.selectedProperty().bindBidirectional(field.nullProperty());
        var line = new HBox(value, none);
        line.getStyleClass().add("console-value-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(head, line);
    }

    /** How a value of a type is written; empty where that is plain. */
    private static String example(String type) {
        return switch (type) {
            case "date" -> "2026-03-31";
            case "timestamp" -> "2026-03-31 14:30";
            case "timestamptz" -> "2026-03-31 14:30+02";
            case "time" -> "14:30";
            case "interval" -> "1 day 2 hours";
            case "bool" -> "true";
            case "uuid" -> "00000000-0000-0000-0000-000000000000";
            case "json", "jsonb" -> "{\"key\": 1}";
            default -> type.startsWith("_") ? "{a,b}" : "";
        };
    }

    private HBox buttons(Button... main) {
        var cancel = button("console-question-cancel", "console.question.cancel", "flat");
        cancel.setOnAction(_ -> runs.dismiss());
        var line = new HBox(main);
        line.getChildren().add(cancel);
        line.getStyleClass().add("console-question-line");
        return line;
    }

    private static Button button(String id, String key, String style) {
        var button = new Button(Messages.text(key));
        button.setId(id);
        button.getStyleClass().addAll(style, "small");
        return button;
    }
}
