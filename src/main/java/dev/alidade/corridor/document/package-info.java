/** Maps as documents of shapes instead of pixels: SVG and PDF. */
@NullMarked
package dev.alidade.corridor.document;

import org.jspecify.annotations.NullMarked;
