package dev.alidade.corridor.ui;

import dev.alidade.corridor.MapRequest;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.RenderedMap;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.projection.Room;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.RunningTask;
import dev.alidade.ui.task.RunningTask.State;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a map and the view they are for. One picture is drawn at a time; when the view moves on, the one under
 * way is cancelled and the newest wish is drawn next. Pictures reach beyond the window, so that a short pan needs none.
 */
final class MapFrames {
    private static final double MARGIN = 0.22;
    private static final long PATIENCE_NANOS = 400_000_000;

    private final MapService service;
    private final BackgroundTasks tasks;
    private final Client client;
    private final ReadOnlyObjectWrapper<@Nullable RenderedMap> frame = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Viewport> view = new ReadOnlyObjectWrapper<>();
    private @Nullable RunningTask<RenderedMap> drawing;
    private Supplier<Room> room = () -> Room.ALL;
    private int draws;
    private boolean wanted;
    private boolean fresh;
    private int width;
    private int height;
    private double scale = 1;

    /** Whose pictures they are. */
    interface Client {
        /** Whether there is anything to draw. */
        boolean hasLayers();

        /** Adds to a request what is to be seen. */
        MapRequest complete(MapRequest request);

        /** A picture is ready; gives whether it is to be shown. */
        boolean accept(RenderedMap map, boolean first);

        /** It is shown now. */
        void shown();

        /** There is no picture. */
        void fail(Problem why);
    }

    MapFrames(MapService service, BackgroundTasks tasks, Client client) {
        this.service = service;
        this.tasks = tasks;
        this.client = client;
    }

    ReadOnlyObjectProperty<@Nullable RenderedMap> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Viewport> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** Shows no picture. */
    void clear() {
        frame.set(null);
    }

    /**
     * Says what panels hide; places that are fitted in from now on keep out of it.
     *
     * @param hidden asked for each of them, so that it knows the panels as they stand then
     */
    void setRoom(Supplier<Room> hidden) {
        room = hidden;
    }

    void resize(int newWidth, int newHeight, double newScale) {
        if (newWidth < 2 || newHeight < 2 || (newWidth == width && newHeight == height && newScale == scale)) {
            return;
        }
        width = newWidth;
        height = newHeight;
        scale = newScale;
        var now = view.get();
        if (now != null) {
            view.set(now.resized(width, height));
        }
        request();
    }

    void pan(double right, double down) {
        var now = view.get();
        if (now != null) {
            var moved = now.moved(right, down);
            view.set(moved);
            var last = frame.get();
            if (last == null || !last.view().box().contains(moved.box())) {
                request();
            }
        }
    }

    void zoom(double factor, double x, double y) {
        var now = view.get();
        if (now != null) {
            view.set(now.zoomed(factor, x, y));
            request();
        }
    }

    void zoom(double factor) {
        zoom(factor, width / 2.0, height / 2.0);
    }

    /** Shows everything. */
    void fit() {
        view.set(null);
        request();
    }

    /** Shows a place. */
    void goTo(MapBox box) {
        if (width > 0) {
            view.set(Viewport.fitting(box, width, height, 0, room.get()));
            request();
        }
    }

    /** The next picture reads everything anew. */
    void requestFresh() {
        fresh = true;
        request();
    }

    /** Whether a picture is under way. */
    boolean isDrawing() {
        return drawing != null;
    }

    /** Asks for a picture of what is to be seen now. */
    void request() {
        if (!client.hasLayers() || width == 0) {
            return;
        }
        wanted = true;
        var running = drawing;
        if (running == null) {
            draw();
        } else {
            running.requestCancel();
        }
    }

    private void draw() {
        wanted = false;
        var request = next().apply(client.complete(MapRequest.of(width, height)
                .withScale(scale)
                .withFurniture(false)
                .withRoom(view.get() == null ? room.get() : Room.ALL)
                .withFresh(fresh)));
        fresh = false;
        long asked = System.nanoTime();
        int number = ++draws;
        drawing = tasks.start(
                        Messages.text("corridor.map.task.draw"),
                        context -> service.render(
                                request,
                                partial -> Platform.runLater(() -> presentPart(number, asked, partial)),
                                context.cancellation()))
                .onSuccess(this::present)
                .onFailure(client::fail)
                .onCancelled(() -> fresh |= request.fresh())
                .onFinished(() -> {
                    drawing = null;
                    if (wanted) {
                        draw();
                    }
                });
    }

    /** What the window shows, with scale and attribution; empty before the first picture. */
    Optional<MapRequest> asShown() {
        return Optional.ofNullable(view.get())
                .map(now -> client.complete(MapRequest.of(now.width(), now.height())
                        .withView(now)
                        .withScale(scale)
                        .withFurniture(true)));
    }

    private UnaryOperator<MapRequest> next() {
        var now = view.get();
        return now == null
                ? request -> request
                : request -> request.withView(
                        now.resized((int) (width * (1 + 2 * MARGIN)), (int) (height * (1 + 2 * MARGIN))));
    }

    /** What was read so far: at once where nothing is to be seen yet, else when the rest takes long. */
    private void presentPart(int number, long asked, RenderedMap map) {
        var running = drawing;
        boolean current = number == draws
                && !wanted
                && running != null
                && running.stateProperty().get() == State.RUNNING;
        var last = frame.get();
        var now = view.get();
        boolean blank = last == null || now == null || !last.view().box().intersects(now.box());
        boolean something = map.layers().stream().anyMatch(layer -> layer.shown() > 0);
        if (current && something && (blank || System.nanoTime() - asked > PATIENCE_NANOS)) {
            present(map);
        }
    }

    private void present(RenderedMap map) {
        boolean first = view.get() == null;
        if (!client.accept(map, first)) {
            frame.set(null);
            return;
        }
        if (first) {
            view.set(map.view().resized(width, height));
        }
        frame.set(map);
        client.shown();
    }
}
