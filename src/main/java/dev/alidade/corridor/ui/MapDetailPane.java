package dev.alidade.corridor.ui;

import dev.alidade.corridor.FeatureDetail;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.ui.control.ProblemPane;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What was identified: measures first, then the row. */
final class MapDetailPane extends VBox {
    private static final double UNBOUNDED = 4_000;

    private final MapViewModel model;
    private final ShapeModel shape;
    private final DoubleProperty room = new SimpleDoubleProperty(UNBOUNDED);

    MapDetailPane(MapViewModel model, ShapeModel shape) {
        this.shape = shape;
        this.model = model;
        getStyleClass().addAll("map-panel", "map-detail");
        setId("map-detail");
        setMaxHeight(USE_PREF_SIZE);
        model.detailProperty().addListener((_, _, _) -> build());
        model.detailProblemProperty().addListener((_, _, _) -> build());
        build();
    }

    /** How tall the scrolling part may become. */
    DoubleProperty roomProperty() {
        return room;
    }

    private void build() {
        var detail = model.detailProperty().get();
        Problem problem = model.detailProblemProperty().get();
        setVisible(detail != null || problem != null);
        setManaged(isVisible());
        getChildren().clear();
        if (detail != null) {
            getChildren().addAll(head(detail.feature().title(), detail.layerTitle()), body(detail));
        } else if (problem != null) {
            getChildren().addAll(head(Messages.text("corridor.map.detail.failed"), ""), new ProblemPane(problem, null));
        }
    }

    private Node head(String title, String layer) {
        var name = new Label(title);
        name.setId("map-detail-title");
        name.getStyleClass().add("map-panel-title");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        var words = new VBox(name);
        if (!layer.isEmpty()) {
            var below = new Label(layer);
            below.getStyleClass().add("map-detail-layer");
            words.getChildren().add(below);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        var close = new Button("", new FontIcon(Feather.X));
        close.setId("map-detail-close");
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setAccessibleText(Messages.text("corridor.map.detail.close"));
        close.setTooltip(new Tooltip(Messages.text("corridor.map.detail.close")));
        close.setOnAction(_ -> model.clearSelection());
        var head = new HBox(words, edit(), close);
        head.setAlignment(Pos.TOP_LEFT);
        return head;
    }

    private Node edit() {
        var edit = new Button("", new FontIcon(Feather.EDIT_2));
        edit.setId("map-detail-edit");
        edit.getStyleClass().addAll("flat", "button-icon", "small");
        edit.setAccessibleText(Messages.text("shape.edit"));
        edit.setTooltip(new Tooltip(Messages.text("shape.edit")));
        var detail = model.detailProperty().get();
        edit.setVisible(detail != null && shape.canEdit(detail.feature()));
        edit.setManaged(edit.isVisible());
        if (detail != null) {
            edit.setOnAction(_ -> shape.edit(detail.feature()));
        }
        return edit;
    }

    private Node body(FeatureDetail detail) {
        var rows = new VBox();
        rows.getStyleClass().add("map-detail-rows");
        if (!detail.status().isEmpty()) {
            rows.getChildren().add(measure("status", detail.status().replace('_', ' ')));
        }
        detail.lengthMetres().ifPresent(m -> rows.getChildren().add(measure("length", metres(m))));
        detail.bufferMetres()
                .ifPresent(m -> rows.getChildren()
                        .add(measure(
                                "buffer",
                                Messages.text("corridor.map.detail.bufferText", metres(m), detail.metricSystem()))));
        detail.areaSquareMetres()
                .ifPresent(m -> rows.getChildren()
                        .add(measure(detail.bufferMetres().isPresent() ? "held" : "area", squareMetres(m))));
        rows.getChildren().add(measure("place", WrittenPlace.words(detail.longitude(), detail.latitude())));
        rows.getChildren().add(measure("vertices", Sizes.exact(detail.vertices())));
        var line = new Region();
        line.getStyleClass().add("map-detail-line");
        rows.getChildren().add(line);
        for (var attribute : detail.attributes()) {
            var value = attribute.value();
            var node = pair(attribute.name(), value == null ? "NULL" : value);
            if (value == null) {
                node.getStyleClass().add("map-null");
            }
            rows.getChildren().add(node);
        }
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("map-scroll");
        scroll.prefViewportHeightProperty().bind(Bindings.min(rows.heightProperty(), room));
        scroll.maxHeightProperty().bind(room);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private static Node measure(String key, String value) {
        var node = pair(Messages.text("corridor.map.detail." + key), value);
        node.setId("map-detail-" + key);
        node.getStyleClass().add("map-measure");
        return node;
    }

    private static HBox pair(String name, String value) {
        var left = new Label(name);
        left.getStyleClass().add("map-attribute");
        left.setMinWidth(Region.USE_PREF_SIZE);
        left.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        left.setTooltip(new Tooltip(name));
        var right = new Label(value);
        right.getStyleClass().add("map-value");
        right.setWrapText(true);
        right.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(right, Priority.ALWAYS);
        var pair = new HBox(left, right);
        pair.getStyleClass().add("map-pair");
        return pair;
    }

    private static String metres(double metres) {
        return metres >= 10_000
                ? String.format(Locale.getDefault(), "%,.2f km", metres / 1000)
                : String.format(Locale.getDefault(), metres == Math.rint(metres) ? "%,.0f m" : "%,.1f m", metres);
    }

    private static String squareMetres(double metres) {
        return metres >= 100_000
                ? String.format(Locale.getDefault(), "%,.3f km²", metres / 1e6)
                : String.format(Locale.getDefault(), "%,.0f m²", metres);
    }
}
