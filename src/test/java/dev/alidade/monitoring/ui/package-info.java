/** Tests of the screen. */
@NullMarked
package dev.alidade.monitoring.ui;

import org.jspecify.annotations.NullMarked;
