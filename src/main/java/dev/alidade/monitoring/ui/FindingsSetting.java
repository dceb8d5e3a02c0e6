package dev.alidade.monitoring.ui;

import dev.alidade.monitoring.check.Check;
import dev.alidade.monitoring.check.CheckRunner;
import dev.alidade.monitoring.fix.FixService;
import dev.alidade.monitoring.report.IgnoreFile;
import dev.alidade.monitoring.report.SettingsFile;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the findings work with.
 *
 * @param runner runs the checks
 * @param fixes applies and undoes
 * @param checks read anew for every run, because people may write their own
 * @param settings where it is written down which checks run, and how
 * @param ignored where ignoring is written down
 * @param migrations writes fixes as a migration; null when no folder is open
 * @param production the name of the database, where it counts as production; else empty
 * @param clock for the day on which ignoring ends
 */
public record FindingsSetting(
        CheckRunner runner,
        FixService fixes,
        Supplier<List<Check>> checks,
        SettingsFile settings,
        IgnoreFile ignored,
        @Nullable MigrationWriter migrations,
        String production,
        Clock clock) {
    /** Writes a new migration into the project's folder. */
    @FunctionalInterface
    public interface MigrationWriter {
        /**
         * @param name in words
         * @param up with semicolons
         * @param down what takes it back
         * @return the files, for a person
         */
        String write(String name, String up, String down);
    }
}
