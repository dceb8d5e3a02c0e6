/** How a layer is drawn: rules with symbols, classes of values, palettes, SLD. */
@NullMarked
package dev.alidade.corridor.style;

import org.jspecify.annotations.NullMarked;
