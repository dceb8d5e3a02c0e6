/** The shell around every screen: rail, top bar, status bar, theme, navigation, dialogs. */
@NullMarked
package dev.alidade.ui;

import org.jspecify.annotations.NullMarked;
