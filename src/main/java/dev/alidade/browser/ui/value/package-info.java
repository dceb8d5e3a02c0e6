/** One value as a person reads it, drawn. */
@NullMarked
package dev.alidade.browser.ui.value;

import org.jspecify.annotations.NullMarked;
