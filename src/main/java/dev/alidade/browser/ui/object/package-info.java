/** The page of an object that is no relation. */
@NullMarked
package dev.alidade.browser.ui.object;

import org.jspecify.annotations.NullMarked;
