/** What can be drawn: the geometry columns of the database and what their structure says about their meaning. */
@NullMarked
package dev.alidade.corridor.layer;

import org.jspecify.annotations.NullMarked;
