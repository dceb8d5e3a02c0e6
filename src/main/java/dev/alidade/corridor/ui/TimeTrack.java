package dev.alidade.corridor.ui;

import dev.alidade.i18n.Messages;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/** The whole time from left to right: how many corridors are held when, and the moment that is shown. */
final class TimeTrack extends Region {
    private static final double BAR = 3;
    private static final double CURSOR = 2;
    private static final long MINUTE = 60;

    private final TimeModel model;
    private final Path bars = new Path();
    private final Rectangle cursor = new Rectangle();
    private double drawnWidth = -1;

    TimeTrack(TimeModel model) {
        this.model = model;
        setId("map-time-track");
        getStyleClass().add("map-time-track");
        setFocusTraversable(true);
        setAccessibleText(Messages.text("analysis.time.track"));
        bars.getStyleClass().add("map-time-bars");
        bars.setManaged(false);
        cursor.getStyleClass().add("map-time-cursor");
        cursor.setManaged(false);
        getChildren().addAll(bars, cursor);
        model.timelineProperty().addListener((_, _, _) -> {
            drawnWidth = -1;
            requestLayout();
        });
        model.momentProperty().addListener((_, _, _) -> place());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    @Override
    protected void layoutChildren() {
        if (drawnWidth != getWidth()) {
            drawnWidth = getWidth();
            draw();
        }
        place();
    }

    private void draw() {
        bars.getElements().clear();
        var time = model.timelineProperty().get();
        int parts = (int) (getWidth() / BAR);
        if (time == null || parts < 1) {
            return;
        }
        int[] counts = time.histogram(parts);
        int most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        double height = getHeight() - 4;
        for (int i = 0; i < parts; i++) {
            if (counts[i] > 0) {
                double top = getHeight() - 1 - Math.max(2, height * Math.sqrt((double) counts[i] / most));
                double left = i * BAR;
                bars.getElements()
                        .addAll(
                                new MoveTo(left, getHeight() - 1),
                                new LineTo(left, top),
                                new LineTo(left + BAR - 1, top),
                                new LineTo(left + BAR - 1, getHeight() - 1),
                                new ClosePath());
            }
        }
    }

    private void place() {
        var time = model.timelineProperty().get();
        var moment = model.momentProperty().get();
        cursor.setVisible(time != null && moment != null);
        if (time != null && moment != null) {
            cursor.setWidth(CURSOR);
            cursor.setHeight(getHeight());
            cursor.setX(Math.rint(time.share(moment) * (getWidth() - CURSOR)));
        }
    }

    private void seek(MouseEvent event) {
        requestFocus();
        model.seek(event.getX() / Math.max(1, getWidth()));
        event.consume();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> model.nudge(event.isShiftDown() ? -60 * MINUTE : -MINUTE);
            case RIGHT -> model.nudge(event.isShiftDown() ? 60 * MINUTE : MINUTE);
            case SPACE -> model.toggle();
            case ESCAPE -> model.show(null);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
