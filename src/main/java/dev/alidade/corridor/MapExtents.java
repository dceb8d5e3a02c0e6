package dev.alidade.corridor;

import dev.alidade.corridor.LayerCache.Loaded;
import dev.alidade.corridor.feature.ExtentReader;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.paint.Meanings;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.projection.Room;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import java.util.List;
import java.util.Optional;

/** Where the layers lie, and the view that shows what is worth seeing of them. */
record MapExtents(LayerCache cache, ExtentReader reader, Meanings meanings) {
    private static final int FIT_MARGIN = 28;
    private static final MapBox WORLD = MapBox.ofDegrees(-170, -58, 180, 72);

    /** The view that shows everything worth seeing: districts and corridors, else whatever there is. */
    Viewport home(int width, int height, Room room, List<SpatialLayer> layers, Cancellation cancellation) {
        MapBox best = null;
        MapBox any = null;
        for (var layer : layers) {
            var box = extent(layer, cancellation);
            if (box.isEmpty()) {
                continue;
            }
            any = any == null ? box.get() : any.union(box.get());
            if (isContent(layer)) {
                best = best == null ? box.get() : best.union(box.get());
            }
        }
        var box = best != null ? best : any != null ? any : WORLD;
        return Viewport.fitting(box, width, height, FIT_MARGIN, room);
    }

    /** Small layers are read (they will be drawn anyway), large ones only asked for their statistics. */
    private Optional<MapBox> extent(SpatialLayer layer, Cancellation cancellation) {
        if (!layer.readable()) {
            return Optional.empty();
        }
        try {
            var small = cache.loadIfSmall(layer, null, cancellation);
            return small == null
                    ? reader.extent(layer, cancellation)
                    : small.fetch().features().extent();
        } catch (AppException e) {
            if (endsAll(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private boolean isContent(SpatialLayer layer) {
        var loaded = cache.known(layer);
        return layer.role() == LayerRole.CORRIDOR
                || (layer.role() == LayerRole.AREA && (loaded == null || !isGround(loaded)));
    }

    private boolean isGround(Loaded loaded) {
        return loaded.fetch().features().classes().stream().anyMatch(meanings::isGround);
    }

    /** Whether a failure ends more than one layer. */
    static boolean endsAll(AppException e) {
        return e.problem().kind() == ProblemKind.CANCELLED || e.problem().kind() == ProblemKind.CONNECTION;
    }
}
