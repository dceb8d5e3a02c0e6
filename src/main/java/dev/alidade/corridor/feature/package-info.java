/** Geometries in memory as flat arrays: decoding, fetching, finding. */
@NullMarked
package dev.alidade.corridor.feature;

import org.jspecify.annotations.NullMarked;
