package dev.alidade.corridor.ui;

import dev.alidade.corridor.projection.Viewport;
import java.util.List;
import javafx.collections.MapChangeListener;
import javafx.scene.Group;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** Draws what lies over the picture, always exactly where the view is. */
final class MapOverlay extends Pane {
    private static final double DOT = 4.5;
    private static final double FARTHEST = 30_000;

    private final MapViewModel map;
    private final OverlayModel model;
    private final Group shapes = new Group();
    private @Nullable Viewport madeFor;

    MapOverlay(MapViewModel map, OverlayModel model) {
        this.map = map;
        this.model = model;
        setId("map-overlay");
        setMouseTransparent(true);
        shapes.setManaged(false);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().add(shapes);
        map.viewProperty().addListener((_, _, view) -> follow(view));
        model.shapes().addListener((MapChangeListener<OverlayModel.Slot, List<OverlayShape>>) _ -> build());
    }

    /** While only panned, what is there moves; everything is made anew when the scale changes or it went far. */
    private void follow(@Nullable Viewport view) {
        var made = madeFor;
        if (view == null || made == null || view.resolution() != made.resolution()) {
            build();
            return;
        }
        double right = view.pixelX(made.mapX(0));
        double down = view.pixelY(made.mapY(0));
        if (Math.hypot(right, down) > FARTHEST / 4) {
            build();
        } else {
            shapes.setTranslateX(right);
            shapes.setTranslateY(down);
        }
    }

    private void build() {
        shapes.getChildren().clear();
        shapes.setTranslateX(0);
        shapes.setTranslateY(0);
        var view = map.viewProperty().get();
        madeFor = view;
        if (view == null) {
            return;
        }
        for (var slot : OverlayModel.Slot.values()) {
            for (var shape : model.shapes().getOrDefault(slot, List.of())) {
                shapes.getChildren().add(path(shape, view));
            }
        }
    }

    private static Path path(OverlayShape shape, Viewport view) {
        var path = new Path();
        path.setManaged(false);
        path.setFillRule(FillRule.EVEN_ODD);
        path.getStyleClass().addAll("map-over", "map-over-" + shape.style());
        for (var part : shape.parts()) {
            if (part.length == 2) {
                dot(path, view.pixelX(part[0]), view.pixelY(part[1]));
            } else {
                run(path, part, view, shape.closed());
            }
        }
        return path;
    }

    private static void run(Path path, double[] part, Viewport view, boolean closed) {
        for (int i = 0; i < part.length; i += 2) {
            double x = Math.clamp(view.pixelX(part[i]), -FARTHEST, FARTHEST);
            double y = Math.clamp(view.pixelY(part[i + 1]), -FARTHEST, FARTHEST);
            path.getElements().add(i == 0 ? new MoveTo(x, y) : new LineTo(x, y));
        }
        if (closed) {
            path.getElements().add(new ClosePath());
        }
    }

    private static void dot(Path path, double x, double y) {
        if (Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST) {
            path.getElements()
                    .addAll(
                            new MoveTo(x - DOT, y),
                            new ArcTo(DOT, DOT, 0, x + DOT, y, false, true),
                            new ArcTo(DOT, DOT, 0, x - DOT, y, false, true),
                            new ClosePath());
        }
    }
}
