package dev.alidade.migration;

import dev.alidade.migration.RollbackOptions.Way;
import dev.alidade.migration.proof.Proof;
import dev.alidade.migration.script.MigrationScript;
import org.jspecify.annotations.Nullable;

/**
 * One migration to take back.
 *
 * @param migration which
 * @param way how
 * @param script what is said to be undone: the rollback script, or the migration itself where none is used
 * @param planned the rollback script to send; null on the computed way
 * @param proof what was kept when it was applied; null when nothing was
 */
record RollbackStep(
        Migration migration,
        Way way,
        MigrationScript script,
        @Nullable PlannedScript planned,
        @Nullable Proof proof) {}
