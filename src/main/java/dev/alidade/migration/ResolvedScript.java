package dev.alidade.migration;

import dev.alidade.migration.script.MigrationScript;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.executor.Context;
import org.flywaydb.core.api.executor.MigrationExecutor;
import org.flywaydb.core.api.migration.baseline.BaselineMigrationType;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.MigrationType;
import org.flywaydb.core.internal.info.MigrationInfoContext;
import org.flywaydb.core.internal.jdbc.Results;
import org.jspecify.annotations.Nullable;

/** A script as Flyway sees it: type SQL and Flyway's checksum, so that stock Flyway validates what we write. */
final class ResolvedScript implements ResolvedMigration, MigrationExecutor {
    /** Runs a script on the connection that Flyway lends. */
    @FunctionalInterface
    interface Execution {
        void run(MigrationScript script, Connection connection);
    }

    private final MigrationScript script;
    private final Execution execution;
    private final @Nullable MigrationVersion version;
    private final boolean baseline;

    ResolvedScript(MigrationScript script, Execution execution) {
        this.script = script;
        this.execution = execution;
        // Flyway asks for these of every migration after every migration
        var number = script.version().number();
        this.version = number == null ? null : MigrationVersion.fromVersion(number);
        this.baseline = script.isBaseline();
    }

    @Override
    public @Nullable MigrationVersion getVersion() {
        return version;
    }

    @Override
    public String getDescription() {
        return script.description();
    }

    @Override
    public String getScript() {
        return script.name();
    }

    @Override
    public Integer getChecksum() {
        return script.checksum();
    }

    @Override
    public MigrationType getType() {
        return baseline ? BaselineMigrationType.SQL_BASELINE : CoreMigrationType.SQL;
    }

    @Override
    public String getPhysicalLocation() {
        return script.file().toString();
    }

    @Override
    public MigrationExecutor getExecutor() {
        return this;
    }

    @Override
    public boolean checksumMatches(Integer checksum) {
        return checksum != null && checksum == script.checksum();
    }

    @Override
    public boolean checksumMatchesWithoutBeingIdentical(Integer checksum) {
        return checksumMatches(checksum);
    }

    @Override
    public List<Results> execute(Context context) {
        execution.run(script, context.getConnection());
        return List.of();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return script.mode().isTransactional();
    }

    /** A baseline begins a history or never runs. */
    @Override
    public org.flywaydb.core.api.MigrationState getState(MigrationInfoContext context) {
        var state = ResolvedMigration.super.getState(context);
        if (!baseline) {
            return state;
        }
        boolean begun = context.appliedBaseline != null || !MigrationVersion.EMPTY.equals(context.lastApplied);
        if (begun) {
            return state == org.flywaydb.core.api.MigrationState.PENDING
                    ? org.flywaydb.core.api.MigrationState.IGNORED
                    : state;
        }
        return Objects.equals(getVersion(), context.pendingBaseline)
                ? org.flywaydb.core.api.MigrationState.PENDING
                : state;
    }

    @Override
    public boolean shouldExecute() {
        return true;
    }
}
