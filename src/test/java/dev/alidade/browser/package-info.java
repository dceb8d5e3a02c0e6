/** Tests of the browser. */
@NullMarked
package dev.alidade.browser;

import org.jspecify.annotations.NullMarked;
