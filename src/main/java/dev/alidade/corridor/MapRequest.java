package dev.alidade.corridor;

import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.projection.Room;
import dev.alidade.corridor.projection.Viewport;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A picture to paint.
 *
 * @param width logical pixels
 * @param height logical pixels
 * @param scale device pixels per logical pixel; the picture has {@code width * scale} of them
 * @param view the exact place (with logical pixels); null for {@code box}, or the whole city when that is null too
 * @param box a place to fit in; ignored when {@code view} is given
 * @param visible layers to paint; null for those that are visible at first
 * @param dark on dark ground
 * @param furniture with scale bar and attribution painted in
 * @param selected feature that stands out; null for none
 * @param chosen rows that stand out; null for none
 * @param room what of the picture's rim is hidden where a place is fitted in
 * @param at shows corridors as they stood at this moment; null for all of them as they are recorded
 * @param fresh whether to read everything anew instead of using what was read before
 */
public record MapRequest(
        int width,
        int height,
        double scale,
        @Nullable Viewport view,
        @Nullable MapBox box,
        @Nullable Set<LayerId> visible,
        boolean dark,
        boolean furniture,
        @Nullable PickedFeature selected,
        @Nullable Choice chosen,
        Room room,
        @Nullable Instant at,
        boolean fresh) {

    public MapRequest {
        if (width < 1 || height < 1 || width > 16_384 || height > 16_384 || !(scale > 0 && scale <= 4)) {
            throw new IllegalArgumentException("no such picture: " + width + " x " + height + " x " + scale);
        }
        visible = visible == null ? null : Set.copyOf(visible);
    }

    /** A picture of everything that is visible at first, as the command line makes it. */
    public static MapRequest of(int width, int height) {
        return new MapRequest(width, height, 1, null, null, null, false, true, null, null, Room.ALL, null, false);
    }

    public MapRequest withDark(boolean on) {
        return new MapRequest(
                width, height, scale, view, box, visible, on, furniture, selected, chosen, room, at, fresh);
    }

    public MapRequest withScale(double pixels) {
        return new MapRequest(
                width, height, pixels, view, box, visible, dark, furniture, selected, chosen, room, at, fresh);
    }

    public MapRequest withBox(@Nullable MapBox place) {
        return new MapRequest(
                width, height, scale, null, place, visible, dark, furniture, selected, chosen, room, at, fresh);
    }

    public MapRequest withView(Viewport place) {
        return new MapRequest(
                place.width(),
                place.height(),
                scale,
                place,
                null,
                visible,
                dark,
                furniture,
                selected,
                chosen,
                room,
                at,
                fresh);
    }

    public MapRequest withVisible(Set<LayerId> layers) {
        return new MapRequest(
                width, height, scale, view, box, layers, dark, furniture, selected, chosen, room, at, fresh);
    }

    public MapRequest withFurniture(boolean on) {
        return new MapRequest(width, height, scale, view, box, visible, dark, on, selected, chosen, room, at, fresh);
    }

    public MapRequest withSelected(@Nullable PickedFeature feature) {
        return new MapRequest(
                width, height, scale, view, box, visible, dark, furniture, feature, chosen, room, at, fresh);
    }

    public MapRequest withFresh(boolean anew) {
        return new MapRequest(
                width, height, scale, view, box, visible, dark, furniture, selected, chosen, room, at, anew);
    }

    public MapRequest withAt(@Nullable Instant moment) {
        return new MapRequest(
                width, height, scale, view, box, visible, dark, furniture, selected, chosen, room, moment, fresh);
    }

    public MapRequest withChosen(@Nullable Choice rows) {
        return new MapRequest(
                width, height, scale, view, box, visible, dark, furniture, selected, rows, room, at, fresh);
    }

    public MapRequest withRoom(Room hidden) {
        return new MapRequest(
                width, height, scale, view, box, visible, dark, furniture, selected, chosen, hidden, at, fresh);
    }
}
