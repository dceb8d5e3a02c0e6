/** How a database is doing, from the server's own statistics: sizes, index usage, row security, activity, limits. */
@NullMarked
package dev.alidade.monitoring;

import org.jspecify.annotations.NullMarked;
