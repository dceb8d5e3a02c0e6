/** Tests of the monitoring. */
@NullMarked
package dev.alidade.monitoring;

import org.jspecify.annotations.NullMarked;
