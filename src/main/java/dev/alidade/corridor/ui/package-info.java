/** The map screen: surface, layers with legend, identify. */
@NullMarked
package dev.alidade.corridor.ui;

import org.jspecify.annotations.NullMarked;
