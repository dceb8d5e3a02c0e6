/** The side panels that write rows to files and read files into tables. */
@NullMarked
package dev.alidade.browser.ui.transfer;

import org.jspecify.annotations.NullMarked;
