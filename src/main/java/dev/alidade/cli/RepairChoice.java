package dev.alidade.cli;

import dev.alidade.migration.repair.RepairAction;
import dev.alidade.migration.script.ScriptVersion;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The one thing that {@code migrations repair} shall mend. */
public final class RepairChoice {
    @Option(
            names = "--applied",
            paramLabel = "VERSION",
            description = "Record it as applied; none of its statements is run.")
    @Nullable
    String applied;

    @Option(
            names = "--reverted",
            paramLabel = "VERSION",
            description = "Forget that it was applied; what it changed stays.")
    @Nullable
    String reverted;

    @Option(names = "--align", paramLabel = "VERSION", description = "Accept its file as it is now.")
    @Nullable
    String align;

    @Option(names = "--failed", description = "Forget all runs that failed.")
    boolean failed;

    RepairAction action(Function<String, ScriptVersion> versions) {
        if (applied != null) {
            return new RepairAction.MarkApplied(versions.apply(applied));
        }
        if (reverted != null) {
            return new RepairAction.MarkReverted(versions.apply(reverted));
        }
        return align != null ? new RepairAction.Align(versions.apply(align)) : new RepairAction.RemoveFailed();
    }
}
