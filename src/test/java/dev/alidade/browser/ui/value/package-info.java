@NullMarked
package dev.alidade.browser.ui.value;

import org.jspecify.annotations.NullMarked;
