/** The Migrations screen. */
@NullMarked
package dev.alidade.migration.ui;

import org.jspecify.annotations.NullMarked;
