/** What a migration can change, as an immutable snapshot: read, compared, printed as DDL, and turned from one state into another. */
@NullMarked
package dev.alidade.catalog;

import org.jspecify.annotations.NullMarked;
