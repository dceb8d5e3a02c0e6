/**
 * What every feature that writes has in common: a change is tried backwards before it is committed, kept with what is
 * needed to take it back, and taken back only with proof. Knows no feature.
 */
@NullMarked
package dev.alidade.change;

import org.jspecify.annotations.NullMarked;
