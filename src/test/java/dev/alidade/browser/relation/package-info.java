@NullMarked
package dev.alidade.browser.relation;

import org.jspecify.annotations.NullMarked;
