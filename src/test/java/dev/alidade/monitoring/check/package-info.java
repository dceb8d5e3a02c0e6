/** Tests of the checks. */
@NullMarked
package dev.alidade.monitoring.check;

import org.jspecify.annotations.NullMarked;
