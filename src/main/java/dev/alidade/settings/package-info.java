/** Where Alidade keeps its files, and small JSON documents that survive a crash while being written. */
@NullMarked
package dev.alidade.settings;

import org.jspecify.annotations.NullMarked;
