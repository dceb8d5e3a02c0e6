package dev.alidade.corridor.link;

import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.style.LayerStyle;
import dev.alidade.corridor.style.Palette;
import dev.alidade.corridor.style.Symbol;
import dev.alidade.corridor.style.Symbol.Stroke;

/** How linked things light up over what they are drawn as anyway: rings around points, bright rims around areas. */
final class LinkLook {
    private static final int HALF = 0x5000_0000;
    private static final int RGB = 0x00FF_FFFF;

    private LinkLook() {}

    static LayerStyle of(LayerRole role) {
        int bright = Palette.OKABE_ITO.colour(1, 8);
        int dark = 0xFF00_0000 | ((bright >>> 1) & 0x7F_7F7F);
        return LayerStyle.single(
                "linked",
                switch (role) {
                    case AREA -> Symbol.area((bright & RGB) | HALF, Stroke.solid(bright, 2.5));
                    case LINE, CORRIDOR -> Symbol.line(Stroke.solid(dark, 6), Stroke.solid(bright, 4));
                    default ->
                        new Symbol(
                                new Symbol.Fill((bright & RGB) | HALF),
                                java.util.List.of(Stroke.solid(bright, 2.5)),
                                new Symbol.Marker(Symbol.Shape.CIRCLE, 10, bright, Stroke.solid(dark, 1.5), 0, null),
                                null);
                });
    }
}
