package dev.alidade.browser.ui.value;

import dev.alidade.browser.value.NearestRows.Metric;
import dev.alidade.browser.value.Neighbour;
import dev.alidade.browser.value.VectorReading;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.ui.control.Worded;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/** A vector: its elements as a line, what it measures, and the rows nearest to it. */
final class VectorPane extends VBox {
    private static final double WIDTH = 260;
    private static final double HEIGHT = 72;
    private static final int DRAWN = 520;

    private final VBox found = new VBox();
    private final Consumer<Neighbour> open;

    /**
     * @param nearest asks for the nearest rows
     * @param possible whether that can be asked
     * @param open opens one of them
     */
    VectorPane(VectorReading vector, Consumer<Metric> nearest, boolean possible, Consumer<Neighbour> open) {
        this.open = open;
        getStyleClass().add("value-body");
        var facts = new Facts()
                .add(Messages.text("browser.value.vector.dimensions"), Sizes.exact(vector.dimensions()))
                .add(Messages.text("browser.value.vector.norm"), number(vector.norm()))
                .add(
                        Messages.text("browser.value.vector.range"),
                        number(vector.least()) + " … " + number(vector.greatest()))
                .add(Messages.text("browser.value.vector.mean"), number(vector.mean()));
        getChildren().addAll(spark(vector), facts);
        if (possible) {
            getChildren().addAll(search(nearest), found);
        }
    }

    /** What was found, the nearest first. */
    void show(List<Neighbour> neighbours) {
        found.getChildren().clear();
        for (var neighbour : neighbours) {
            var link = new Hyperlink(neighbour.label());
            link.getStyleClass().add("mono");
            link.setMinWidth(0);
            link.setOnAction(_ -> open.accept(neighbour));
            var distance = new Label(number(neighbour.distance()));
            distance.getStyleClass().addAll("mono", "muted");
            distance.setMinWidth(Region.USE_PREF_SIZE);
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            var line = new HBox(link, space, distance);
            line.getStyleClass().add("value-neighbour");
            line.setAlignment(Pos.CENTER_LEFT);
            found.getChildren().add(line);
        }
        if (neighbours.isEmpty()) {
            found.getChildren().add(new Label(Messages.text("browser.value.vector.none")));
        }
    }

    private static HBox search(Consumer<Metric> nearest) {
        var metric = new ComboBox<Metric>();
        metric.setId("value-metric");
        metric.getItems().setAll(Metric.values());
        metric.getSelectionModel().selectFirst();
        metric.setConverter(new Worded<>(shown -> Messages.text("browser.value.metric." + shown)));
        var button = new Button(Messages.text("browser.value.vector.nearest"));
        button.setId("value-nearest");
        button.getStyleClass().addAll("accent", "small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> nearest.accept(metric.getValue()));
        var line = new HBox(button, metric);
        line.getStyleClass().add("filter-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Pane spark(VectorReading vector) {
        var elements = vector.elements();
        double least = Math.min(0, vector.least());
        double range = Math.max(Math.max(0, vector.greatest()) - least, Double.MIN_NORMAL);
        var line = new Polyline();
        line.getStyleClass().add("value-spark");
        int step = Math.max(1, elements.size() / DRAWN);
        for (int i = 0; i < elements.size(); i += step) {
            double x = elements.size() == 1 ? WIDTH / 2 : i * WIDTH / (elements.size() - 1);
            line.getPoints().addAll(x, HEIGHT - (elements.get(i) - least) / range * HEIGHT);
        }
        double zero = HEIGHT + least / range * HEIGHT;
        var axis = new Line(0, zero, WIDTH, zero);
        axis.getStyleClass().add("value-axis");
        var pane = new Pane(axis, line);
        pane.getStyleClass().add("value-picture");
        pane.setMinSize(WIDTH, HEIGHT);
        pane.setMaxSize(WIDTH, HEIGHT);
        return pane;
    }

    private static String number(double value) {
        return String.format(Locale.getDefault(), Math.abs(value) >= 1000 ? "%,.1f" : "%.4f", value);
    }
}
