/** The diagram of tables and foreign keys in the window. */
@NullMarked
package dev.alidade.browser.ui.diagram;

import org.jspecify.annotations.NullMarked;
