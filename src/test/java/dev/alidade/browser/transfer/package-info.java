/** Tests of export and import. */
@NullMarked
package dev.alidade.browser.transfer;

import org.jspecify.annotations.NullMarked;
