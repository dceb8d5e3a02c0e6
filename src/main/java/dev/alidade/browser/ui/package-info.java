/** The Tables screen: the tree of relations and the grid of rows. */
@NullMarked
package dev.alidade.browser.ui;

import org.jspecify.annotations.NullMarked;
