@NullMarked
package dev.alidade.browser.value;

import org.jspecify.annotations.NullMarked;
