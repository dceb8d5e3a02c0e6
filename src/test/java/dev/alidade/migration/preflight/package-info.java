@NullMarked
package dev.alidade.migration.preflight;

import org.jspecify.annotations.NullMarked;
