/** Tests of the panels. */
@NullMarked
package dev.alidade.browser.ui.transfer;

import org.jspecify.annotations.NullMarked;
