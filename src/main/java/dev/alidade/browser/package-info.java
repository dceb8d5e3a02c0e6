/** Looks into relations: the tree of schemas and tables, and pages of rows that never load or count a whole table. */
@NullMarked
package dev.alidade.browser;

import org.jspecify.annotations.NullMarked;
