/** Tests of the report. */
@NullMarked
package dev.alidade.monitoring.report;

import org.jspecify.annotations.NullMarked;
