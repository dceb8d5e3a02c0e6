/**
 * Changes of rows, whoever wants them: the exact SQL beforehand, one transaction in which every row must still be what
 * was read, and images of the rows before and after, from which the way back is made.
 */
@NullMarked
package dev.alidade.change.row;

import org.jspecify.annotations.NullMarked;
