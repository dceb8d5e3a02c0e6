/** Migrations that are Python programs: run in a process of their own, from folders that the user trusts. */
@NullMarked
package dev.alidade.migration.python;

import org.jspecify.annotations.NullMarked;
