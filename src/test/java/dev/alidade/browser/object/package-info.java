@NullMarked
package dev.alidade.browser.object;

import org.jspecify.annotations.NullMarked;
