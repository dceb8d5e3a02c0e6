/** What there is to know of one relation besides its rows, a page each: columns, indexes, constraints, rights, needs. */
@NullMarked
package dev.alidade.browser.relation;

import org.jspecify.annotations.NullMarked;
