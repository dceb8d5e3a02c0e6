@NullMarked
package dev.alidade.browser.ui.relation;

import org.jspecify.annotations.NullMarked;
