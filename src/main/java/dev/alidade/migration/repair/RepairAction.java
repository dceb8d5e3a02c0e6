package dev.alidade.migration.repair;

import dev.alidade.migration.script.ScriptVersion;

/** What shall be mended. */
public sealed interface RepairAction {

    /** Record a migration as applied that was applied by other means. */
    record MarkApplied(ScriptVersion version) implements RepairAction {}

    /** Forget that a migration was applied; what it changed stays. */
    record MarkReverted(ScriptVersion version) implements RepairAction {}

    /** Accept a file as it is now: its checksum and its description. */
    record Align(ScriptVersion version) implements RepairAction {}

    /** Forget all runs that failed. */
    record RemoveFailed() implements RepairAction {}
}
