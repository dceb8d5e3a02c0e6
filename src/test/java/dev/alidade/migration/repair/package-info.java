@NullMarked
package dev.alidade.migration.repair;

import org.jspecify.annotations.NullMarked;
