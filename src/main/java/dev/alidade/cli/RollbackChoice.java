package dev.alidade.cli;

import dev.alidade.migration.RollbackSelection;
import dev.alidade.migration.script.ScriptVersion;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which migrations {@code migrations rollback} takes back. */
public final class RollbackChoice {
    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description = "All above this one, which stays applied; 0 takes back all.")
    @Nullable
    String to;

    @Option(names = "--last", description = "The one with the highest version.")
    boolean last;

    @Option(names = "--only", paramLabel = "VERSION", description = "This one only.")
    @Nullable
    String only;

    RollbackSelection selection(Function<String, ScriptVersion> versions) {
        if (to != null) {
            return new RollbackSelection.To(versions.apply(to));
        }
        return only == null ? new RollbackSelection.Last() : new RollbackSelection.Only(Set.of(versions.apply(only)));
    }

    /** The version that must be there; null when none is named or it is 0, the place before the first. */
    @Nullable
    ScriptVersion named(Function<String, ScriptVersion> versions) {
        var text = to == null ? only : to;
        var version = text == null ? null : versions.apply(text);
        return version == null || (to != null && version.isZero()) ? null : version;
    }
}
