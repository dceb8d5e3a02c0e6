package dev.alidade.browser.ui.diagram;

import dev.alidade.browser.RelationName;
import dev.alidade.browser.diagram.DiagramPainter;
import dev.alidade.browser.diagram.DiagramPalette;
import dev.alidade.browser.diagram.DiagramPlan;
import dev.alidade.browser.diagram.DiagramView;
import dev.alidade.i18n.Messages;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The drawn diagram: the wheel zooms, the mouse moves boxes or everything. Draws once a pulse, and only what is seen. */
final class DiagramCanvas extends Region {
    private static final double SMALLEST = 0.03;
    private static final double LARGEST = 4;
    private static final double WHEEL = 0.0022;
    private static final double CLICK_SLOP = 4;
    private static final double STEP = 80;

    private final DiagramViewModel model;
    private final Canvas canvas = new Canvas();
    private final CanvasSurface surface = new CanvasSurface(canvas.getGraphicsContext2D());
    private final DiagramPalette light = DiagramPalette.load(false);
    private final DiagramPalette dark = DiagramPalette.load(true);
    private double scale = 1;
    private double left;
    private double top;
    private boolean fitted;
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;
    private boolean dragged;
    private @Nullable RelationName held;

    DiagramCanvas(DiagramViewModel model) {
        this.model = model;
        setId("diagram-canvas");
        getStyleClass().add("diagram-canvas");
        setFocusTraversable(true);
        setAccessibleText(Messages.text("diagram.canvas"));
        setMinSize(0, 0);
        getChildren().add(canvas);
        model.planProperty().addListener((_, before, _) -> {
            if (before == null) {
                fitted = false;
            }
            requestLayout();
        });
        model.detailProperty().addListener((_, _, _) -> fitted = false);
        model.chosenProperty().addListener((_, _, _) -> requestLayout());
        model.darkProperty().addListener((_, _, _) -> requestLayout());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        setOnZoom(event -> zoom(event.getZoomFactor(), event.getX(), event.getY()));
    }

    /** Pixels for one diagram unit. */
    double scale() {
        return scale;
    }

    /** Shows everything, at most at full size. */
    void fit() {
        var plan = model.planProperty().get();
        if (plan == null || getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        var extent = plan.extent();
        scale = Math.clamp(Math.min(getWidth() / extent.width(), getHeight() / extent.height()), SMALLEST, 1);
        left = extent.left() - (getWidth() / scale - extent.width()) / 2;
        top = extent.top() - (getHeight() / scale - extent.height()) / 2;
        fitted = true;
        requestLayout();
    }

    void zoom(double factor) {
        zoom(factor, getWidth() / 2, getHeight() / 2);
    }

    /** Where a place of the diagram is on this node. */
    double screenX(double x) {
        return (x - left) * scale;
    }

    double screenY(double y) {
        return (y - top) * scale;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (!fitted) {
            fit();
        }
        paint();
    }

    private void paint() {
        var pen = canvas.getGraphicsContext2D();
        pen.setTransform(1, 0, 0, 1, 0, 0);
        pen.clearRect(0, 0, getWidth(), getHeight());
        var plan = model.planProperty().get();
        if (plan == null) {
            return;
        }
        pen.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
        var seen = new DiagramPlan.Extent(left, top, left + getWidth() / scale, top + getHeight() / scale);
        var view = new DiagramView(seen, scale, model.chosenProperty().get(), model.near());
        new DiagramPainter(model.darkProperty().get() ? dark : light).paint(plan, view, surface);
    }

    private void zoom(double factor, double x, double y) {
        double after = Math.clamp(scale * factor, SMALLEST, LARGEST);
        left += x / scale - x / after;
        top += y / scale - y / after;
        scale = after;
        requestLayout();
    }

    private void pan(double right, double down) {
        left -= right / scale;
        top -= down / scale;
        requestLayout();
    }

    private @Nullable RelationName at(double x, double y) {
        var plan = model.planProperty().get();
        return plan == null
                ? null
                : plan.boxAt(left + x / scale, top + y / scale)
                        .map(box -> box.name())
                        .orElse(null);
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        pressX = event.getX();
        pressY = event.getY();
        lastX = pressX;
        lastY = pressY;
        dragged = false;
        held = event.getButton() == MouseButton.PRIMARY ? at(pressX, pressY) : null;
    }

    private void dragged(MouseEvent event) {
        if (!dragged && Math.hypot(event.getX() - pressX, event.getY() - pressY) < CLICK_SLOP) {
            return;
        }
        dragged = true;
        setCursor(Cursor.CLOSED_HAND);
        double right = event.getX() - lastX;
        double down = event.getY() - lastY;
        if (held == null) {
            pan(right, down);
        } else {
            model.move(held, right / scale, down / scale);
        }
        lastX = event.getX();
        lastY = event.getY();
    }

    private void released(MouseEvent event) {
        setCursor(Cursor.DEFAULT);
        if (dragged || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getClickCount() == 2 && held != null) {
            model.open(held);
        } else {
            model.choose(held);
        }
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0 && !event.isInertia()) {
            zoom(Math.exp(Math.clamp(event.getDeltaY() * WHEEL, -0.7, 0.7)), event.getX(), event.getY());
        }
        event.consume();
    }

    private void keyPressed(KeyEvent event) {
        boolean known = true;
        switch (event.getCode()) {
            case LEFT -> pan(STEP, 0);
            case RIGHT -> pan(-STEP, 0);
            case UP -> pan(0, STEP);
            case DOWN -> pan(0, -STEP);
            case PLUS, ADD, EQUALS -> zoom(1.3);
            case MINUS, SUBTRACT -> zoom(1 / 1.3);
            case HOME, DIGIT0, NUMPAD0 -> fit();
            case ENTER -> openChosen();
            case ESCAPE -> leave();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void openChosen() {
        var name = model.chosenProperty().get();
        if (name != null) {
            model.open(name);
        }
    }

    private void leave() {
        if (model.chosenProperty().get() == null) {
            model.close();
        } else {
            model.choose(null);
        }
    }
}
