/** The SQL screen: editors above, results below, history and saved queries at the right. */
@NullMarked
package dev.alidade.console.ui;

import org.jspecify.annotations.NullMarked;
