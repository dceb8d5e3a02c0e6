/** Tables whose rows are corridors: which column means what, which lists of keys they hold, and their rows. */
@NullMarked
package dev.alidade.corridor.table;

import org.jspecify.annotations.NullMarked;
