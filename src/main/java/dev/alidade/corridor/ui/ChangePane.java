package dev.alidade.corridor.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.statement.PlainNames;
import dev.alidade.ui.control.ProblemPane;
import dev.alidade.ui.control.SqlPane;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A change in three steps: the statements, what came of them, and the way back. */
final class ChangePane extends VBox {
    private final ChangeModel model;

    ChangePane(ChangeModel model) {
        this.model = model;
        setId("map-change");
        getStyleClass().add("map-change");
        model.stateProperty().addListener((_, _, _) -> build());
        build();
    }

    private void build() {
        getChildren().clear();
        var state = model.stateProperty().get();
        setVisible(!(state instanceof ChangeState.None));
        setManaged(isVisible());
        switch (state) {
            case ChangeState.None _ -> {}
            case ChangeState.Preview preview -> preview(preview);
            case ChangeState.Asking asking -> ask(asking);
            case ChangeState.Running running ->
                getChildren().add(sentence("map-change-running", Feather.LOADER, running.title()));
            case ChangeState.Applied applied -> {
                getChildren()
                        .add(sentence(
                                "map-change-applied",
                                Feather.CHECK_CIRCLE,
                                Messages.text("analysis.change.applied", applied.title(), applied.rows())));
                getChildren()
                        .add(new HBox(
                                8,
                                button("map-change-undo", "analysis.change.undo", model::undo),
                                button("map-change-close", "analysis.change.close", model::dismiss)));
            }
            case ChangeState.Undone undone -> {
                getChildren()
                        .add(sentence(
                                "map-change-undone",
                                Feather.ROTATE_CCW,
                                Messages.text("analysis.change.undone", undone.title())));
                getChildren().add(button("map-change-close", "analysis.change.close", model::dismiss));
            }
            case ChangeState.Withheld withheld -> {
                getChildren().add(sentence("map-change-withheld", Feather.ALERT_TRIANGLE, withheld.reason()));
                getChildren().add(button("map-change-close", "analysis.change.close", model::dismiss));
            }
            case ChangeState.Failed failed -> {
                getChildren().add(new ProblemPane(failed.problem(), null));
                getChildren().add(button("map-change-close", "analysis.change.close", model::dismiss));
            }
        }
    }

    private void preview(ChangeState.Preview preview) {
        var sql = new SqlPane();
        sql.setId("map-change-sql");
        sql.setText(PlainNames.of(preview.sql()));
        sql.getStyleClass().add("map-change-sql");
        var apply = button("map-change-apply", "analysis.change.apply", model::apply);
        apply.getStyleClass().add("accent");
        apply.setDisable(model.readOnly());
        getChildren()
                .addAll(
                        sentence(
                                "map-change-title",
                                Feather.EYE,
                                preview.proposal().title()),
                        sql,
                        new HBox(8, apply, button("map-change-close", "analysis.change.discard", model::dismiss)));
        if (model.readOnly()) {
            getChildren().add(sentence("map-change-readonly", Feather.LOCK, Messages.text("analysis.change.readOnly")));
        }
    }

    private void ask(ChangeState.Asking asking) {
        var apply = button("map-change-production", "analysis.change.applyProduction", model::apply);
        apply.getStyleClass().add("danger");
        var sentence = sentence(
                "map-change-question",
                Feather.ALERT_OCTAGON,
                Messages.text(
                        "analysis.change.production",
                        asking.preview().proposal().edits().size(),
                        asking.database()));
        sentence.getStyleClass().add("map-change-danger");
        getChildren()
                .addAll(sentence, new HBox(8, button("map-change-back", "analysis.change.back", model::back), apply));
    }

    private static Label sentence(String id, Ikon icon, String text) {
        var label = new Label(text, new FontIcon(icon));
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("map-change-sentence");
        return label;
    }

    private static Button button(String id, String key, Runnable action) {
        var button = new Button(Messages.text(key));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(_ -> action.run());
        return button;
    }
}
