/** Rows out to files and in from files: streaming, at the speed of COPY, nothing half done when it fails or is stopped. */
@NullMarked
package dev.alidade.browser.transfer;

import org.jspecify.annotations.NullMarked;
