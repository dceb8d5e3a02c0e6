@NullMarked
package dev.alidade.browser.ui.diagram;

import org.jspecify.annotations.NullMarked;
