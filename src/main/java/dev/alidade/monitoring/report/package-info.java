/** What a run of the checks comes to: what counts, what somebody ignores and why, and what changed since another run. */
@NullMarked
package dev.alidade.monitoring.report;

import org.jspecify.annotations.NullMarked;
