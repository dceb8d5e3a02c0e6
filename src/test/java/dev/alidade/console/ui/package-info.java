/** Tests of the SQL screen. */
@NullMarked
package dev.alidade.console.ui;

import org.jspecify.annotations.NullMarked;
