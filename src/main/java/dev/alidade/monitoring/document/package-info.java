/** What is known of a database as one HTML file, to hand to somebody. */
@NullMarked
package dev.alidade.monitoring.document;

import org.jspecify.annotations.NullMarked;
