/**
 * Migrations: what a folder holds, what a database has seen of it, and applying the rest. Our own parser stands in
 * front, Flyway locks and keeps the history.
 */
@NullMarked
package dev.alidade.migration;

import org.jspecify.annotations.NullMarked;
