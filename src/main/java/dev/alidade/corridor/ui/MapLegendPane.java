package dev.alidade.corridor.ui;

import dev.alidade.corridor.LayerCount;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The layers, topmost first, with switch, colours and counts; those without rows are folded away. */
final class MapLegendPane extends VBox {
    private static final double UNBOUNDED = 4_000;

    private final MapViewModel model;
    private final DoubleProperty room = new SimpleDoubleProperty(UNBOUNDED);
    private final VBox rows = new VBox();
    private final AddLayerPane add;
    private final ToggleButton emptyOnes = new ToggleButton();

    MapLegendPane(MapViewModel model) {
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
        getChildren().addAll(head(title), add, scroll, emptyOnes);
        setMaxHeight(USE_PREF_SIZE);
        model.layers().addListener((ListChangeListener<MapLayerRow>) _ -> build());
        model.frameProperty().addListener((_, _, _) -> build());
        build();
    }

    /** The title and the button that opens the pane for a new layer. */
    private Node head(Label title) {
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
        var head = new HBox(title, plus);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("map-legend-head");
        return head;
    }

    /** How tall the scrolling part may become. */
    DoubleProperty roomProperty() {
        return room;
    }

    private void build() {
        rows.getChildren().clear();
        long empty = model.layers().stream().filter(MapLayerRow::isEmpty).count();
        model.layers().stream()
                .filter(row -> !row.isEmpty() || emptyOnes.isSelected())
                .sorted(Comparator.comparing(row -> !row.layer().visibleAtFirst()))
                .forEach(row -> rows.getChildren().add(layer(row)));
        emptyOnes.setText(
                Messages.text(emptyOnes.isSelected() ? "corridor.map.empty.hide" : "corridor.map.empty.show", empty));
        emptyOnes.setVisible(empty > 0);
        emptyOnes.setManaged(empty > 0);
    }

    private Node layer(MapLayerRow row) {
        var check = new CheckBox();
        check.setId("map-layer-" + row.layer().id().table() + suffix(row));
        check.setSelected(row.visibleProperty().get());
        check.setAccessibleText(row.layer().title());
        check.setDisable(!row.layer().readable());
        check.setOnAction(_ -> model.toggle(row));
        var name = new Label(row.layer().title());
        name.getStyleClass().add("map-layer-title");
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(row.layer().id().label()));
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var count = row.countProperty().get();
        var number = new Label(count == null ? estimate(row) : counted(count));
        number.getStyleClass().add("map-layer-count");
        number.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(check);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("map-layer-head");
        var box = new VBox(head);
        box.getStyleClass().add("map-layer");
        boolean on = row.visibleProperty().get();
        var entries = count == null || !on ? List.<LayerCount.LegendEntry>of() : count.legend();
        if (entries.size() == 1 && entries.getFirst().word().isEmpty()) {
            head.getChildren().add(swatch(row.layer().role(), entries.getFirst().argb()));
        }
        head.getChildren().addAll(name, number);
        entries.stream()
                .filter(entry -> !entry.word().isEmpty())
                .forEach(entry -> box.getChildren().add(entry(row.layer().role(), entry)));
        if (count != null && on) {
            notes(count, box);
        }
        return box;
    }

    private static String suffix(MapLayerRow row) {
        return row.layer().title().contains(" · ") || row.layer().title().contains(": ")
                ? "-" + row.layer().id().column()
                : "";
    }

    private static Node entry(LayerRole role, LayerCount.LegendEntry entry) {
        var word = new Label(entry.word().replace('_', ' '));
        word.getStyleClass().add("map-class");
        word.setMinWidth(0);
        word.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(word, Priority.ALWAYS);
        var number = new Label(Sizes.exact(entry.count()));
        number.getStyleClass().add("map-layer-count");
        var line = new HBox(swatch(role, entry.argb()), word, number);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("map-class-row");
        return line;
    }

    private static void notes(LayerCount count, VBox box) {
        var problem = count.problem();
        if (problem != null) {
            box.getChildren().add(note(problem.message(), "map-note-problem"));
        }
        count.notes().forEach(text -> box.getChildren().add(note(text, "map-note")));
    }

    private static Node note(String text, String style) {
        var label = new Label(text, new FontIcon(Feather.INFO));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static String counted(LayerCount count) {
        if (count.problem() != null) {
            return "";
        }
        return count.totalExact() && count.shown() == count.total()
                ? Sizes.exact(count.total())
                : Messages.text(
                        "corridor.map.count",
                        Sizes.exact(count.shown()),
                        (count.totalExact() ? "" : "≈ ") + Sizes.count(count.total()));
    }

    private static String estimate(MapLayerRow row) {
        return row.layer().estimatedRows() > 0 ? "≈ " + Sizes.count(row.layer().estimatedRows()) : "";
    }

    private static Node swatch(LayerRole role, int argb) {
        var colour = Color.rgb((argb >> 16) & 0xFF, (argb >> 8) & 0xFF, argb & 0xFF);
        Shape shape = switch (role) {
            case AREA, MIXED -> new Rectangle(12, 12);
            case LINE -> new Line(0, 0, 12, 0);
            case CORRIDOR -> new Rectangle(14, 5);
            case POINT, DESTINATION -> new Circle(5);
        };
        if (shape instanceof Line) {
            shape.setStroke(colour);
        } else {
            shape.setFill(colour);
        }
        shape.getStyleClass().add("map-swatch");
        if (role == LayerRole.AREA) {
            shape.getStyleClass().add("map-swatch-area");
        }
        var place = new HBox(shape);
        place.setAlignment(Pos.CENTER);
        place.getStyleClass().add("map-swatch-place");
        return place;
    }
}
