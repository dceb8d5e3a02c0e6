@NullMarked
package dev.alidade.migration;

import org.jspecify.annotations.NullMarked;
