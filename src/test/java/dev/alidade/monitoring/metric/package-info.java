/** Tests of the monitoring. */
@NullMarked
package dev.alidade.monitoring.metric;

import org.jspecify.annotations.NullMarked;
