package dev.alidade.corridor.ui;

import dev.alidade.corridor.RenderedMap;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.i18n.Messages;
import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * Shows the newest picture where it belongs in the current view: moved while panning, stretched while zooming, until the
 * next picture comes. Mouse and keys go to the view model.
 */
final class MapSurface extends Region {
    private static final double STEP = 80;
    private static final double WHEEL = 0.0022;
    private static final double CLICK_SLOP = 4;

    private final MapViewModel model;
    private final Consumer<ChoiceWay> onPick;
    private final Runnable onTable;
    private final ImageView picture = new ImageView();
    private double pressX;
    private double pressY;
    private double clickX;
    private double clickY;
    private double lastX;
    private double lastY;
    private boolean dragged;
    private boolean doubled;
    private @Nullable MapTool held;

    /**
     * @param onPick hears that a click identified something, or nothing
     * @param onTable opens or closes the table of rows
     */
    MapSurface(MapViewModel model, Consumer<ChoiceWay> onPick, Runnable onTable) {
        this.onTable = onTable;
        this.model = model;
        this.onPick = onPick;
        setId("map-surface");
        getStyleClass().add("map-surface");
        setFocusTraversable(true);
        setAccessibleText(Messages.text("corridor.map.surface"));
        picture.setPreserveRatio(false);
        picture.setMouseTransparent(true);
        getChildren().add(picture);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        model.frameProperty().addListener((_, _, frame) -> bring(frame));
        model.viewProperty().addListener((_, _, _) -> place());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        model.toolProperty().addListener((_, _, tool) -> setCursor(tool == null ? Cursor.DEFAULT : Cursor.CROSSHAIR));
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        setOnZoom(event -> model.zoom(event.getZoomFactor(), event.getX(), event.getY()));
        bring(model.frameProperty().get());
    }

    @Override
    protected void layoutChildren() {
        var window = getScene() == null ? null : getScene().getWindow();
        model.resize(
                (int) Math.round(getWidth()),
                (int) Math.round(getHeight()),
                window == null ? 1 : window.getOutputScaleX());
        place();
    }

    private void bring(@Nullable RenderedMap frame) {
        if (frame == null) {
            picture.setImage(null);
            return;
        }
        var pixels = new PixelBuffer<>(
                frame.width(), frame.height(), IntBuffer.wrap(frame.argb()), PixelFormat.getIntArgbPreInstance());
        picture.setImage(new WritableImage(pixels));
        place();
    }

    private void place() {
        var frame = model.frameProperty().get();
        Viewport view = model.viewProperty().get();
        if (frame == null || view == null) {
            return;
        }
        var drawn = frame.view();
        double stretch = drawn.resolution() / view.resolution();
        double x = view.pixelX(drawn.mapX(0));
        double y = view.pixelY(drawn.mapY(0));
        boolean sharp = Math.abs(stretch - 1) < 1e-9;
        picture.setSmooth(!sharp);
        picture.setFitWidth(frame.width() / frame.scale() * stretch);
        picture.setFitHeight(frame.height() / frame.scale() * stretch);
        picture.relocate(
                sharp ? Math.round(x * frame.scale()) / frame.scale() : x,
                sharp ? Math.round(y * frame.scale()) / frame.scale() : y);
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        pressX = event.getX();
        pressY = event.getY();
        lastX = pressX;
        lastY = pressY;
        dragged = false;
        var tool = model.toolProperty().get();
        held = tool != null && tool.drags(pressX, pressY)
                ? tool
                : event.isShiftDown() ? model.shiftToolProperty().get() : null;
    }

    private void dragged(MouseEvent event) {
        if (!dragged && Math.hypot(event.getX() - pressX, event.getY() - pressY) < CLICK_SLOP) {
            return;
        }
        dragged = true;
        var holding = held;
        if (holding != null) {
            holding.drag(pressX, pressY, event.getX(), event.getY());
            return;
        }
        setCursor(Cursor.CLOSED_HAND);
        model.pan(event.getX() - lastX, event.getY() - lastY);
        lastX = event.getX();
        lastY = event.getY();
    }

    private void moved(MouseEvent event) {
        model.hover(event.getX(), event.getY());
        var tool = model.toolProperty().get();
        if (tool != null) {
            tool.hover(event.getX(), event.getY());
        }
    }

    private void released(MouseEvent event) {
        var tool = model.toolProperty().get();
        boolean twice = isTwice(event);
        doubled = twice;
        clickX = event.getX();
        clickY = event.getY();
        setCursor(tool == null ? Cursor.DEFAULT : Cursor.CROSSHAIR);
        var holding = held;
        if (dragged && holding != null) {
            holding.dropped(ChoiceWay.of(event.isShiftDown(), event.isShortcutDown()));
        } else if (dragged) {
            model.settle();
        } else if (tool != null && event.getButton() == MouseButton.PRIMARY) {
            if (twice) {
                tool.finish(ChoiceWay.of(event.isShiftDown(), event.isShortcutDown()));
            } else {
                tool.click(event.getX(), event.getY());
            }
        } else if (event.getButton() == MouseButton.PRIMARY && twice) {
            model.zoom(event.isShiftDown() ? 0.5 : 2, event.getX(), event.getY());
        } else if (event.getButton() == MouseButton.PRIMARY) {
            model.pick(event.getX(), event.getY());
            onPick.accept(ChoiceWay.of(event.isShiftDown(), event.isShortcutDown()));
        }
    }

    /**
     * Quick clicks at different places are clicks of their own, however many the system counts; the second of two at the
     * same place is a double click.
     */
    private boolean isTwice(MouseEvent event) {
        return event.getClickCount() >= 2
                && !doubled
                && Math.hypot(event.getX() - clickX, event.getY() - clickY) < 2 * CLICK_SLOP;
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0 && !event.isInertia()) {
            model.zoom(Math.exp(Math.clamp(event.getDeltaY() * WHEEL, -0.7, 0.7)), event.getX(), event.getY());
        }
        event.consume();
    }

    private void keyPressed(KeyEvent event) {
        boolean known = true;
        switch (event.getCode()) {
            case LEFT -> move(STEP, 0);
            case RIGHT -> move(-STEP, 0);
            case UP -> move(0, STEP);
            case DOWN -> move(0, -STEP);
            case PLUS, ADD, EQUALS -> model.zoom(1.6);
            case MINUS, SUBTRACT -> model.zoom(1 / 1.6);
            case HOME, DIGIT0, NUMPAD0 -> model.fit();
            case ESCAPE -> {
                if (model.toolProperty().get() == null) {
                    model.clearSelection();
                } else {
                    model.toolProperty().set(null);
                }
            }
            case T -> {
                known = event.isShortcutDown();
                if (known) {
                    onTable.run();
                }
            }
            case DELETE -> {
                var tool = model.toolProperty().get();
                known = tool != null;
                if (tool != null) {
                    tool.remove();
                }
            }
            case ENTER, BACK_SPACE ->
                known = toolKey(
                        event.getCode() == KeyCode.ENTER, ChoiceWay.of(event.isShiftDown(), event.isShortcutDown()));
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private boolean toolKey(boolean finish, ChoiceWay way) {
        var tool = model.toolProperty().get();
        if (tool != null && finish) {
            tool.finish(way);
        } else if (tool != null) {
            tool.back();
        }
        return tool != null;
    }

    private void move(double right, double down) {
        model.pan(right, down);
        model.settle();
    }
}
