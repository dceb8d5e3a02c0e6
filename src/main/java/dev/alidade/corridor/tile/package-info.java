/** Map tiles below the layers: from the web or from an MBTiles file, only where somebody switched them on. */
@NullMarked
package dev.alidade.corridor.tile;

import org.jspecify.annotations.NullMarked;
