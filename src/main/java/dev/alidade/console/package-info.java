/**
 * The SQL console: what a person typed, run on a connection of its own; completion, plans, history and the journal of
 * what was typed.
 */
@NullMarked
package dev.alidade.console;

import org.jspecify.annotations.NullMarked;
