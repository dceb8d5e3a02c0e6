package dev.alidade.monitoring.ui;

import dev.alidade.change.row.RowChanges;
import dev.alidade.database.Cancellation;
import dev.alidade.monitoring.MonitoringQueries;
import dev.alidade.monitoring.report.HealthReport;
import java.util.Optional;

/**
 * What the Overview asks.
 *
 * @param health runs the checks and leaves out what somebody lives with
 * @param queries sizes
 * @param changes what was changed through Alidade, and the way back for rows
 * @param pending the migrations of the connection's folder
 */
public record OverviewSources(Health health, MonitoringQueries queries, RowChanges changes, Pending pending) {
    /** Runs the checks. */
    @FunctionalInterface
    public interface Health {
        HealthReport ask(Cancellation cancellation);
    }

    /** Asks the migrations; features do not know each other. */
    @FunctionalInterface
    public interface Pending {
        /** Empty when the connection has no folder. */
        Optional<Migrations> ask(Cancellation cancellation);
    }

    /**
     * How a folder stands against the database.
     *
     * @param folder its name
     * @param pending what Apply would run
     * @param stuck what is neither applied nor can be: blocked, failed, cut off
     * @param all migrations of the folder and its history
     */
    public record Migrations(String folder, int pending, int stuck, int all) {}
}
