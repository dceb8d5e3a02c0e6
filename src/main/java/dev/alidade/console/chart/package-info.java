/** Charts of a result: what to draw, where each mark goes, and the drawing as SVG. */
@NullMarked
package dev.alidade.console.chart;

import org.jspecify.annotations.NullMarked;
