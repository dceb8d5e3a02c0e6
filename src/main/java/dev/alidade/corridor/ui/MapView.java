package dev.alidade.corridor.ui;

import dev.alidade.corridor.paint.ScaleBar;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.EmptyPane;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The map from edge to edge, with its panels floating over it. */
public final class MapView extends BorderPane {
    private static final double SCALE_ROOM = 110;
    private static final double EDGE = 12;
    private static final double ROOM_BELOW_LEGEND = 150;
    private static final double ROOM_BELOW_DETAIL = 270;

    private final MapViewModel model;
    private final ContentState state = new ContentState();
    private final StackPane map = new StackPane();

    public MapView(MapViewModel model) {
        this.model = model;
        setId("map");
        getStyleClass().add("map-view");
        buildMap();
        setCenter(state);
        sizeBeforeFirstFrame();
        model.phaseProperty().addListener((_, _, _) -> show());
        model.problemProperty().addListener((_, _, _) -> show());
        show();
    }

    private void buildMap() {
        var legend = new MapLegendPane(model);
        var detail = new MapDetailPane(model);
        var tools = new VBox(
                button("map-zoom-in", Feather.PLUS, "corridor.map.zoomIn", () -> model.zoom(1.6)),
                button("map-zoom-out", Feather.MINUS, "corridor.map.zoomOut", () -> model.zoom(1 / 1.6)),
                button("map-fit", Feather.MAXIMIZE, "corridor.map.fit", model::fit));
        tools.getStyleClass().addAll("map-panel", "map-tools");
        tools.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var badge = new Label();
        badge.setId("map-badge");
        badge.getStyleClass().addAll("map-panel", "map-badge");
        badge.textProperty().bind(model.badgeProperty());
        badge.visibleProperty().bind(model.badgeProperty().isNotEmpty());
        var right = new VBox(tools, badge);
        right.getStyleClass().add("map-corner");
        right.setAlignment(Pos.BOTTOM_RIGHT);
        right.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        right.setPickOnBounds(false);
        map.getChildren().addAll(new MapSurface(model), legend, detail, right, corner());
        map.getStyleClass().add("map-stack");
        StackPane.setAlignment(legend, Pos.TOP_LEFT);
        StackPane.setAlignment(detail, Pos.TOP_RIGHT);
        StackPane.setAlignment(right, Pos.BOTTOM_RIGHT);
        legend.roomProperty().bind(map.heightProperty().subtract(ROOM_BELOW_LEGEND));
        detail.roomProperty().bind(map.heightProperty().subtract(ROOM_BELOW_DETAIL));
        for (var panel : List.of(legend, detail, right)) {
            StackPane.setMargin(panel, new Insets(EDGE));
        }
    }

    /** Scale bar, coordinates, attribution. */
    private Region corner() {
        var words = new Label();
        words.getStyleClass().add("map-scale-words");
        var bar = new Region();
        bar.getStyleClass().add("map-scale-bar");
        bar.setId("map-scale");
        var scale = new VBox(words, bar);
        scale.getStyleClass().add("map-scale");
        scale.setAlignment(Pos.BOTTOM_LEFT);
        model.viewProperty().addListener((_, _, view) -> {
            if (view != null) {
                var fitting = ScaleBar.fitting(view.groundResolution(), SCALE_ROOM);
                words.setText(fitting.label());
                bar.setMinWidth(fitting.pixels());
                bar.setPrefWidth(fitting.pixels());
                bar.setMaxWidth(fitting.pixels());
            }
        });
        var coordinates = new Label();
        coordinates.setId("map-coordinates");
        coordinates.getStyleClass().addAll("map-coordinates");
        coordinates.textProperty().bind(model.cursorProperty());
        coordinates.managedProperty().bind(model.cursorProperty().isNotEmpty());
        var attribution = new Label();
        attribution.setId("map-attribution");
        attribution.getStyleClass().add("map-attribution");
        attribution
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            var frame = model.frameProperty().get();
                            return frame == null ? "" : frame.attribution();
                        },
                        model.frameProperty()));
        attribution.managedProperty().bind(attribution.textProperty().isNotEmpty());
        var corner = new HBox(scale, coordinates, attribution);
        corner.getStyleClass().addAll("map-panel", "map-rim");
        corner.setAlignment(Pos.BOTTOM_LEFT);
        corner.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        corner.setMouseTransparent(true);
        StackPane.setAlignment(corner, Pos.BOTTOM_LEFT);
        StackPane.setMargin(corner, new Insets(EDGE));
        return corner;
    }

    private void show() {
        switch (model.phaseProperty().get()) {
            case LOADING -> state.loading();
            case READY -> state.content(map);
            case NO_LAYERS ->
                state.empty(empty(
                        Messages.text("corridor.map.noLayers.title"), Messages.text("corridor.map.noLayers.text")));
            case NO_ROWS ->
                state.empty(
                        empty(Messages.text("corridor.map.noRows.title"), Messages.text("corridor.map.noRows.text")));
            case NO_POSTGIS ->
                state.empty(empty(
                        Messages.text("corridor.map.noPostgis.title"), Messages.text("corridor.map.noPostgis.text")));
            case FAILED -> {
                var problem = model.problemProperty().get();
                if (problem != null) {
                    state.problem(problem, model::refresh);
                }
            }
        }
    }

    /** The first picture needs a size before its surface is on screen. */
    private void sizeBeforeFirstFrame() {
        layoutBoundsProperty().addListener((_, _, bounds) -> {
            if (model.frameProperty().get() == null) {
                var window = getScene() == null ? null : getScene().getWindow();
                model.resize(
                        (int) bounds.getWidth(),
                        (int) bounds.getHeight(),
                        window == null ? 1 : window.getOutputScaleX());
            }
        });
    }

    private EmptyPane empty(String title, String text) {
        return new EmptyPane(Feather.MAP, title, text, Messages.text("corridor.map.lookAgain"), model::refresh);
    }

    private static Button button(String id, Ikon icon, String key, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon", "map-tool");
        button.setAccessibleText(Messages.text(key));
        button.setTooltip(new Tooltip(Messages.text(key)));
        button.setOnAction(_ -> action.run());
        button.setFocusTraversable(true);
        return button;
    }
}
