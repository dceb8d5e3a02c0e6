package dev.alidade.migration;

import dev.alidade.migration.script.MigrationScript;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run over a part of the selected scripts, all in one language. */
interface PartRun {
    /**
     * Applies the scripts in order and stops at the first failure.
     *
     * @return what stopped it, or null
     * @throws dev.alidade.error.AppException when it could not even begin
     */
    @Nullable
    MigrationFailure run();

    /** Files committed and recorded so far, in order. */
    List<MigrationScript> applied();

    /** Files that this run began, recorded or not. */
    Set<MigrationScript> begun();

    /** How long the file under way has taken, in milliseconds. */
    long elapsed();
}
