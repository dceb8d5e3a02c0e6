package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.ui.ScreenState.Asking;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** A question above the content: what is asked, what it means, "not now", and the one button that does it. */
class QuestionPanel extends VBox {
    private final Label title = new Label();
    private final Button go;
    private final Button no;
    private final TextField name = new TextField();
    private final String production;

    /**
     * @param name the middle of the identifiers, as in {@code migration-NAME-confirm}
     */
    QuestionPanel(String name, Asking when, ScreenState state, Ikon icon, Runnable confirm) {
        production = state.setting().production();
        this.name.setId("migration-" + name + "-name");
        this.name.setPromptText(production);
        getStyleClass().addAll("migration-panel", "migration-" + name + "-panel");
        setId("migration-" + name + "-panel");
        title.setId("migration-" + name + "-title");
        title.getStyleClass().add("migration-question");
        title.setMinWidth(0);
        go = Controls.button("migration-" + name + "-confirm", icon, "", confirm);
        no = Controls.button(
                "migration-" + name + "-cancel",
                Feather.X,
                Messages.text("migration.action.notNow"),
                () -> state.decline(when));
        getChildren().add(Controls.row(title, Controls.space(), no, go));
        Controls.showWhile(
                this,
                Bindings.createBooleanBinding(() -> state.askingProperty().get() == when, state.askingProperty()));
        visibleProperty().addListener((_, _, _) -> this.name.clear());
    }

    /** Where production's name is to be typed; takes no room elsewhere. */
    Node nameLine() {
        var line = Controls.row(
                Controls.sign(Feather.ALERT_OCTAGON, "state-failed"),
                Controls.wrapped(Messages.text("migration.agree.production", production), "strong"),
                name);
        line.setVisible(!production.isEmpty());
        line.setManaged(!production.isEmpty());
        return line;
    }

    /** Keeps the button off while something else does, and on production until its name is typed. */
    void offWhile(ObservableValue<Boolean> other) {
        go.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> other.getValue() || !production.equals(production.isEmpty() ? "" : name.getText()),
                        other,
                        name.textProperty()));
    }

    Label title() {
        return title;
    }

    /** The button that does it. */
    Button go() {
        return go;
    }

    /** The button that does not. */
    Button no() {
        return no;
    }
}
