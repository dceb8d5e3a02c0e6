/** Corridors that want the same ground at the same time. */
@NullMarked
package dev.alidade.corridor.conflict;

import org.jspecify.annotations.NullMarked;
