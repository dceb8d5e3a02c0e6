/**
 * The text of SQL statements, without a parser: where a statement begins and ends, its tokens, and which statements
 * PostgreSQL refuses inside a transaction. Knows no server and no feature.
 */
@NullMarked
package dev.alidade.statement;

import org.jspecify.annotations.NullMarked;
