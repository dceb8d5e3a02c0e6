/** Tests of the fixes. */
@NullMarked
package dev.alidade.monitoring.fix;

import org.jspecify.annotations.NullMarked;
