package dev.alidade.corridor.ui;

import dev.alidade.corridor.paint.ScaleBar;
import dev.alidade.corridor.projection.Room;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.EmptyPane;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
    private static final double MAP_SHARE = 0.62;
    private static final double ROOM_BELOW_LEGEND = 220;
    private static final double ROOM_BELOW_DETAIL = 240;
    private static final double ROOM_BELOW_PANEL = 150;

    private final MapViewModel model;
    private final AnalysisModel analysis;
    private final RowsModel rows;
    private final LayerModel layers;
    private final Places places;
    private final RowsPane table;
    private final SplitPane split = new SplitPane();
    private final ContentState state = new ContentState();
    private final Region nothing = new Region();
    private final StackPane map = new StackPane();
    private final TimeBar time;

    MapView(MapViewModel model, AnalysisModel analysis, RowsModel rows, LayerModel layers, Places places) {
        this.layers = layers;
        this.places = places;
        this.model = model;
        this.analysis = analysis;
        this.rows = rows;
        this.table = new RowsPane(rows);
        this.time = new TimeBar(analysis.time());
        setId("map");
        getStyleClass().add("map-view");
        buildMap();
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("map-split");
        split.getItems().add(map);
        SplitPane.setResizableWithParent(table, false);
        rows.openProperty().addListener((_, _, open) -> showTable(open));
        // laid out while the rows are read, so that the first picture is made for the room between the panels
        setCenter(new StackPane(split, state));
        model.phaseProperty().addListener((_, _, _) -> show());
        model.problemProperty().addListener((_, _, _) -> show());
        show();
    }

    /** What remembers, repeats, examines and writes. */
    record Places(
            BookmarksModel bookmarks,
            LiveModel live,
            DoctorModel doctor,
            MetricsModel metrics,
            BackdropModel backdrop,
            ExportModel export,
            FileQuestions files) {}

    private void showTable(boolean open) {
        if (open) {
            split.getItems().setAll(map, table);
            split.setDividerPositions(MAP_SHARE);
        } else {
            split.getItems().setAll(map);
        }
    }

    private void buildMap() {
        var legend = new MapLegendPane(model, () -> analysis.toggle(AnalysisPanel.DOCTOR));
        legend.figures(places.metrics());
        var right = rightPanels();
        var chrome = new BorderPane();
        chrome.setId("map-chrome");
        chrome.setPickOnBounds(false);
        chrome.setLeft(legend);
        chrome.setRight(right);
        var toolbar = new MapToolbar(analysis, rows, places);
        var middle = new StackPane(toolbar);
        middle.setPickOnBounds(false);
        middle.setMinSize(0, 0);
        StackPane.setAlignment(toolbar, Pos.TOP_CENTER);
        chrome.setCenter(middle);
        var bottom = bottom();
        chrome.setBottom(bottom);
        BorderPane.setAlignment(legend, Pos.TOP_LEFT);
        BorderPane.setAlignment(right, Pos.TOP_RIGHT);
        BorderPane.setMargin(legend, new Insets(EDGE));
        BorderPane.setMargin(right, new Insets(EDGE));
        BorderPane.setMargin(middle, new Insets(EDGE, 0, 0, 0));
        map.getChildren()
                .addAll(
                        new MapSurface(
                                model,
                                way -> rows.choice()
                                        .picked(way, rows.openProperty().get()),
                                rows::toggle),
                        new MapOverlay(model, analysis.overlay()),
                        chrome);
        map.getStyleClass().add("map-stack");
        model.setRoom(() -> room(chrome, legend, toolbar, bottom));
        legend.roomProperty().bind(map.heightProperty().subtract(ROOM_BELOW_LEGEND));
    }

    /** What the panels hide of the map now; the time is expected until the first picture is there. */
    private Room room(BorderPane chrome, Region legend, Region toolbar, VBox bottom) {
        map.applyCss();
        map.layout();
        // within the layout of the map itself its children have their sizes, but not what is in them
        chrome.layout();
        boolean open = analysis.panelProperty().get() != AnalysisPanel.NONE;
        boolean expected = model.viewProperty().get() == null && !time.isManaged();
        return new Room(
                (int) (legend.getWidth() + 2 * EDGE),
                (int) (toolbar.getHeight() + 2 * EDGE),
                (int) (EDGE + (open ? chrome.getRight().getLayoutBounds().getWidth() + EDGE : 0)),
                (int) (bottom.getHeight() + EDGE + (expected ? time.prefHeight(-1) + bottom.getSpacing() : 0)));
    }

    /** The detail, or the panel that is open instead. */
    private StackPane rightPanels() {
        Runnable close = () -> analysis.panelProperty().set(AnalysisPanel.NONE);
        var detail = new MapDetailPane(model, analysis.shape());
        detail.roomProperty().bind(map.heightProperty().subtract(ROOM_BELOW_DETAIL));
        var panels = new StackPane(detail);
        panels.setPickOnBounds(false);
        panels.setAlignment(Pos.TOP_RIGHT);
        var others = Map.of(
                AnalysisPanel.AUDIT, new AuditPane(analysis.audit(), close),
                AnalysisPanel.CONFLICTS, new ConflictPane(analysis.conflicts(), close),
                AnalysisPanel.DRAFT, new DraftPane(analysis.draft(), close),
                AnalysisPanel.SHAPE, new ShapePane(analysis.shape(), close),
                AnalysisPanel.BACKDROP, new BackdropPane(places.backdrop(), places.files(), close),
                AnalysisPanel.LAYER, new LayerPane(layers, places.files(), close),
                AnalysisPanel.DOCTOR, new DoctorPane(places.doctor(), close));
        model.settingsProperty().addListener((_, _, layer) -> {
            if (layer != null) {
                layers.open(layer);
                analysis.panelProperty().set(AnalysisPanel.LAYER);
            }
        });
        others.values()
                .forEach(panel -> panel.roomProperty().bind(map.heightProperty().subtract(ROOM_BELOW_PANEL)));
        analysis.panelProperty().addListener((_, _, now) -> {
            var open = others.get(now);
            panels.getChildren().setAll(open == null ? detail : open);
        });
        return panels;
    }

    private VBox bottom() {
        var tools = new HBox(
                button("map-zoom-in", Feather.PLUS, "corridor.map.zoomIn", () -> model.zoom(1.6)),
                button("map-zoom-out", Feather.MINUS, "corridor.map.zoomOut", () -> model.zoom(1 / 1.6)),
                button("map-fit", Feather.MAXIMIZE, "corridor.map.fit", model::fit));
        tools.getStyleClass().addAll("map-panel", "map-tools");
        tools.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        tools.setMinWidth(Region.USE_PREF_SIZE);
        var badge = new Label();
        badge.setId("map-badge");
        badge.getStyleClass().addAll("map-panel", "map-badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.textProperty().bind(model.badgeProperty());
        badge.visibleProperty().bind(model.badgeProperty().isNotEmpty());
        var between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        var rim = new HBox(corner(), between, badge, tools);
        rim.getStyleClass().add("map-corner");
        rim.setAlignment(Pos.BOTTOM_LEFT);
        rim.setPickOnBounds(false);
        between.setMouseTransparent(true);
        var bottom = new VBox(rim, time);
        bottom.getStyleClass().add("map-bottom");
        bottom.setPickOnBounds(false);
        return bottom;
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
        return corner;
    }

    private void show() {
        var phase = model.phaseProperty().get();
        split.setVisible(phase == MapPhase.READY || phase == MapPhase.LOADING);
        split.setOpacity(phase == MapPhase.READY ? 1 : 0);
        split.setMouseTransparent(phase != MapPhase.READY);
        state.setVisible(phase != MapPhase.READY);
        switch (phase) {
            case LOADING -> state.loading();
            case READY -> state.content(nothing);
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
