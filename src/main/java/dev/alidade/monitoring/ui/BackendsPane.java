package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.monitoring.Backend;
import dev.alidade.monitoring.BackendTree;
import dev.alidade.monitoring.ui.BackendsViewModel.Way;
import dev.alidade.ui.control.ProblemPane;
import dev.alidade.ui.control.Worded;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The sessions: who does what, who waits for whom, and a way to stop one. */
final class BackendsPane extends BorderPane {
    private static final double TABLE_SHARE = 0.62;
    private static final Pattern COMMENTS = Pattern.compile("(?m)^\\s*--.*$");
    private static final int[] INTERVALS = {0, 2, 5, 15};
    /** How far a column may go beyond the width it asks for; what a wide window leaves is the statement's. */
    private static final double WIDEST = 1.4;

    private final BackendsViewModel model;
    private final TableView<BackendTree.Line> table = new TableView<>();
    private final BackendDetail detail;
    private final Timeline timer = new Timeline();
    private int chosen = -1;

    BackendsPane(BackendsViewModel model) {
        this.model = model;
        this.detail = new BackendDetail(this::ask);
        timer.setCycleCount(Animation.INDEFINITE);
        buildTable();
        setTop(new VBox(bar(), question(), problem()));
        var split = new SplitPane(table, detail);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(TABLE_SHARE);
        setCenter(split);
        every(5);
    }

    /** Reads now and then on, or stops reading. */
    void watch(boolean on) {
        if (on) {
            model.refresh();
            timer.play();
        } else {
            timer.stop();
        }
    }

    private void every(int seconds) {
        boolean running = timer.getStatus() == Animation.Status.RUNNING;
        timer.stop();
        timer.getKeyFrames().clear();
        if (seconds > 0) {
            timer.getKeyFrames().add(new KeyFrame(javafx.util.Duration.seconds(seconds), _ -> model.refresh()));
            if (running) {
                timer.play();
            }
        }
    }

    private Node bar() {
        var note = new Label();
        note.setId("backends-note");
        note.textProperty().bind(model.noteProperty());
        note.getStyleClass().add("muted");
        var done = new Label();
        done.setId("backends-done");
        done.textProperty().bind(model.doneProperty());
        done.getStyleClass().add("state-done");
        var idle = new CheckBox(Messages.text("monitoring.backend.idle"));
        idle.setId("backends-idle");
        idle.selectedProperty().bindBidirectional(model.showIdleProperty());
        var interval = new ChoiceBox<Integer>();
        interval.setId("backends-interval");
        interval.setAccessibleText(Messages.text("monitoring.interval.accessible"));
        for (int seconds : INTERVALS) {
            interval.getItems().add(seconds);
        }
        interval.setConverter(new Worded<>(seconds -> seconds == 0
                ? Messages.text("monitoring.backend.manual")
                : Messages.text("monitoring.backend.every", seconds)));
        interval.setValue(5);
        interval.valueProperty().addListener((_, _, seconds) -> every(seconds));
        var refresh = new Button(null, new FontIcon(Feather.REFRESH_CW));
        refresh.setId("backends-refresh");
        refresh.setAccessibleText(Messages.text("monitoring.refresh"));
        refresh.setOnAction(_ -> model.refresh());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(note, done, space, idle, interval, refresh);
        bar.getStyleClass().add("health-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    /** The second click, in place. */
    private Node question() {
        var text = new Label();
        text.setId("backends-question");
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var go = new Button();
        go.setId("backends-confirm");
        go.getStyleClass().add("danger");
        go.setMinWidth(USE_PREF_SIZE);
        go.setOnAction(_ -> model.confirm());
        var no = new Button(Messages.text("monitoring.backend.keep"));
        no.setId("backends-keep");
        no.setMinWidth(USE_PREF_SIZE);
        no.setOnAction(_ -> model.decline());
        var row = new HBox(text, no, go);
        row.getStyleClass().add("backend-question");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setVisible(false);
        row.managedProperty().bind(row.visibleProperty());
        model.questionProperty().addListener((_, _, question) -> {
            row.setVisible(question != null);
            if (question != null) {
                var backend = question.backend();
                var number = Integer.toString(backend.pid());
                text.setText(Messages.text(
                        "monitoring.backend.ask." + question.way().name(), number, backend.role(), name(backend)));
                go.setText(
                        Messages.text("monitoring.backend.go." + question.way().name(), number));
            }
        });
        return row;
    }

    private Node problem() {
        var place = new VBox();
        model.problemProperty().addListener((_, _, problem) -> {
            place.getChildren().clear();
            if (problem != null) {
                place.getChildren().add(new ProblemPane(problem, null));
            }
        });
        return place;
    }

    private void buildTable() {
        table.setId("backends");
        table.setAccessibleText(Messages.text("monitoring.tab.sessions"));
        table.getStyleClass().add("dense");
        table.setFixedCellSize(32);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label(Messages.text("monitoring.noRows")));
        column("pid", 110, BackendsPane::number);
        column("state", 150, line -> state(line.backend()));
        column("wait", 160, line -> wait(line.backend()));
        column(
                "queryAge",
                90,
                line -> line.backend().isActive() ? age(line.backend().queryStarted()) : "–");
        column("transactionAge", 110, line -> age(line.backend().transactionStarted()));
        column("role", 110, line -> line.backend().role());
        column("application", 180, line -> name(line.backend()));
        column("query", 300, line -> query(line.backend()));
        model.lines().addListener((ListChangeListener<BackendTree.Line>) _ -> show());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> {
            if (line != null) {
                chosen = line.backend().pid();
                detail.show(line);
            }
        });
    }

    /** Keeps the session that was chosen, while it is there. */
    private void show() {
        int wanted = chosen;
        table.getItems().setAll(model.lines());
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).backend().pid() == wanted) {
                table.getSelectionModel().select(i);
                return;
            }
        }
        detail.show(null);
    }

    private void column(String word, double width, Function<BackendTree.Line, String> value) {
        var column = new TableColumn<BackendTree.Line, String>(Messages.text("monitoring.backend.column." + word));
        column.setPrefWidth(width);
        if (!word.equals("query")) {
            column.setMaxWidth(width * WIDEST);
        }
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new Look.Written<>(
                word.equals("query") ? "mono" : "health-text", Function.identity(), Function.identity()));
        table.getColumns().add(column);
    }

    private void ask(Way way) {
        var line = table.getSelectionModel().getSelectedItem();
        if (line != null) {
            model.ask(line.backend(), way);
        }
    }

    private static String number(BackendTree.Line line) {
        return line.depth() == 0
                ? Integer.toString(line.backend().pid())
                : "   ".repeat(line.depth() - 1) + "└ " + line.backend().pid();
    }

    private static String state(Backend backend) {
        var state = backend.state();
        return state == null ? Messages.text("monitoring.backend.unknown") : state;
    }

    private static String wait(Backend backend) {
        return backend.waitType() == null || (backend.waitType().equals("Client") && !backend.isActive())
                ? "–"
                : backend.waitType() + ": " + backend.waitEvent();
    }

    private static String age(@Nullable Instant since) {
        return since == null ? "–" : Times.duration(nonNegative(Duration.between(since, Instant.now())));
    }

    private static Duration nonNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private static String name(Backend backend) {
        if (!backend.own()) {
            return backend.application();
        }
        return backend.application().isEmpty()
                ? Messages.text("monitoring.backend.thisProgram")
                : Messages.text("monitoring.backend.ownName", backend.application());
    }

    private static String query(Backend backend) {
        var query = backend.query();
        return query == null
                ? Messages.text("monitoring.backend.hidden")
                : COMMENTS.matcher(query).replaceAll("").strip().replaceAll("\\s+", " ");
    }
}
