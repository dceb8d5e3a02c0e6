@NullMarked
package dev.alidade.browser.edit;

import org.jspecify.annotations.NullMarked;
