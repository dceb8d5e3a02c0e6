/** The proof of the proof: random migrations taken back, judged by witnesses that know nothing of the snapshot. */
@NullMarked
package dev.alidade.catalog.witness;

import org.jspecify.annotations.NullMarked;
