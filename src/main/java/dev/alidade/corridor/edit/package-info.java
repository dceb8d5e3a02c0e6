/** A corridor that is being drawn: what it would touch, whom it would meet, and the INSERT that stores it. */
@NullMarked
package dev.alidade.corridor.edit;

import org.jspecify.annotations.NullMarked;
