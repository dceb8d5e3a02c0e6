/** Rows that have no place of their own: keys in lists, the latest position of a vehicle, figures of a district. */
@NullMarked
package dev.alidade.corridor.link;

import org.jspecify.annotations.NullMarked;
