/** The systems that come with Alidade to try it on: what they are and how they get into a database. */
@NullMarked
package dev.alidade.migration.sample;

import org.jspecify.annotations.NullMarked;
