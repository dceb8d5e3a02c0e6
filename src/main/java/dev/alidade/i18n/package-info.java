/** Texts for people, from the bundles, and the way numbers, sizes and times are written. */
@NullMarked
package dev.alidade.i18n;

import org.jspecify.annotations.NullMarked;
