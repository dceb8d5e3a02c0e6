/** Controls that several features share: headers, empty and error states, SQL text. */
@NullMarked
package dev.alidade.ui.control;

import org.jspecify.annotations.NullMarked;
