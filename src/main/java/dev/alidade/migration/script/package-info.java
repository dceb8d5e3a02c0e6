/** Migration files as they lie on disk: conventions, pairing with their rollback scripts, and their statements. */
@NullMarked
package dev.alidade.migration.script;

import org.jspecify.annotations.NullMarked;
