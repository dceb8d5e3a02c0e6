package dev.alidade.browser.ui.object;

import dev.alidade.browser.object.ObjectFacts;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.SqlPane;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The page of an object: its properties, and the statement that makes it where the server prints one. */
public final class ObjectPane extends BorderPane {
    private static final double NAMES_WIDTH = 130;

    private final ContentState content = new ContentState();
    private final Label title = new Label();

    public ObjectPane(ObjectViewModel model) {
        setId("object-page");
        getStyleClass().add("object-page");
        title.setId("object-title");
        title.getStyleClass().addAll("strong", "object-title");
        title.setMinWidth(0);
        setTop(title);
        setCenter(content);
        model.objectProperty().addListener((_, _, object) -> {
            if (object != null) {
                title.setText(object.label());
                content.loading();
            }
        });
        model.factsProperty().addListener((_, _, facts) -> {
            if (facts != null) {
                content.content(page(facts));
            }
        });
        model.problemProperty().addListener((_, _, problem) -> {
            if (problem != null) {
                content.problem(problem, model::refresh);
            }
        });
    }

    private static Node page(ObjectFacts facts) {
        var table = new GridPane();
        table.getStyleClass().add("object-facts");
        var names = new ColumnConstraints(NAMES_WIDTH);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        table.getColumnConstraints().addAll(names, values);
        for (var fact : facts.facts()) {
            var name = new Label(Messages.text("browser.object." + fact.name()));
            name.getStyleClass().add("muted");
            var value = new Label(fact.value());
            value.setId("object-" + fact.name());
            value.setWrapText(true);
            var row = new RowConstraints();
            row.setValignment(VPos.TOP);
            table.getRowConstraints().add(row);
            table.addRow(table.getRowCount(), name, value);
        }
        var page = new VBox(table);
        page.getStyleClass().add("object-body");
        if (!facts.definition().isEmpty()) {
            var sql = new SqlPane();
            sql.setId("object-definition");
            sql.setText(facts.definition());
            VBox.setVgrow(sql, Priority.ALWAYS);
            page.getChildren().addAll(head(facts.definition()), sql);
        }
        return page;
    }

    private static HBox head(String definition) {
        var words = new Label(Messages.text("browser.object.definition"));
        words.getStyleClass().add("strong");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var copy = new Button(Messages.text("browser.object.copy"), new FontIcon(Feather.COPY));
        copy.setId("object-copy");
        copy.setOnAction(_ -> {
            var text = new ClipboardContent();
            text.putString(definition);
            Clipboard.getSystemClipboard().setContent(text);
        });
        var head = new HBox(words, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }
}
