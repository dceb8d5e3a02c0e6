/** Tests of the monitoring. */
@NullMarked
package dev.alidade.monitoring.history;

import org.jspecify.annotations.NullMarked;
