@NullMarked
package dev.alidade.change;

import org.jspecify.annotations.NullMarked;
