/** Taking over a database that exists already: what of a folder is in it, and the history that says so. */
@NullMarked
package dev.alidade.migration.adopt;

import org.jspecify.annotations.NullMarked;
