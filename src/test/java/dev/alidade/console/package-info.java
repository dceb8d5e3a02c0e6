/** Tests of the SQL console. */
@NullMarked
package dev.alidade.console;

import org.jspecify.annotations.NullMarked;
