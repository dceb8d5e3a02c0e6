/** Where things are: web mercator for drawing, metric systems for metres, everything else through GeoTools. */
@NullMarked
package dev.alidade.corridor.projection;

import org.jspecify.annotations.NullMarked;
