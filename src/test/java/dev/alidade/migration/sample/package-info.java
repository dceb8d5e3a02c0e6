@NullMarked
package dev.alidade.migration.sample;

import org.jspecify.annotations.NullMarked;
