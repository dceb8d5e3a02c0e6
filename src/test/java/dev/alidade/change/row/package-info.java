@NullMarked
package dev.alidade.change.row;

import org.jspecify.annotations.NullMarked;
