package dev.alidade.corridor.ui;

import dev.alidade.corridor.projection.Viewport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses what lies in a box that is dragged, or in a polygon that is clicked. */
final class SelectTool implements MapTool {
    private final MapViewModel map;
    private final OverlayModel overlay;
    private final ChoiceModel choice;
    private final boolean box;
    private final List<double[]> corners = new ArrayList<>();
    private double @Nullable [] under;

    SelectTool(MapViewModel map, OverlayModel overlay, ChoiceModel choice, boolean box) {
        this.map = map;
        this.overlay = overlay;
        this.choice = choice;
        this.box = box;
    }

    @Override
    public boolean drags() {
        return box;
    }

    @Override
    public void drag(double fromX, double fromY, double toX, double toY) {
        corners.clear();
        place(fromX, fromY);
        place(toX, fromY);
        place(toX, toY);
        place(fromX, toY);
        show();
    }

    @Override
    public void dropped(ChoiceWay way) {
        choose(way);
    }

    @Override
    public void click(double x, double y) {
        if (!box) {
            place(x, y);
            show();
        }
    }

    @Override
    public void hover(double x, double y) {
        var view = map.viewProperty().get();
        if (!box && !corners.isEmpty() && view != null) {
            under = new double[] {view.mapX(x), view.mapY(y)};
            show();
        }
    }

    @Override
    public void finish() {
        finish(ChoiceWay.REPLACE);
    }

    @Override
    public void finish(ChoiceWay way) {
        if (!box) {
            choose(way);
        }
    }

    @Override
    public void back() {
        if (!corners.isEmpty()) {
            corners.removeLast();
        }
        show();
    }

    @Override
    public void leave() {
        corners.clear();
        under = null;
        show();
    }

    private void place(double x, double y) {
        var view = map.viewProperty().get();
        if (view != null) {
            corners.add(new double[] {view.mapX(x), view.mapY(y)});
        }
    }

    private void choose(ChoiceWay way) {
        var view = map.viewProperty().get();
        if (view != null && corners.size() >= 3) {
            choice.within(pixels(view), way);
        }
        leave();
    }

    private double[] pixels(Viewport view) {
        double[] pixels = new double[2 * corners.size()];
        for (int i = 0; i < corners.size(); i++) {
            pixels[2 * i] = view.pixelX(corners.get(i)[0]);
            pixels[2 * i + 1] = view.pixelY(corners.get(i)[1]);
        }
        return pixels;
    }

    private void show() {
        var all = new ArrayList<>(corners);
        if (under != null && !corners.isEmpty()) {
            all.add(under);
        }
        if (all.size() < 2) {
            overlay.put(OverlayModel.Slot.CHOOSING, List.of());
            return;
        }
        double[] run = new double[2 * all.size()];
        for (int i = 0; i < all.size(); i++) {
            run[2 * i] = all.get(i)[0];
            run[2 * i + 1] = all.get(i)[1];
        }
        overlay.put(OverlayModel.Slot.CHOOSING, List.of(new OverlayShape("choosing", List.of(run), true)));
    }
}
