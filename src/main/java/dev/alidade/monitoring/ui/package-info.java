/** The Health screen: a strip of figures, then sizes, indexes, row security and activity. */
@NullMarked
package dev.alidade.monitoring.ui;

import org.jspecify.annotations.NullMarked;
