package dev.alidade.console.ui;

import dev.alidade.ui.control.ProblemPane;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a run had to say, in order; failures with their whole problem. */
final class MessagesPane extends ScrollPane {
    /** A script of a thousand statements is told by its last words. */
    private static final int SHOWN = 500;

    private final VBox lines = new VBox();

    MessagesPane() {
        setId("console-messages");
        setFitToWidth(true);
        getStyleClass().addAll("console-messages", "edge-to-edge");
        lines.getStyleClass().add("console-message-lines");
        setContent(lines);
        lines.heightProperty().addListener((_, _, _) -> setVvalue(1));
    }

    void show(List<RunMessage> messages) {
        int from = Math.max(0, messages.size() - SHOWN);
        lines.getChildren()
                .setAll(messages.subList(from, messages.size()).stream()
                        .map(MessagesPane::line)
                        .toList());
    }

    private static Node line(RunMessage message) {
        var problem = message.problem();
        if (problem != null) {
            var box = new VBox(statement(message), new ProblemPane(problem, null));
            box.getStyleClass().add("console-failure");
            return box;
        }
        var icon = new FontIcon(
                switch (message.kind()) {
                    case DONE -> Feather.CHECK;
                    case NOTICE -> Feather.MESSAGE_SQUARE;
                    case STOPPED -> Feather.SLASH;
                    case TOLD, FAILED -> Feather.INFO;
                });
        icon.getStyleClass()
                .add(
                        switch (message.kind()) {
                            case DONE -> "state-done";
                            case NOTICE, TOLD -> "state-running";
                            case STOPPED -> "state-attention";
                            case FAILED -> "state-failed";
                        });
        var text = new Label(message.text());
        text.getStyleClass().add("console-message");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        var line = new HBox(icon, text);
        if (message.kind() == RunMessage.Kind.NOTICE) {
            text.getStyleClass().add("mono");
        } else {
            line.getChildren().add(statement(message));
        }
        line.getStyleClass().add("console-message-line");
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static Label statement(RunMessage message) {
        var statement = new Label(message.statement());
        statement.getStyleClass().addAll("mono", "muted", "small");
        statement.setMinWidth(0);
        HBox.setHgrow(statement, Priority.ALWAYS);
        return statement;
    }
}
