package dev.alidade.browser.ui.transfer;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ProblemPane;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The parts that both panels are made of. */
final class Pieces {
    private Pieces() {}

    static Node head(String title, Runnable close) {
        var name = new Label(title);
        name.getStyleClass().addAll("strong", "transfer-title");
        var button = new Button(null, new FontIcon(Feather.X));
        button.setId("transfer-close");
        button.getStyleClass().addAll("flat", "button-icon");
        var text = Messages.text("transfer.panel.close");
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text);
        button.setOnAction(_ -> close.run());
        var head = row(name, space(), button);
        head.getStyleClass().add("transfer-head");
        return head;
    }

    static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("transfer-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /** A name above its control. */
    static VBox labelled(String text, Node control) {
        var label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        label.setLabelFor(control);
        var box = new VBox(label, control);
        box.getStyleClass().add("transfer-field");
        return box;
    }

    static TextField field(String id, StringProperty value, int columns) {
        var field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        field.getStyleClass().add("mono");
        if (columns > 0) {
            field.setPrefColumnCount(columns);
        } else {
            field.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        return field;
    }

    static CheckBox check(String id, String text, BooleanProperty value) {
        var box = new CheckBox(text);
        box.setId(id);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    static Label wrapped(ObservableValue<String> text, String... styles) {
        var label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        showWhile(label, label.textProperty().isNotEmpty());
        return label;
    }

    static void showWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    /** How far it is, with a way to stop it. */
    static Node progress(String id, TransferRun run) {
        var bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.getStyleClass().add("transfer-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var stop = new Button(Messages.text("transfer.run.stop"), new FontIcon(Feather.X_CIRCLE));
        stop.setId(id + "-stop");
        stop.setOnAction(_ -> run.cancel());
        var line = row(bar, stop);
        showWhile(line, run.runningProperty());
        return new VBox(line, wrapped(run.progressProperty(), "muted", "small"));
    }

    /** The problem in place; takes no room while there is none. */
    static Node problem(TransferRun run) {
        var place = new StackPane();
        run.problemProperty().addListener((_, _, problem) -> {
            if (problem == null) {
                place.getChildren().clear();
            } else {
                place.getChildren().setAll(pane(problem));
            }
        });
        return place;
    }

    private static Node pane(Problem problem) {
        return new ProblemPane(problem, null);
    }
}
