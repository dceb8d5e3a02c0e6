@NullMarked
package dev.alidade.migration.adopt;

import org.jspecify.annotations.NullMarked;
