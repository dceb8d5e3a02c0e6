/** One value as a person reads it: a vector's shape, a geometry's outline, bytes, a moment in several zones, its neighbours. */
@NullMarked
package dev.alidade.browser.value;

import org.jspecify.annotations.NullMarked;
