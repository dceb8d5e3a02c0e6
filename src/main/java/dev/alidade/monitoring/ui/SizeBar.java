package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.monitoring.RelationSize;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Heap, indexes and TOAST side by side, to the scale of the largest relation. */
final class SizeBar extends Region {
    private static final double HEIGHT = 10;

    private final List<Region> parts = List.of(part("bar-heap"), part("bar-index"), part("bar-toast"));
    private long[] bytes = {0, 0, 0};
    private long largest = 1;

    SizeBar() {
        getStyleClass().add("size-bar");
        getChildren().setAll(parts);
    }

    void show(RelationSize size, long scale) {
        bytes = new long[] {size.heapBytes(), size.indexBytes(), size.toastBytes()};
        largest = Math.max(1, scale);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        for (int i = 0; i < bytes.length; i++) {
            double width = getWidth() * bytes[i] / largest;
            parts.get(i).resizeRelocate(x, (getHeight() - HEIGHT) / 2, width, HEIGHT);
            x += width;
        }
    }

    private static Region part(String style) {
        var part = new Region();
        part.getStyleClass().add(style);
        return part;
    }

    /** The bar in a table. */
    static final class Cell extends TableCell<RelationSize, RelationSize> {
        private final SizeBar bar = new SizeBar();
        private final LongSupplier scale;

        Cell(LongSupplier scale) {
            this.scale = scale;
            bar.prefWidthProperty().bind(widthProperty().subtract(16));
            bar.setPrefHeight(20);
        }

        @Override
        protected void updateItem(@Nullable RelationSize size, boolean empty) {
            super.updateItem(size, empty);
            setGraphic(empty || size == null ? null : bar);
            setTooltip(null);
            if (!empty && size != null) {
                bar.show(size, scale.getAsLong());
                setTooltip(new Tooltip(Messages.text(
                        "monitoring.sizes.bar",
                        Sizes.bytes(size.heapBytes()),
                        Sizes.bytes(size.indexBytes()),
                        Sizes.bytes(size.toastBytes()))));
            }
        }
    }
}
