/**
 * Changes of definitions that a feature proposes as statements: run as a whole or, where PostgreSQL allows no transaction,
 * one by one; kept with the catalog before and after; taken back with proof. Knows no feature.
 */
@NullMarked
package dev.alidade.change.definition;

import org.jspecify.annotations.NullMarked;
