/** The journal of what was begun and ended, so that after a kill it is known how far a migration came. */
@NullMarked
package dev.alidade.migration.ledger;

import org.jspecify.annotations.NullMarked;
