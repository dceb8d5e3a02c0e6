@NullMarked
package dev.alidade.catalog;

import org.jspecify.annotations.NullMarked;
