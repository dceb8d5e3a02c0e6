/** What can be known before the first statement of a migration is sent. */
@NullMarked
package dev.alidade.migration.preflight;

import org.jspecify.annotations.NullMarked;
