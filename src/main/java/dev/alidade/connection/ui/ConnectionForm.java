package dev.alidade.connection.ui;

import dev.alidade.connection.Environment;
import dev.alidade.database.TlsMode;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ScreenHeader;
import dev.alidade.ui.control.Worded;
import java.io.File;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All that makes a connection, with a box on top that fills the rest from whatever was pasted. */
public final class ConnectionForm extends BorderPane {
    /** So many characters at once were pasted, not typed. */
    private static final int PASTED = 8;

    /** Of the longest mode's words, so that nothing moves when one is chosen. */
    private static final double TLS_WIDTH = 212;

    private final ConnectionFormViewModel model;
    private final TextField paste = new TextField();
    private final Button connect = new Button(Messages.text("connection.form.connect"));

    /** @param close leaves the form */
    public ConnectionForm(ConnectionFormViewModel model, Runnable close) {
        this.model = model;
        getStyleClass().add("connection-form");
        var fields = new VBox(pasteBox(), nameLine(), endpoint(), login(), security(), folder());
        fields.getStyleClass().add("form-fields");
        var scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        var body = new HBox(scroll, new VerdictPane(model));
        HBox.setHgrow(scroll, Priority.ALWAYS);
        setTop(new ScreenHeader(Messages.text("connection.form.title")));
        setCenter(body);
        setBottom(buttons(close));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN).match(event)) {
                connect.fire();
                event.consume();
            }
        });
    }

    /** Puts the caret where one begins. */
    void start() {
        paste.clear();
        // a scroll pane takes its content into the scene with its first style pass; before that nothing can be focused
        applyCss();
        paste.requestFocus();
    }

    private Node pasteBox() {
        paste.setId("connection-paste");
        paste.setPromptText(Messages.text("connection.form.paste.prompt"));
        paste.textProperty().addListener((_, before, now) -> {
            if (now.length() - before.length() >= PASTED) {
                Platform.runLater(this::readPasted);
            }
        });
        paste.setOnAction(_ -> readPasted());
        paste.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                readPasted();
            }
        });
        return new Labelled(Messages.text("connection.form.paste"), paste);
    }

    /** What was understood is in the fields now, so the box, which may show a password, is emptied. */
    private void readPasted() {
        if (!paste.getText().isBlank() && model.paste(paste.getText())) {
            paste.clear();
        }
    }

    private Node nameLine() {
        var name = text("connection-name", model.nameProperty(), "connection.form.name.prompt");
        var group = new ToggleGroup();
        var choices = new HBox();
        choices.getStyleClass().add("environment-choice");
        for (var environment : Environment.values()) {
            var choice = new ToggleButton(environment.label());
            choice.setId("connection-environment-" + environment.word());
            choice.getStyleClass().addAll(environment.word(), pill(environment));
            choice.setToggleGroup(group);
            choice.setUserData(environment);
            choices.getChildren().add(choice);
        }
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else if (now.getUserData() instanceof Environment environment) {
                model.environmentProperty().set(environment);
            }
        });
        Runnable follow = () -> group.getToggles().stream()
                .filter(t -> model.environmentProperty().get().equals(t.getUserData()))
                .forEach(group::selectToggle);
        model.environmentProperty().addListener(_ -> follow.run());
        follow.run();
        return Labelled.line(
                new Labelled(Messages.text("connection.form.name"), name),
                new Labelled(Messages.text("connection.form.environment"), choices));
    }

    private Node endpoint() {
        var port = text("connection-port", model.portProperty(), null);
        port.setPrefColumnCount(6);
        return Labelled.line(
                new Labelled(
                        Messages.text("connection.form.host"), text("connection-host", model.hostProperty(), null)),
                new Labelled(Messages.text("connection.form.port"), port),
                new Labelled(
                                Messages.text("connection.form.database"),
                                text("connection-database", model.databaseProperty(), null))
                        .growing());
    }

    private Node login() {
        return Labelled.line(
                new Labelled(Messages.text("connection.form.user"), text("connection-user", model.userProperty(), null))
                        .growing(),
                new Labelled(
                                Messages.text("connection.form.password"),
                                new PasswordBox("connection-password", model.passwordProperty()))
                        .growing());
    }

    private Node security() {
        var tls = new ComboBox<TlsMode>();
        tls.setId("connection-tls");
        tls.setPrefWidth(TLS_WIDTH);
        tls.getItems().setAll(TlsMode.values());
        tls.setConverter(new Worded<>(mode -> Messages.text("connection.tls." + mode.parameter())));
        tls.valueProperty().bindBidirectional(model.tlsProperty());
        var certificate =
                text("connection-certificate", model.certificateProperty(), "connection.form.certificate.prompt");
        var choose = chooser(
                "connection-certificate-choose",
                "connection.form.certificate.choose",
                () -> {
                    var dialog = new FileChooser();
                    dialog.setTitle(Messages.text("connection.form.certificate.choose"));
                    return dialog.showOpenDialog(getScene().getWindow());
                },
                model.certificateProperty());
        return Labelled.line(
                new Labelled(Messages.text("connection.form.certificate"), withButton(certificate, choose)),
                new Labelled(Messages.text("connection.form.tls"), tls));
    }

    private Node folder() {
        var folder = text("connection-folder", model.migrationsFolderProperty(), "connection.form.folder.prompt");
        var choose = chooser(
                "connection-folder-choose",
                "connection.form.folder.choose",
                () -> {
                    var dialog = new DirectoryChooser();
                    dialog.setTitle(Messages.text("connection.form.folder.choose"));
                    return dialog.showDialog(getScene().getWindow());
                },
                model.migrationsFolderProperty());
        var readOnly = new CheckBox(Messages.text("connection.form.readOnly"));
        readOnly.setId("connection-read-only");
        readOnly.selectedProperty().bindBidirectional(model.readOnlyProperty());
        var lines =
                new VBox(new Labelled(Messages.text("connection.form.folder"), withButton(folder, choose)), readOnly);
        lines.getStyleClass().add("form-fields-inner");
        return lines;
    }

    private Node buttons(Runnable close) {
        var test = new Button(Messages.text("connection.form.test"), new FontIcon(Feather.ACTIVITY));
        test.setId("connection-test");
        var lacking = lacking();
        test.setOnAction(_ -> whenComplete(model::test));
        test.disableProperty().bind(lacking);
        var cancel = new Button(Messages.text("connection.form.cancel"));
        cancel.setId("connection-cancel");
        cancel.setOnAction(_ -> close.run());
        var save = new Button(Messages.text("connection.form.save"));
        save.setId("connection-save");
        save.disableProperty().bind(lacking);
        save.setOnAction(_ -> whenComplete(() -> {
            if (model.save()) {
                close.run();
            }
        }));
        connect.setId("connection-connect");
        connect.getStyleClass().add("accent");
        connect.setDefaultButton(true);
        connect.disableProperty().bind(lacking);
        connect.setOnAction(_ -> whenComplete(model::connect));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var buttons = new HBox(test, space, cancel, save, connect);
        buttons.getStyleClass().add("form-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    /** Whether a button could do nothing; an address that was typed and not read yet counts as enough. */
    private ObservableValue<Boolean> lacking() {
        return Bindings.createBooleanBinding(
                () -> model.busyProperty().get()
                        || (!model.complete().get() && paste.getText().isBlank()),
                model.busyProperty(),
                model.complete(),
                paste.textProperty());
    }

    /** Reads what still stands in the box, then acts unless something is missing. */
    private void whenComplete(Runnable action) {
        readPasted();
        if (model.complete().get() && paste.getText().isBlank()) {
            action.run();
        }
    }

    private interface Choice {
        @Nullable
        File ask();
    }

    private static Button chooser(String id, String key, Choice choice, StringProperty target) {
        var button = new Button("", new FontIcon(Feather.FOLDER));
        button.setId(id);
        button.setAccessibleText(Messages.text(key));
        button.setOnAction(_ -> {
            var chosen = choice.ask();
            if (chosen != null) {
                target.set(chosen.toString());
            }
        });
        return button;
    }

    private static HBox withButton(TextField field, Button button) {
        HBox.setHgrow(field, Priority.ALWAYS);
        var box = new HBox(field, button);
        box.getStyleClass().add("field-with-button");
        return box;
    }

    private static TextField text(String id, StringProperty value, @Nullable String promptKey) {
        var field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        if (promptKey != null) {
            field.setPromptText(Messages.text(promptKey));
        }
        return field;
    }

    private static String pill(Environment environment) {
        return switch (environment) {
            case DEVELOPMENT -> "left-pill";
            case STAGING -> "center-pill";
            case PRODUCTION -> "right-pill";
        };
    }
}
