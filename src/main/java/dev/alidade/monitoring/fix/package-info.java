/** Mends findings: what was agreed to and nothing else, kept, looked at again, and taken back. */
@NullMarked
package dev.alidade.monitoring.fix;

import org.jspecify.annotations.NullMarked;
