/** Benchmarks: contestants that take turns in one run on one private server, compared as ratios. */
@NullMarked
package dev.alidade.bench;

import org.jspecify.annotations.NullMarked;
