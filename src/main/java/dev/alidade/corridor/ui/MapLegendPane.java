package dev.alidade.corridor.ui;

import dev.alidade.i18n.Messages;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The layers, topmost first, with switch, colours and counts; those without rows are folded away. */
final class MapLegendPane extends VBox {
    private static final double UNBOUNDED = 4_000;

    private final MapViewModel model;
    private final DoubleProperty room = new SimpleDoubleProperty(UNBOUNDED);
    private final VBox rows = new VBox();
    private final Map<MapLayerRow, MapLegendLine> lines = new HashMap<>();
    private final AddLayerPane add;
    private final ToggleButton emptyOnes = new ToggleButton();

    /**
     * @param onDoctor opens or closes the examination of the layers
     */
    MapLegendPane(MapViewModel model, Runnable onDoctor) {
        this.model = model;
        this.add = new AddLayerPane(model);
        getStyleClass().addAll("map-panel", "map-legend");
        setId("map-layers");
        var title = new Label(Messages.text("corridor.map.layers"));
        title.getStyleClass().add("map-panel-title");
        rows.getStyleClass().add("map-layer-rows");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("map-scroll");
        scroll.prefViewportHeightProperty().bind(Bindings.min(rows.heightProperty(), room));
        scroll.maxHeightProperty().bind(room);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        emptyOnes.setId("map-empty-layers");
        emptyOnes.getStyleClass().addAll("flat", "small", "map-empty-toggle");
        emptyOnes.selectedProperty().addListener((_, _, _) -> build());
        getChildren().addAll(head(title, onDoctor), add, scroll, emptyOnes);
        setMaxHeight(USE_PREF_SIZE);
        model.layers().addListener((ListChangeListener<MapLayerRow>) _ -> build());
        model.frameProperty().addListener((_, _, _) -> build());
        build();
    }

    /** The title and the buttons that examine the layers and open the pane for a new one. */
    private Node head(Label title, Runnable onDoctor) {
        var doctor = new Button("", new FontIcon(Feather.ACTIVITY));
        doctor.setId("map-doctor-open");
        doctor.getStyleClass().addAll("flat", "button-icon", "small", "map-tool");
        doctor.setAccessibleText(Messages.text("doctor.open"));
        doctor.setTooltip(new Tooltip(Messages.text("doctor.open")));
        doctor.setOnAction(_ -> onDoctor.run());
        var plus = new ToggleButton("", new FontIcon(Feather.PLUS));
        plus.setId("map-add-layer");
        plus.getStyleClass().addAll("flat", "button-icon", "small", "map-tool");
        plus.setAccessibleText(Messages.text("corridor.map.add"));
        plus.setTooltip(new Tooltip(Messages.text("corridor.map.add")));
        add.visibleProperty().bind(plus.selectedProperty());
        add.managedProperty().bind(plus.selectedProperty());
        add.onClose(() -> plus.setSelected(false));
        plus.selectedProperty().addListener((_, _, open) -> {
            if (open) {
                add.begin();
            }
        });
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var head = new HBox(title, doctor, plus);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("map-legend-head");
        return head;
    }

    /** Offers the figures of areas where layers are added. */
    void figures(MetricsModel metrics) {
        add.figures(metrics);
    }

    /** How tall the scrolling part may become. */
    DoubleProperty roomProperty() {
        return room;
    }

    private void build() {
        lines.keySet().retainAll(model.layers());
        long empty = model.layers().stream().filter(MapLayerRow::isEmpty).count();
        var shown = model.layers().stream()
                .filter(row -> !row.isEmpty() || emptyOnes.isSelected())
                .sorted(Comparator.comparing(row -> !row.layer().visibleAtFirst()))
                .map(row -> lines.computeIfAbsent(row, added -> new MapLegendLine(added, model)))
                .toList();
        arrange(shown);
        shown.forEach(MapLegendLine::show);
        emptyOnes.setText(
                Messages.text(emptyOnes.isSelected() ? "corridor.map.empty.hide" : "corridor.map.empty.show", empty));
        emptyOnes.setVisible(empty > 0);
        emptyOnes.setManaged(empty > 0);
    }

    /** Moves only what is not in its place: a line that stays is never out of the scene, not even for a moment. */
    private void arrange(List<MapLegendLine> shown) {
        var there = rows.getChildren();
        there.removeIf(line -> shown.stream().noneMatch(line::equals));
        for (int i = 0; i < shown.size(); i++) {
            var line = shown.get(i);
            if (i == there.size() || !there.get(i).equals(line)) {
                there.remove(line);
                there.add(i, line);
            }
        }
    }
}
