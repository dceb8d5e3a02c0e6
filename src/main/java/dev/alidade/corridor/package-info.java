/** The map: from the geometry columns of any database to one picture, and from a click back to a row. */
@NullMarked
package dev.alidade.corridor;

import org.jspecify.annotations.NullMarked;
