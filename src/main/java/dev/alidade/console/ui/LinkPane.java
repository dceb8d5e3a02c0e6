package dev.alidade.console.ui;

import dev.alidade.console.ConsoleText;
import dev.alidade.console.SessionLoss;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.OneLine;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the run bar while the connection is lost, and afterwards as long as something of the old session is missed. */
final class LinkPane extends VBox {
    private static final int SETTINGS_SHOWN = 160;

    private final ConsoleViewModel model;
    private final LinkModel link;

    LinkPane(ConsoleViewModel model) {
        this.model = model;
        this.link = model.link();
        setId("console-link");
        getStyleClass().add("console-question");
        link.stateProperty().addListener((_, _, state) -> show(state));
        show(link.stateProperty().get());
    }

    private void show(LinkState state) {
        boolean seen = !(state instanceof LinkState.Fine);
        setVisible(seen);
        setManaged(seen);
        getStyleClass().removeAll("danger", "attention");
        switch (state) {
            case LinkState.Fine _ -> getChildren().clear();
            case LinkState.Lost lost -> {
                getStyleClass().add("danger");
                var retry = button("console-link-retry", "console.link.retry", "accent");
                retry.setOnAction(_ -> link.retry());
                fill(Feather.WIFI_OFF, Messages.text("console.link.lost", lost.reason()), lost.loss(), List.of(retry));
            }
            case LinkState.Back back -> {
                getStyleClass().add("attention");
                var buttons = new ArrayList<Button>();
                if (!back.loss().settings().isEmpty()) {
                    var again = button("console-link-settings", "console.link.again", "accent");
                    again.setOnAction(_ -> setAgain());
                    buttons.add(again);
                }
                var close = button("console-link-close", "console.link.close", "flat");
                close.setOnAction(_ -> link.dismiss());
                buttons.add(close);
                fill(Feather.WIFI, Messages.text("console.link.back"), back.loss(), buttons);
            }
        }
    }

    private void fill(Ikon icon, String head, SessionLoss loss, List<Button> buttons) {
        var lines = new VBox(line(head, "strong"));
        lines.getStyleClass().add("console-link-lines");
        var all = new ArrayList<Node>();
        if (loss.inTransaction()) {
            lines.getChildren()
                    .add(line(
                            Messages.text(
                                    "console.link.transaction",
                                    loss.transaction().size()),
                            "console-message"));
            if (!loss.transaction().isEmpty()) {
                var statements = button("console-link-statements", "console.link.statements", "small");
                statements.setOnAction(_ -> model.open(String.join(";\n\n", loss.transaction()) + ";\n"));
                all.add(statements);
            }
        } else {
            lines.getChildren().add(line(Messages.text("console.link.kept"), "console-message"));
        }
        if (!loss.settings().isEmpty()) {
            var settings = OneLine.of(String.join("; ", loss.settings()), SETTINGS_SHOWN);
            lines.getChildren().add(line(Messages.text("console.link.settings", settings), "console-message"));
        }
        var sign = new FontIcon(icon);
        sign.getStyleClass().add(icon.equals(Feather.WIFI) ? "state-attention" : "problem-icon");
        var row = new HBox(sign, lines);
        row.getStyleClass().add("console-question-line");
        row.setAlignment(Pos.TOP_LEFT);
        all.addAll(0, buttons);
        var below = new HBox();
        below.getChildren().setAll(all);
        below.getStyleClass().add("console-question-line");
        getChildren().setAll(row, below);
    }

    private void setAgain() {
        var buffer = model.currentProperty().get();
        if (buffer != null) {
            var text = String.join(";\n", link.takeSettings());
            model.runs().run(buffer, ConsoleText.of(text).statements());
        }
    }

    private static Label line(String words, String style) {
        var label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Button button(String id, String key, String style) {
        var button = new Button(Messages.text(key));
        button.setId(id);
        button.getStyleClass().addAll(style, "small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
