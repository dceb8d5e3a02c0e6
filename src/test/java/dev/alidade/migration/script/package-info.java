@NullMarked
package dev.alidade.migration.script;

import org.jspecify.annotations.NullMarked;
