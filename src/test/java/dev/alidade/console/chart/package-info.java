/** Charts of results. */
@NullMarked
package dev.alidade.console.chart;

import org.jspecify.annotations.NullMarked;
