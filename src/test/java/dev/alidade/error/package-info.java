@NullMarked
package dev.alidade.error;

import org.jspecify.annotations.NullMarked;
