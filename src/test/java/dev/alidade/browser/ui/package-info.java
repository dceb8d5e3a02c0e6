/** Tests of the screen. */
@NullMarked
package dev.alidade.browser.ui;

import org.jspecify.annotations.NullMarked;
