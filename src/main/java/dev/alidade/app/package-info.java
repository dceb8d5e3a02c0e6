/** Composition by hand: the entry point, the objects of the app's lifetime and of one open connection. */
@NullMarked
package dev.alidade.app;

import org.jspecify.annotations.NullMarked;
