@NullMarked
package dev.alidade.browser.diagram;

import org.jspecify.annotations.NullMarked;
