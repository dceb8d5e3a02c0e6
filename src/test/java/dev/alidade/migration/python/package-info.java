@NullMarked
package dev.alidade.migration.python;

import org.jspecify.annotations.NullMarked;
