/** The pages about one relation: a tab each, read when it is opened. */
@NullMarked
package dev.alidade.browser.ui.relation;

import org.jspecify.annotations.NullMarked;
