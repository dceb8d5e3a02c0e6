/** Journeys through the whole app. */
@NullMarked
package dev.alidade.app;

import org.jspecify.annotations.NullMarked;
