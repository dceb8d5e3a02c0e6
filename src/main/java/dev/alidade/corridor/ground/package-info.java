/** The base map that is built in: land, parks, roads and names that need no database and no network. */
@NullMarked
package dev.alidade.corridor.ground;

import org.jspecify.annotations.NullMarked;
