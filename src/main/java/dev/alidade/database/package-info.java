/** The one door to PostgreSQL: pool, transactions, cancellation, named queries, SQLSTATE to problem. Only this package knows JDBC. */
@NullMarked
package dev.alidade.database;

import org.jspecify.annotations.NullMarked;
