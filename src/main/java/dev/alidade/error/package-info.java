/** What can go wrong, said so that a person knows what to do next; the ground floor of every other package. */
@NullMarked
package dev.alidade.error;

import org.jspecify.annotations.NullMarked;
