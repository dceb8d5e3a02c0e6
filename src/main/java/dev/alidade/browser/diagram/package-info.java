/** Entity-relationship diagrams: tables and foreign keys read, laid out and drawn without a window. */
@NullMarked
package dev.alidade.browser.diagram;

import org.jspecify.annotations.NullMarked;
