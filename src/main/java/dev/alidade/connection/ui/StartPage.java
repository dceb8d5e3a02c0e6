package dev.alidade.connection.ui;

import dev.alidade.connection.ConnectionProfile;
import dev.alidade.connection.ui.StartViewModel.Focus;
import dev.alidade.database.Secret;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.EmptyPane;
import dev.alidade.ui.control.ProblemPane;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where a visit begins: the demo, a new connection, or one of the kept ones. The form takes the page's place. */
public final class StartPage extends StackPane {
    private static final double BAR = 4;

    private final StartViewModel model;
    private final ConnectionForm form;
    private final ConnectionFormViewModel formModel;
    private final VBox rows = new VBox();
    private final Map<String, ConnectionRow> rowsById = new HashMap<>();
    private final ScrollPane page;

    /**
     * @param demo starts the demo on the private server
     */
    public StartPage(StartViewModel model, ConnectionFormViewModel formModel, Runnable demo) {
        this.model = model;
        this.formModel = formModel;
        this.form = new ConnectionForm(formModel, this::showList);
        getStyleClass().add("start-page");
        rows.getStyleClass().add("connection-rows");
        rows.setId("start-connections");
        var column = new VBox(head(), actions(demo), rows);
        column.getStyleClass().add("start-column");
        column.setMaxWidth(USE_PREF_SIZE);
        var middle = new StackPane(column);
        middle.getStyleClass().add("start-middle");
        page = new ScrollPane(middle);
        page.setFitToWidth(true);
        page.setId("start-list");
        getChildren().setAll(page);
        model.profiles().addListener((ListChangeListener<ConnectionProfile>) _ -> buildRows());
        model.focusProperty().addListener((_, _, now) -> show(now));
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        model.refresh();
        buildRows();
    }

    /** Back to the list, freshly read. */
    public void showList() {
        model.rest();
        model.refresh();
        getChildren().setAll(page);
    }

    /** An empty form. */
    public void showNewConnection() {
        formModel.begin();
        getChildren().setAll(form);
        form.start();
    }

    private void showEdit(ConnectionProfile profile) {
        formModel.edit(profile);
        getChildren().setAll(form);
        form.start();
    }

    private static Node head() {
        var title = new Label(Messages.text("connection.start.title"));
        title.getStyleClass().add("start-title");
        var text = new Label(Messages.text("connection.start.text"));
        text.getStyleClass().add("start-text");
        text.setWrapText(true);
        return new VBox(title, text);
    }

    private Node actions(Runnable demo) {
        var tryDemo = new Button(Messages.text("connection.start.demo"), new FontIcon(Feather.PLAY));
        tryDemo.setId("start-demo");
        tryDemo.getStyleClass().addAll("accent", "start-action");
        tryDemo.setOnAction(_ -> demo.run());
        var fresh = new Button(Messages.text("connection.start.new"), new FontIcon(Feather.PLUS));
        fresh.setId("start-new");
        fresh.getStyleClass().add("start-action");
        fresh.setOnAction(_ -> showNewConnection());
        var note = new Label(Messages.text("connection.start.demo.note"));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        var actions = new HBox(tryDemo, fresh);
        actions.getStyleClass().add("start-actions");
        actions.setAlignment(Pos.CENTER_LEFT);
        var ways = new VBox(actions, note);
        ways.getStyleClass().add("start-ways");
        return ways;
    }

    private void buildRows() {
        rows.getChildren().clear();
        rowsById.clear();
        if (model.profiles().isEmpty()) {
            rows.getChildren()
                    .add(new EmptyPane(
                            Feather.DATABASE,
                            Messages.text("connection.start.empty"),
                            Messages.text("connection.start.empty.text")));
            return;
        }
        var heading = new Label(Messages.text("connection.start.recent"));
        heading.getStyleClass().add("start-heading");
        rows.getChildren().add(heading);
        var now = model.connector().clock().instant();
        for (var profile : model.profiles()) {
            var row = new ConnectionRow(profile, now, model::open, this::showEdit, model::delete);
            rowsById.put(profile.id(), row);
            rows.getChildren().add(row);
        }
        show(model.focusProperty().get());
    }

    private void show(Focus focus) {
        for (var row : rowsById.values()) {
            row.getChildren().remove(1, row.getChildren().size());
        }
        switch (focus) {
            case Focus.None _ -> {}
            case Focus.Connecting(var profile) -> below(profile, connecting());
            case Focus.AsksPassword(var profile, var refused) -> below(profile, passwordPrompt(profile, refused));
            case Focus.Failed(var profile, var problem) ->
                below(profile, new ProblemPane(problem, () -> model.open(profile)));
        }
    }

    private void below(ConnectionProfile profile, Node node) {
        var row = rowsById.get(profile.id());
        if (row != null) {
            row.getChildren().add(node);
        }
    }

    private static Node connecting() {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("connection-progress");
        // over the row's foot, so that nothing moves
        VBox.setMargin(bar, new Insets(-BAR, 0, 0, 0));
        return bar;
    }

    private Node passwordPrompt(ConnectionProfile profile, @Nullable Problem refused) {
        var typed = new SimpleStringProperty("");
        var box = new PasswordBox("start-password", typed);
        box.field().setPromptText(Messages.text("connection.password.prompt", profile.user()));
        HBox.setHgrow(box, Priority.ALWAYS);
        var go = new Button(Messages.text("connection.form.connect"));
        go.setId("start-password-connect");
        go.getStyleClass().add("accent");
        go.disableProperty().bind(typed.isEmpty());
        go.setOnAction(_ -> model.open(profile, new Secret(typed.get())));
        box.field().setOnAction(_ -> go.fire());
        var line = new HBox(box, go);
        line.getStyleClass().add("start-password-line");
        var pane = new VBox(line);
        pane.getStyleClass().add("start-password-pane");
        var hint = new Label(
                refused == null
                        ? Messages.text("connection.password.hint")
                        : refused.message() + " " + (refused.nextStep() == null ? "" : refused.nextStep()));
        hint.setId("start-password-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.getStyleClass().add(refused == null ? "muted" : "state-failed");
        pane.getChildren().add(hint);
        box.field().sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                box.field().requestFocus();
            }
        });
        return pane;
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            if (getChildren().contains(form)) {
                showList();
            } else {
                model.rest();
            }
            event.consume();
        }
    }
}
