/** Tests of completion. */
@NullMarked
package dev.alidade.console.completion;

import org.jspecify.annotations.NullMarked;
