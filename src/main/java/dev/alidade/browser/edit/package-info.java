/** Edits of rows that are staged in the grid until they are applied together. */
@NullMarked
package dev.alidade.browser.edit;

import org.jspecify.annotations.NullMarked;
