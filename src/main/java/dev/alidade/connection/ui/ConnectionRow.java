package dev.alidade.connection.ui;

import dev.alidade.connection.ConnectionProfile;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One kept connection: its colour, name and place; the whole row opens it. Below it there is room for what it asks or says. */
final class ConnectionRow extends VBox {
    ConnectionRow(
            ConnectionProfile profile,
            Instant now,
            Consumer<ConnectionProfile> open,
            Consumer<ConnectionProfile> edit,
            Consumer<ConnectionProfile> delete) {
        getStyleClass().addAll("connection-row", profile.environment().word());
        setId("connection-row-" + profile.id());
        var line = new Button("", line(profile, now));
        line.setId("connection-open-" + profile.id());
        line.getStyleClass().add("connection-line");
        line.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        line.setMaxWidth(Double.MAX_VALUE);
        line.setAccessibleText(Messages.text("connection.row.open", profile.name()));
        line.setOnAction(_ -> open.accept(profile));
        HBox.setHgrow(line, Priority.ALWAYS);
        var change = icon(Feather.EDIT_2, "connection.row.edit", profile.name(), () -> edit.accept(profile));
        change.setId("connection-edit-" + profile.id());
        var remove = icon(Feather.TRASH_2, "connection.row.delete", profile.name(), () -> delete.accept(profile));
        remove.setId("connection-delete-" + profile.id());
        var all = new HBox(line, change, remove);
        all.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(all);
    }

    private static HBox line(ConnectionProfile profile, Instant now) {
        var stripe = new Region();
        stripe.getStyleClass().add("connection-stripe");
        var name = new Label(profile.name());
        name.getStyleClass().add("connection-name");
        var environment = new Label(profile.environment().label());
        environment.getStyleClass().add("connection-environment");
        environment.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(name, environment);
        head.getStyleClass().add("connection-head");
        head.setAlignment(Pos.CENTER_LEFT);
        if (profile.readOnly()) {
            var guard = new Label(Messages.text("connection.row.readOnly"), new FontIcon(Feather.LOCK));
            guard.getStyleClass().add("connection-read-only");
            guard.setMinWidth(USE_PREF_SIZE);
            head.getChildren().add(guard);
        }
        var place = new Label(profile.target(null).label());
        place.getStyleClass().add("connection-where");
        place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var words = new VBox(head, place);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var used = new Label();
        used.getStyleClass().add("connection-used");
        used.setMinWidth(USE_PREF_SIZE);
        var moment = profile.lastUsed();
        if (moment != null) {
            used.setText(Times.ago(moment, now));
            used.setTooltip(new Tooltip(Times.exact(moment, ZoneId.systemDefault())));
        }
        var line = new HBox(stripe, words, used);
        line.getStyleClass().add("connection-words");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Button icon(Feather icon, String key, String name, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(Messages.text(key, name));
        button.setTooltip(new Tooltip(Messages.text(key, name)));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
