/** Corridors as intervals of time: how they stand at a moment, and how many are held when. */
@NullMarked
package dev.alidade.corridor.time;

import org.jspecify.annotations.NullMarked;
