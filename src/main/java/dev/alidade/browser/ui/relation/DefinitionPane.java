package dev.alidade.browser.ui.relation;

import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.SqlPane;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The statements that make the relation. */
final class DefinitionPane extends BorderPane {
    private final RelationViewModel model;
    private final ContentState content = new ContentState();
    private final SqlPane sql = new SqlPane();
    private final Button copy = new Button(Messages.text("browser.page.definition.copy"));

    DefinitionPane(RelationViewModel model) {
        this.model = model;
        sql.setId("relation-definition");
        getStyleClass().add("relation-page");
        copy.setId("relation-definition-copy");
        copy.setOnAction(_ -> {
            var text = new ClipboardContent();
            text.putString(sql.getText());
            Clipboard.getSystemClipboard().setContent(text);
        });
        var note = new Label(Messages.text("browser.page.definition.note"));
        note.getStyleClass().add("muted");
        note.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(note, space, copy);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("relation-note");
        setTop(bar);
        setCenter(content);
        model.definitionProperty().addListener((_, _, state) -> show(state));
        show(model.definitionProperty().get());
    }

    private void show(PageState<String> state) {
        copy.setDisable(!(state instanceof PageState.Shown));
        switch (state) {
            case PageState.Unread<String> _ -> sql.setText("");
            case PageState.Loading<String> _ -> content.loading();
            case PageState.Failed<String> failed ->
                content.problem(failed.problem(), () -> {
                    model.forget();
                    model.lookAtDefinition();
                });
            case PageState.Shown<String> shown -> {
                sql.setText(shown.content());
                content.content(sql);
            }
        }
    }
}
