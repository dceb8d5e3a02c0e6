/** From features to pixels: areas, lines, corridors, markers, labels, in strips on all cores. */
@NullMarked
package dev.alidade.corridor.paint;

import org.jspecify.annotations.NullMarked;
