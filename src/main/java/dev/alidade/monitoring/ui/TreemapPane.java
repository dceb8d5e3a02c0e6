package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Sizes as areas; what is too small to be seen is drawn together. */
final class TreemapPane extends Region {
    private static final int MOST = 60;
    private static final double READABLE_WIDTH = 46;
    private static final double READABLE_HEIGHT = 18;

    private List<Share> shares = List.of();

    /**
     * Something that takes room.
     *
     * @param group gives the colour: the first word of the name
     */
    record Share(String name, String group, long bytes) {}

    TreemapPane() {
        getStyleClass().add("treemap");
        setMinSize(80, 60);
    }

    /** Shows sizes, largest first. */
    void show(List<Share> sizes) {
        var shown = new ArrayList<Share>();
        long rest = 0;
        int together = 0;
        for (var share : sizes) {
            if (share.bytes() <= 0) {
                continue;
            }
            if (shown.size() < MOST) {
                shown.add(share);
            } else {
                rest += share.bytes();
                together++;
            }
        }
        if (rest > 0) {
            shown.add(new Share(Messages.text("metric.treemap.rest", together), "", rest));
        }
        shares = shown.stream()
                .sorted((a, b) -> Long.compare(b.bytes(), a.bytes()))
                .toList();
        var groups = shares.stream().map(Share::group).distinct().toList();
        var nodes = new ArrayList<Label>();
        for (var share : shares) {
            var label = new Label();
            label.getStyleClass().addAll("treemap-piece", "treemap-" + groups.indexOf(share.group()) % 5);
            label.setTooltip(new Tooltip(
                    share.name() + "\n" + Sizes.bytes(share.bytes()) + " · " + Sizes.exact(share.bytes()) + " B"));
            nodes.add(label);
        }
        getChildren().setAll(nodes);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var pieces = Treemap.divide(shares.stream().map(Share::bytes).toList(), getWidth(), getHeight());
        for (var piece : pieces) {
            var label = (Label) getChildren().get(piece.index());
            var share = shares.get(piece.index());
            boolean readable = piece.width() > READABLE_WIDTH && piece.height() > READABLE_HEIGHT;
            label.setText(
                    !readable
                            ? ""
                            : piece.height() > 2 * READABLE_HEIGHT
                                    ? share.name() + "\n" + Sizes.bytes(share.bytes())
                                    : share.name());
            label.resizeRelocate(piece.x(), piece.y(), Math.max(0, piece.width() - 1), Math.max(0, piece.height() - 1));
        }
    }
}
