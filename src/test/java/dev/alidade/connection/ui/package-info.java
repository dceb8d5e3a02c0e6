@NullMarked
package dev.alidade.connection.ui;

import org.jspecify.annotations.NullMarked;
