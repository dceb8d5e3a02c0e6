/** The memory of metrics: a file in the user's folder that outlives restarts of the server and of Alidade. */
@NullMarked
package dev.alidade.monitoring.history;

import org.jspecify.annotations.NullMarked;
