/** The sandbox's own tests, and the fixture that gives every other test a real PostgreSQL. */
@NullMarked
package dev.alidade.sandbox;

import org.jspecify.annotations.NullMarked;
