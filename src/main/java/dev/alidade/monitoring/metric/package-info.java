/** What the server's own statistics tell: one look at what it does now, and one table for each subject. */
@NullMarked
package dev.alidade.monitoring.metric;

import org.jspecify.annotations.NullMarked;
