package dev.alidade.browser.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.statement.PlainNames;
import dev.alidade.ui.control.SqlPane;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The exact SQL of what is staged. */
final class PreviewPane extends VBox {
    private final SqlPane sql = new SqlPane();

    PreviewPane(Runnable close) {
        setId("edit-preview-pane");
        getStyleClass().add("tables-value");
        sql.setId("edit-sql");
        VBox.setVgrow(sql, Priority.ALWAYS);
        var note = new Label(Messages.text("browser.preview.note"));
        note.getStyleClass().addAll("muted", "small");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(new SideTitle(Messages.text("browser.preview.title"), close), note, sql);
    }

    void show(String statements) {
        var text = PlainNames.of(statements);
        if (!text.equals(sql.getText())) {
            sql.setText(text);
        }
    }
}
