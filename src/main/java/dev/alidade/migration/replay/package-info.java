/** Migrations that nobody tried when they were applied, tried afterwards on a copy. */
@NullMarked
package dev.alidade.migration.replay;

import org.jspecify.annotations.NullMarked;
