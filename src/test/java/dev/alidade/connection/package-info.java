@NullMarked
package dev.alidade.connection;

import org.jspecify.annotations.NullMarked;
