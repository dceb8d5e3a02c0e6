/** Mending what a history says, without running anything. */
@NullMarked
package dev.alidade.migration.repair;

import org.jspecify.annotations.NullMarked;
