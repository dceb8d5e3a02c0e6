/** A private PostgreSQL server for the demo, the tests and dry runs: found, started, kept and cleaned up. */
@NullMarked
package dev.alidade.sandbox;

import org.jspecify.annotations.NullMarked;
