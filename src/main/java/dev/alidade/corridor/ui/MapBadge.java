package dev.alidade.corridor.ui;

import dev.alidade.corridor.LayerCount;
import dev.alidade.corridor.RenderedMap;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;

/** How much a picture shows and how long it took, in words. */
final class MapBadge {
    private MapBadge() {}

    /**
     * @param ofMoment whether only what was there at a moment is shown
     */
    static String of(RenderedMap map, boolean ofMoment) {
        var drawn =
                map.layers().stream().filter(layer -> layer.problem() == null).toList();
        var main = drawn.stream()
                .filter(layer -> layer.role() == LayerRole.CORRIDOR)
                .toList();
        var counted = main.isEmpty() ? drawn : main;
        long shown = counted.stream().mapToLong(LayerCount::shown).sum();
        long total = counted.stream().mapToLong(LayerCount::total).sum();
        boolean exact = counted.stream().allMatch(LayerCount::totalExact);
        long millis = map.fetched().plus(map.painted()).toMillis();
        if (ofMoment && !main.isEmpty()) {
            return Messages.text("analysis.badge.moment", shown, Sizes.exact(millis));
        }
        return Messages.text(
                main.isEmpty() ? "corridor.map.badge.features" : "corridor.map.badge.corridors",
                Sizes.exact(shown),
                (exact ? "" : "≈ ") + Sizes.exact(total),
                Sizes.exact(millis));
    }
}
