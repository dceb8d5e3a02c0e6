/** Shortest ways over the lines of a layer, in true metres. */
@NullMarked
package dev.alidade.corridor.path;

import org.jspecify.annotations.NullMarked;
