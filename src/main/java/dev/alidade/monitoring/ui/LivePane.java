package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;

/** The charts side by side over one stretch of time: the wheel zooms, dragging goes back, a double click follows again. */
final class LivePane extends BorderPane {
    private static final List<Duration> RANGES = List.of(
            Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));
    private static final double ZOOM = 1.25;

    private final PulseViewModel pulse;
    private final ChartWindow window = new ChartWindow();
    private final LiveModel model;
    private final List<TimeChart> charts = new ArrayList<>();
    private final Label note = new Label();
    private double draggedFrom;

    LivePane(PulseViewModel pulse) {
        this.pulse = pulse;
        this.model = new LiveModel(pulse, window, this::draw);
        setId("monitoring-live");
        getStyleClass().add("live-pane");
        setTop(bar());
        setCenter(grid());
        window.spanProperty().addListener((_, _, _) -> draw());
        pulse.looksProperty().addListener((_, _, _) -> {
            if (!pulse.pausedProperty().get()) {
                window.tick(Instant.now(), model.first());
            }
        });
    }

    /** The stretch of time that is shown. */
    ChartWindow window() {
        return window;
    }

    private HBox bar() {
        var group = new ToggleGroup();
        var bar = new HBox();
        bar.getStyleClass().add("health-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        note.setId("monitoring-live-note");
        note.getStyleClass().add("muted");
        note.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        bar.getChildren().addAll(note, space);
        for (var range : RANGES) {
            var button = new ToggleButton(Messages.text("metric.range." + range.toMinutes()));
            button.setId("monitoring-range-" + range.toMinutes());
            button.getStyleClass().add("small");
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> window.last(range));
            bar.getChildren().add(button);
            window.spanProperty()
                    .addListener((_, _, span) ->
                            button.setSelected(span.live() && span.wanted().equals(range)));
            button.setSelected(window.span().wanted().equals(range));
        }
        return bar;
    }

    private GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("live-grid");
        var kinds = ChartKind.values();
        for (int i = 0; i < kinds.length; i++) {
            var chart = new TimeChart(kinds[i], window);
            charts.add(chart);
            grid.add(chart, i % 2, i / 2);
            chart.setOnScroll(event -> zoom(event, chart));
            chart.setOnMousePressed(event -> draggedFrom = event.getX());
            chart.setOnMouseDragged(event -> drag(event, chart));
            chart.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    window.last(window.span().wanted());
                }
            });
        }
        for (int i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
        }
        int rows = (kinds.length + 1) / 2;
        for (int i = 0; i < rows; i++) {
            var row = new RowConstraints();
            row.setVgrow(Priority.ALWAYS);
            row.setPercentHeight(100.0 / rows);
            grid.getRowConstraints().add(row);
        }
        return grid;
    }

    private void zoom(ScrollEvent event, TimeChart chart) {
        if (event.getDeltaY() != 0) {
            window.zoom(event.getDeltaY() > 0 ? 1 / ZOOM : ZOOM, chart.place(event.getX()));
        }
        event.consume();
    }

    private void drag(MouseEvent event, TimeChart chart) {
        double part = chart.place(event.getX()) - chart.place(draggedFrom);
        draggedFrom = event.getX();
        if (part != 0) {
            window.pan(part);
        }
    }

    private void draw() {
        var lines = model.lines();
        charts.forEach(chart -> chart.show(lines));
        var newest = pulse.newestProperty().get();
        int hidden = newest == null ? 0 : newest.sessions().hidden();
        note.setText(Messages.text(hidden > 0 ? "metric.live.hidden" : "metric.live.note", hidden));
    }
}
