/** The start page and the form of a connection. */
@NullMarked
package dev.alidade.connection.ui;

import org.jspecify.annotations.NullMarked;
