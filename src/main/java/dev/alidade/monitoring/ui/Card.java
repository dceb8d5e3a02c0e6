package dev.alidade.monitoring.ui;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.Measured;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One thing of the Overview: its name, an action at the right, and what is known. */
final class Card extends VBox {
    private final HBox head = new HBox();
    private final VBox body = new VBox();

    Card(String id, String title) {
        setId(id);
        getStyleClass().add("overview-card");
        var name = new Label(title);
        name.getStyleClass().add("strong");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        head.getChildren().addAll(name, space);
        head.getStyleClass().add("overview-head");
        body.getStyleClass().add("overview-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body);
        body.getChildren().setAll(muted(Messages.text("overview.asking")));
    }

    /** Adds a control at the right of the name. */
    Card action(Node node) {
        head.getChildren().add(node);
        return this;
    }

    /** Shows a part whenever it changes. */
    <T> Card show(ObservableValue<@Nullable Measured<T>> part, Function<T, Node> describe) {
        part.addListener((_, _, measured) -> {
            if (measured != null) {
                body.getChildren()
                        .setAll(
                                switch (measured) {
                                    case Measured.Known<T> known -> describe.apply(known.value());
                                    case Measured.Unknown<T> unknown -> unknown(unknown.reason());
                                });
            }
        });
        return this;
    }

    /** Shows something that mends itself. */
    Card content(Node node) {
        VBox.setVgrow(node, Priority.ALWAYS);
        body.getChildren().setAll(node);
        return this;
    }

    static Label muted(String words) {
        var label = new Label(words);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    static Node unknown(Problem problem) {
        var icon = new FontIcon(Feather.HELP_CIRCLE);
        icon.getStyleClass().add("state-unknown");
        var words = muted(problem.message());
        words.setGraphic(icon);
        return words;
    }
}
